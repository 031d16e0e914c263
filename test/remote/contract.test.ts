import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparisonKey } from '../../src/core/results/key';
import { readResultFile } from '../../src/core/results/read';
import { allPts, filesBelow, makePtsFolder, type PtsFolder, realPts, rows, standIn, suiteOf } from './pts';
import { shapesOf } from './shapes';

// Holds the stand-in to the real PTS: to what was recorded of it, and to the real one itself where there is one.

const recorded = path.join(import.meta.dirname, 'recorded');
const shared = path.resolve('../shared/corpus');
const hasShared = existsSync(shared);
if (!hasShared)
  console.log('skipped: ../shared/corpus is not there, so the stand-in is held to our own record alone');

const four = suiteOf(rows.copy, rows.three, rows.once, rows.always);

describe.each(allPts)('what $name prints', pts => {
  let folder: PtsFolder;
  beforeAll(() => {
    folder = makePtsFolder(pts);
  });
  afterAll(() => folder.remove());

  test('is, line by line, what PTS printed when it was recorded', async () => {
    // The first start says which libraries the machine lacks.
    await folder.run('version', four);
    const installed = await folder.run('batch-install', four);
    const ran = await folder.run('batch-run', four);
    const of = (file: string) => shapesOf(readFileSync(path.join(recorded, file), 'utf8'));
    expect(shapesOf(installed)).toEqual(of('batch-install.txt'));
    expect(shapesOf(ran)).toEqual(of('batch-run.txt'));
  }, 300_000);

  test('leaves a result that reads as one of PTS, with a log under the key of each row', () => {
    const result = path.join(folder.results, 'contract-1');
    const text = readFileSync(path.join(result, 'composite.xml'), 'utf8');
    expect(outline(text)).toEqual(outline(readFileSync(path.join(recorded, 'composite.xml'), 'utf8')));
    const reading = readResultFile(text);
    if (reading.kind !== 'results') throw new Error('No result file');
    const { file } = reading;
    expect(file.problems).toEqual([]);
    expect(file.title).toBe('Contract 1');
    expect(file.description).toBe('of <both>');
    expect(file.systems.map(({ identifier }) => identifier)).toEqual(['guest 2']);
    expect(
      file.results.map(each => [each.title, each.arguments, each.description, each.scale, each.proportion]),
    ).toEqual([
      ['Copy Loop', 'COPY -b 4', 'Type: Copy - Block: Small', 'MB/s', 'HIB'],
      ['Three Figures', undefined, ' - Throughput', 'Events Per Second', 'HIB'],
      ['Three Figures', undefined, ' - Average Latency', 'ms', 'LIB'],
      ['Three Figures', undefined, ' - Maximum Latency', 'ms', 'LIB'],
      ['Shaky Program', 'once', 'Mode: First Trial Fails', 'MB/s', 'HIB'],
      ['Shaky Program', 'always', 'Mode: Always Fails', 'MB/s', 'HIB'],
    ]);
    // Besides, one under the key of what was asked for where several results came of it.
    const three = {
      identifier: 'local/three-1.0.0',
      title: '',
      appVersion: '1.0.20',
      scale: 'Events Per Second',
    };
    expect(readdirSync(path.join(result, 'test-logs')).sort()).toEqual(
      [...file.results.map(({ key }) => key), comparisonKey(three)].sort(),
    );
    for (const name of filesBelow(path.join(result, 'test-logs'))) {
      const log = readFileSync(path.join(result, 'test-logs', name), 'utf8');
      expect(name.split('/')[1]).toBe('guest 2.log');
      expect(log).toMatch(/^#####\nguest 2 - Run 1\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\n#####\n/);
      expect(log.match(/^guest 2 - Run \d$/gm)).toHaveLength(3);
    }
    expect(filesBelow(path.join(result, 'system-logs'))).toEqual(
      expect.arrayContaining(['guest 2/cpuinfo', 'guest 2/meminfo', 'guest 2/uname', 'guest 2/version']),
    );
  });

  test('and what it does without a configuration, a suite, or an installed test is to say so and end', async () => {
    const bare = makePtsFolder(pts);
    try {
      expect(await bare.run('batch-run', suiteOf(rows.copy))).toMatch(
        /\[NOTICE\] local\/copy-1\.0\.0 is not installed\./,
      );
      expect(await bare.run('batch-run', suiteOf(rows.copy, rows.three))).toMatch(
        /Multiple tests are not installed:\s+- local\/copy-1\.0\.0\s+- local\/three-1\.0\.0/,
      );
      writeFileSync(path.join(bare.data, 'user-config.xml'), '<?xml version="1.0"?>\n<PhoronixTestSuite/>\n');
      expect(await bare.run('batch-run', suiteOf(rows.copy))).toContain(
        'The batch mode must first be configured.',
      );
      expect(filesBelow(bare.results).filter(name => name.endsWith('composite.xml'))).toEqual([]);
    } finally {
      bare.remove();
    }
  }, 300_000);

  test('and a data folder without a slash behind is none: files come to lie beside it', async () => {
    const bare = makePtsFolder(pts);
    try {
      const said = await bare.run('batch-run', suiteOf(rows.copy), {
        PTS_USER_PATH_OVERRIDE: bare.data.slice(0, -1),
      });
      expect(said).toContain('[NOTICE] Invalid Argument: local/rows');
      expect(existsSync(`${bare.data.slice(0, -1)}core.pt2so`)).toBe(true);
    } finally {
      bare.remove();
    }
  }, 300_000);

  test('and a test is lost with all its trials when it is told to halt', async () => {
    const suite = suiteOf(rows.three, rows.copy);
    rmSync(path.join(folder.results, 'contract-1'), { recursive: true });
    let isAsked = false;
    const halt = path.join(folder.data, 'halt-testing');
    const said = await folder.run('batch-run', suite, { FORCE_TIMES_TO_RUN: '20' }, heard => {
      if (!isAsked && heard.includes('Started Run 2 ')) writeFileSync(halt, '');
      isAsked ||= heard.includes('Started Run 2 ');
    });
    expect(existsSync(halt)).toBe(false);
    const reading = readResultFile(
      readFileSync(path.join(folder.results, 'contract-1/composite.xml'), 'utf8'),
    );
    if (reading.kind !== 'results') throw new Error('No result file');
    expect(reading.file.systems).toHaveLength(1);
    expect(said).not.toContain('Average:');
  }, 300_000);
});

describe.skipIf(!hasShared)('the stand-in prints what PTS printed elsewhere', () => {
  const transcript = (name: string) => readFileSync(path.join(shared, 'pts-console', name), 'utf8');
  let folder: PtsFolder;
  beforeAll(async () => {
    folder = makePtsFolder(standIn);
    await folder.run('batch-install', four);
  });
  afterAll(() => folder.remove());

  test('for two tests of three trials', async () => {
    const said = await folder.run('batch-run', suiteOf(rows.copy, rows.three));
    expect(shapesOf(said)).toEqual(shapesOf(transcript('batch-run-2-tests-3-trials.txt')));
  });

  test('for an installation that fails, a test that always fails and one of which a trial fails', async () => {
    rmSync(path.join(folder.data, '../tests/local/copy-1.0.0'), { recursive: true });
    const said = await folder.run(
      'batch-benchmark',
      suiteOf(rows.badInstall, rows.copy, rows.always, rows.once),
    );
    const failing = (console: string, last: string) => {
      const all = shapesOf(console.slice(0, console.indexOf(last)));
      return all.filter(line => line !== '');
    };
    const recordedShapes = failing(transcript('batch-benchmark-failures.txt'), 'Multi Check 1:');
    const ours = said.replace(/\nCopy Loop 1\.0:[\s\S]*?(?=\nShaky)/, '');
    expect(failing(ours, 'never')).toEqual(recordedShapes);
  });

  test('and no line when the disk is full that PTS does not print', async () => {
    const said = await folder.run('batch-run', suiteOf(rows.steady, rows.once), { STAND_IN: 'full' });
    const notices = (console: string) =>
      new Set(
        [...console.matchAll(/\[NOTICE\] .*/g)].map(([line]) =>
          line.replace(/\d+ (of \d+ )?bytes/, 'N bytes').trim(),
        ),
      );
    const known = notices(transcript('disk-full.txt'));
    expect([...notices(said)].filter(line => !known.has(line))).toEqual([]);
    expect(notices(said).size).toBeGreaterThan(2);
    const cut = readFileSync(path.join(folder.results, 'contract-1/composite.xml'), 'utf8');
    expect(cut).not.toContain('</PhoronixTestSuite>');
  });

  test('and its file has the elements of a real one in their order', () => {
    const real = readFileSync(path.join(shared, 'runs/fixed-3-trials/composite.xml'), 'utf8');
    const ours = readFileSync(path.join(recorded, 'composite.xml'), 'utf8');
    expect(outline(ours)).toEqual(outline(real));
  });
});

test.skipIf(realPts === undefined)('the real PTS was there', () => expect(realPts?.program).toBeDefined());

/** The elements of a file in their order, each kind of record once. */
function outline(xml: string): readonly string[] {
  const names = [...xml.matchAll(/<(\/?\w+)>/g)].map(match => match[1] ?? '');
  const at = (name: string) => names.indexOf(name);
  return names.slice(0, at('/Result') + 1);
}
