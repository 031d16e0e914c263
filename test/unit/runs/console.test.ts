import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConsoleReader } from '../../../src/core/runs/console';
import { type Progress, partDone } from '../../../src/core/runs/progress';

const folder = path.join(import.meta.dirname, '../../fixtures/ptsConsole');
const recorded = readdirSync(folder).map(name => ({
  name,
  text: readFileSync(path.join(folder, name), 'utf8'),
}));
const textOf = (name: string) => recorded.find(each => each.name === name)?.text ?? '';

function read(...pieces: readonly string[]): Progress {
  const reader = new ConsoleReader();
  for (const piece of pieces) reader.push(piece);
  return reader.progress;
}

const brief = ({ test: of, trial, minutes, problems }: Progress) => ({
  test:
    of === undefined
      ? undefined
      : `${of.number} of ${of.count} ${of.title} ${of.profile} [${of.description}]`,
  trial: trial === undefined ? undefined : `${trial.number} of ${trial.planned}`,
  minutes,
  problems: problems.map(
    ({ kind, text, trial: of_ }) => `${kind}${of_ === undefined ? '' : ` in trial ${of_}`}: ${text}`,
  ),
});

describe('real output of PTS', () => {
  test('a complete run has gone through its last test', () => {
    expect(brief(read(textOf('batch-run-2-tests-3-trials.txt')))).toEqual({
      test: '2 of 2 Sysbench CPU 1.0.20 local/sbcpu-1.0.0 [undefined]',
      trial: '3 of 3',
      minutes: 1,
      problems: [],
    });
  });

  test('in a terminal, with colours, and beyond the planned trials', () => {
    const progress = read(textOf('batch-run-dynamic-terminal.txt'));
    expect(brief(progress)).toMatchObject({ trial: '15 of 3', problems: [] });
    expect(progress.lastLines.join('')).not.toContain('\u001b');
    expect(partDone(progress)).toBe(1);
  });

  test('a run that was killed in a trial shows this trial, whose line has no end', () => {
    expect(brief(read(textOf('interrupted-killed.txt')))).toEqual({
      test: '2 of 2 Flaky Workload 1 local/flaky-1.0.0 [Mode: OK]',
      trial: '3 of 3',
      minutes: 1,
      problems: [],
    });
  });

  test('a run that was interrupted in a terminal shows its trial', () => {
    expect(brief(read(textOf('interrupted-ctrl-c-terminal.txt')))).toMatchObject({
      test: '2 of 2 Sysbench CPU 1.0.20 local/sbcpu-1.0.0 [undefined]',
      trial: '2 of 3',
    });
  });

  test('a run that was stopped gently says nothing of it', () => {
    expect(brief(read(textOf('halt-testing.txt')))).toEqual({
      test: '1 of 2 dd Write coreutils local/ddwrite-1.0.0 [64 MiB fdatasync]',
      trial: '1 of 5',
      minutes: 1,
      problems: [],
    });
  });

  test('what failed is told, with the test and the trial', () => {
    const progress = read(textOf('batch-benchmark-failures.txt'));
    expect(brief(progress).problems).toEqual([
      'install-failed: The installer exited with a non-zero exit status.',
      'install-failed: ERROR: cc: fatal error: no input files',
      'not-installed: [NOTICE] local/badinst-1.0.0 is not installed.',
      'trial-failed in trial 1: The test quit with a non-zero exit status.',
      'trial-failed in trial 2: The test quit with a non-zero exit status.',
      'trial-failed in trial 3: The test quit with a non-zero exit status.',
      'said in trial 3: E: error while loading shared libraries: libfoo.so.1: cannot open shared object file',
      'trial-failed in trial 1: The test quit with a non-zero exit status.',
    ]);
    expect(progress.problems[0]).toMatchObject({ profile: 'local/badinst-1.0.0' });
    expect(progress.problems.at(-1)).toMatchObject({
      profile: 'local/flaky-1.0.0',
      description: 'Mode: Second Trial Fails',
    });
    expect(brief(progress)).toMatchObject({ test: '3 of 3 Multi Check 1 local/multipf-1.0.0 [undefined]' });
  });

  test('a full disk is told, though PTS goes on and exits with 0', () => {
    const { problems } = read(textOf('disk-full.txt'));
    expect(problems.length).toBeGreaterThan(5);
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['no-space']));
    expect(problems).toContainEqual(expect.objectContaining({ profile: 'local/flaky-1.0.0', trial: 1 }));
  });

  test('an installation is not taken for the test', () => {
    const text = textOf('batch-benchmark-failures.txt');
    const progress = read(text.slice(0, text.indexOf('The installer')));
    expect(progress.test).toEqual({
      isInstalling: true,
      number: 1,
      count: 2,
      profile: 'local/badinst-1.0.0',
    });
    expect(partDone(progress)).toBeUndefined();
  });

  test.each(recorded)('$name reads the same, in whatever pieces it arrives', ({ text }) => {
    const whole = read(text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 30 }), cuts => {
        const ends = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
        const pieces = ends.slice(1).map((end, at) => text.slice(ends[at], end));
        expect(read(...pieces)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    expect(read(...text)).toEqual(whole);
  });

  const menu = 'menu-without-an-answer.txt';

  test('a menu that waits for an answer nobody gives is shown as what it asks', () => {
    expect(read(textOf(menu)).question).toBe(
      '1: Copy 2: Scale 3: Add 4: Test All Options ** Multiple items can be selected, delimit by a comma. **',
    );
  });

  test.each(recorded.filter(({ name }) => name !== menu))(
    '$name asks nothing, and nobody is told that it does',
    ({ text }) => {
      expect(read(text).question).toBeUndefined();
    },
  );
});

test('rounds of a launch are told apart', () => {
  const killed = textOf('interrupted-killed.txt');
  const progress = read(`\n[PTS Lens] round 1 of 3: a\n${killed}\n\n[PTS Lens] round 2 of 3: b\n`);
  expect(progress).toMatchObject({ round: 2, rounds: 3 });
  expect(progress.test).toBeUndefined();
  expect(read(`[PTS Lens] round 2 of 3: b\n${killed}`)).toMatchObject({ round: 2, test: { number: 2 } });
});

test.each([
  ['a line', '\n    Enter a value for the test: \n'],
  ['a menu', '\nRAM Copy:\n    1: Copy\n    2: Scale\n    Type: \n'],
  ['a question', 'Would you like to save these test results (Y/n): \n'],
  ['a question without a line end', 'Enter a name for the result file: '],
])('a question that is asked over and over is shown before the run is stopped: %s', (_, question) => {
  const { question: told, lastLines } = read(question.repeat(2_000));
  expect(told).toMatch(/(Enter a|Type:|Would you)/);
  expect(lastLines.length).toBeGreaterThan(0);
});

test('many trials of one value, and remarks of PTS about itself, are no question', () => {
  const values = `    Type: Add:\n${'        0.30\n'.repeat(60)}\n    Average: 0.30 MB/s\n`;
  expect(read(values.repeat(3), '    [8192] x is deprecated\n'.repeat(60)).question).toBeUndefined();
});

test('what happens after a question says that it was answered', () => {
  const asked = '    Enter a value for the test: \n'.repeat(30);
  expect(read(asked, '        Started Run 1 @ 10:00:00\n').question).toBeUndefined();
});

test('minutes are read whatever the unit', () => {
  const minutes = (text: string) => read(`    Estimated Time To Completion: ${text} [13:07 UTC]\n`).minutes;
  expect(minutes('1 Minute')).toBe(1);
  expect(minutes('2 Hours, 5 Minutes')).toBe(125);
  expect(minutes('1 Day, 1 Hour')).toBe(1500);
  expect(minutes('Unknown')).toBeUndefined();
});

test('a flood takes no memory and no end of time', () => {
  const reader = new ConsoleReader();
  for (let piece = 0; piece < 300; piece += 1) {
    reader.push(`${'[NOTICE] x failed\n'.repeat(500)}${'y'.repeat(50_000)}`);
  }
  const { problems, lastLines } = reader.progress;
  expect(problems.length).toBeLessThanOrEqual(200);
  expect(lastLines.length).toBeLessThanOrEqual(20);
  expect(Math.max(...lastLines.map(line => line.length))).toBeLessThanOrEqual(300);
});
