import { describe, expect, test } from 'vitest';
import type { LoadedFile } from '../../../src/core/comparison/loadedFile';
import type { DocumentSystem } from '../../../src/core/document/document';
import { defaultChoices } from '../../../src/core/document/method';
import { historyOf } from '../../../src/core/history/historyOf';
import { systemsOfHistory } from '../../../src/core/history/runs';
import type { System } from '../../../src/core/results/resultFile';
import { file, result, system } from '../comparison/lab';

function started(identifier: string, hour: number, hardware: Readonly<Record<string, string>> = {}): System {
  const made = system(identifier, `2026-10-13 ${String(hour).padStart(2, '0')}:00:00`);
  return { ...made, hardware: new Map([...made.hardware, ...Object.entries(hardware)]) };
}

/** A file with these systems, each with three trials. */
function fileOf(path: string, systems: readonly System[]): LoadedFile {
  const entries = systems.map(({ identifier }, index) => ({
    system: identifier,
    trials: [100 + index, 101 + index, 102 + index],
  }));
  return file(path, systems, [result({ entries })]);
}

function runsOf(files: readonly LoadedFile[], more: { systems?: readonly DocumentSystem[] } = {}) {
  const paths = files.map(({ path }) => path);
  const { runs, problems, machine } = historyOf(
    { version: 1, files: paths, ...defaultChoices, ...more },
    files,
  );
  return {
    machine,
    runs: runs.map(({ session }) => `${session.file} ${session.identifier}`),
    problems: problems.map(({ problem }) => problem.id),
  };
}

const hours = [1, 2, 3];

describe('the runs of a machine', () => {
  test('are those of one file, whose names count them', () => {
    const { machine, runs } = runsOf([
      fileOf(
        'a',
        hours.map(hour => started(`gzip-run-${hour}`, hour)),
      ),
    ]);
    expect(runs).toEqual(['a gzip-run-1', 'a gzip-run-2', 'a gzip-run-3']);
    expect(machine).toBe('gzip-run');
  });

  test('are all of the machine that one of them names', () => {
    const files = [
      fileOf(
        'a',
        hours.map(hour => started(`gzip-run-${hour}`, hour)),
      ),
      fileOf('b', [started('other', 4)]),
    ];
    const { runs } = historyOf({ version: 1, files: ['a', 'b'], ...defaultChoices }, files, {
      machine: 'gzip-run-2',
    });
    expect(runs).toHaveLength(3);
  });

  test('are not those of a second one that was measured the same way', () => {
    const files = ['vm1', 'vm2'].flatMap((name, index) =>
      hours.map(hour => fileOf(`${name}-${hour}`, [started(name, hour + 4 * index)])),
    );
    const { runs, problems } = runsOf(files);
    expect(runs).toEqual(hours.map(hour => `vm2-${hour} vm2`));
    expect(problems).toEqual(['other-machines']);
  });

  test('are not those of a larger one where both are counted alike', () => {
    const counted = (path: string, memory: string, first: number) =>
      fileOf(
        path,
        hours.map(hour => started(`run-${hour}`, first + hour, { Memory: memory })),
      );
    const { runs } = runsOf([counted('small', '1GB', 0), counted('large', '8GB', 5)]);
    expect(runs).toEqual(hours.map(hour => `large run-${hour}`));
  });

  test('stay those of one machine when its memory grows', () => {
    const files = hours.map(hour =>
      fileOf(`week-${hour}`, [started('lab', hour, { Memory: hour > 1 ? '8GB' : '4GB' })]),
    );
    expect(runsOf(files).runs).toHaveLength(3);
  });

  test('are all that a document lists, whatever they ran on', () => {
    const files = [fileOf('a', [started('vm1', 1)]), fileOf('b', [started('vm2', 2)])];
    const systems = [
      { label: 'old', sessions: [{ file: 'a', identifier: 'vm1' }] },
      { label: 'new', sessions: [{ file: 'b', identifier: 'vm2' }] },
    ];
    expect(runsOf(files, { systems })).toMatchObject({ runs: ['a vm1', 'b vm2'], problems: [] });
  });

  test('count once, however many files have a copy, and need a time', () => {
    const files = [
      fileOf('all', [started('lab', 1), started('lab two', 2)]),
      fileOf('copy', [started('lab', 1)]),
      fileOf('timeless', [system('lab'), system('lab')]),
    ];
    const { runs, problems } = runsOf(files, {
      systems: [
        {
          label: 'lab',
          sessions: ['all', 'copy', 'timeless'].map(path => ({ file: path, identifier: 'lab' })),
        },
      ],
    });
    expect(runs).toEqual(['all lab']);
    expect(problems).toEqual(['run-without-time', 'same-run']);
  });
});

test('two machines of one name that were started in one second are no copies', () => {
  const runOf = (path: string, first: number) =>
    file(
      path,
      [started('lab', 1)],
      [result({ entries: [{ system: 'lab', trials: [first, first + 1, first + 2] }] })],
    );
  expect(runsOf([runOf('a', 100), runOf('b', 200)])).toMatchObject({
    runs: ['a lab', 'b lab'],
    problems: [],
  });
  expect(runsOf([runOf('a', 100), runOf('b', 100)])).toMatchObject({ runs: ['a lab'] });
});

test('of unreadable files a history has no runs and says why', () => {
  const files: readonly LoadedFile[] = [
    { path: 'x', folder: 'x', reading: { kind: 'foreign', root: 'html' } },
  ];
  const { runs, problems } = runsOf(files);
  expect({ runs, problems }).toEqual({ runs: [], problems: ['foreign'] });
});

test('a benchmark whose values are zero or below has points, and nothing is said of its steps', () => {
  const files = Array.from({ length: 8 }, (_, hour) =>
    file(
      `week-${hour}`,
      [started('lab', hour)],
      [result({ entries: [{ system: 'lab', trials: [-1, 0, hour] }] })],
    ),
  );
  const { rows } = historyOf({ version: 1, files: files.map(({ path }) => path), ...defaultChoices }, files);
  expect(rows[0]).toMatchObject({ noSteps: 'not-positive', points: { length: 8 } });
  expect(rows[0]).not.toHaveProperty('steps');
});

test('a run in which the test failed is no point, and no 0', () => {
  const files = Array.from({ length: 8 }, (_, hour) =>
    file(
      `week-${hour}`,
      [started('lab', hour)],
      [
        result({
          entries: [{ system: 'lab', ...(hour === 3 ? { error: 'it broke' } : { trials: [5, 6, 7] }) }],
        }),
      ],
    ),
  );
  const { rows } = historyOf({ version: 1, files: files.map(({ path }) => path), ...defaultChoices }, files);
  expect(rows[0]?.points.map(({ run }) => run)).toEqual([0, 1, 2, 4, 5, 6, 7]);
});

test('the systems of a history are those that its document lists, else its runs: what is added does not drop one', () => {
  const files = [fileOf('a', [started('guest', 1)]), fileOf('b', [started('guest', 2), started('guest', 3)])];
  const document = { version: 1 as const, files: ['a', 'b'], ...defaultChoices };
  const systems = systemsOfHistory(document, historyOf(document, files));
  expect(systems.map(({ sessions }) => sessions)).toEqual([
    [{ file: 'a', identifier: 'guest' }],
    [{ file: 'b', identifier: 'guest' }],
    [{ file: 'b', identifier: 'guest', occurrence: 1 }],
  ]);
  const listed = { ...document, systems: systems.slice(0, 2) };
  expect(systemsOfHistory(listed, historyOf(listed, files))).toBe(listed.systems);
  // The document of these systems is the same history.
  expect(historyOf({ ...document, systems }, files).runs).toHaveLength(3);
});
