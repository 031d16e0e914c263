import { describe, expect, test } from 'vitest';
import { adviceSentence } from '../../../src/core/comparison/adviceText';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison, PairComparison, Row } from '../../../src/core/comparison/model';
import { systemsOf } from '../../../src/core/comparison/systems';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, file, result, system } from './lab';

const english = new Formatter('en');
const russian = new Formatter('ru');

function rowNamed(comparison: Comparison, title: string): Row {
  const row = comparison.rows.find(one => one.title === title);
  if (row === undefined) throw new Error(`no row ${title}`);
  return row;
}

function pairOf(row: Row | undefined, label?: string): PairComparison {
  const pair = row?.comparisons.find(one => label === undefined || one.system === label);
  if (pair === undefined) throw new Error(`no pair ${label ?? ''}`);
  return pair;
}

/** All reasons as one English text; the Russian ones must at least be sayable. */
function reasons(pair: PairComparison): string {
  for (const reason of pair.reasons) russian.say(reason);
  return pair.reasons.map(reason => english.say(reason)).join(' ');
}

describe('a verdict is never more than the trials carry', () => {
  const files = [
    file(
      'lab',
      ['base', 'other'],
      [
        result({
          name: 'faster',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', trials: [120, 121, 119] },
          ],
        }),
        result({
          name: 'latency',
          proportion: 'LIB',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', trials: [120, 121, 119] },
          ],
        }),
        result({
          name: 'equal',
          entries: [
            { system: 'base', trials: [100.01, 100.02, 100.03, 100.02] },
            { system: 'other', trials: [100.02, 100.01, 100.03, 100.04] },
          ],
        }),
        result({
          name: 'undirected',
          proportion: '',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', trials: [120, 121, 119] },
          ],
        }),
        result({
          name: 'single',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', trials: [500] },
          ],
        }),
        result({
          name: 'two',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', trials: [500, 501] },
          ],
        }),
        result({
          name: 'noisy',
          entries: [
            { system: 'base', trials: [100, 130, 80], runTimes: [10, 10, 10] },
            { system: 'other', trials: [105, 90, 140], runTimes: [20, 20, 20, 20] },
          ],
        }),
        result({
          name: 'broken',
          entries: [
            { system: 'base', trials: [100, 101, 99] },
            { system: 'other', error: 'E: no space left on device' },
          ],
        }),
        result({ name: 'silent', entries: [{ system: 'base', trials: [100, 101] }, { system: 'other' }] }),
        result({ name: 'gone', entries: [{ system: 'base', trials: [100, 101, 99] }] }),
        result({
          name: 'zero',
          entries: [
            { system: 'base', trials: [0, 1, 2] },
            { system: 'other', trials: [11, 12, 13] },
          ],
        }),
        result({
          name: 'sensor',
          format: 'LINE_GRAPH',
          entries: [
            { system: 'base', series: [1, 2, 3] },
            { system: 'other', series: [2, 3, 4] },
          ],
        }),
      ],
    ),
  ];
  const comparison = compareFiles(documentOf(files), files);
  const of = (title: string) => pairOf(rowNamed(comparison, title));

  test('above 1 is better for HIB and LIB alike', () => {
    expect(of('faster')).toMatchObject({ verdict: 'faster', effect: { kind: 'ratio' } });
    expect(of('latency')).toMatchObject({ verdict: 'slower', effect: { kind: 'ratio' } });
    const up = of('faster').effect;
    const down = of('latency').effect;
    expect(up?.kind === 'ratio' && up.ratio).toBeCloseTo(1.2, 3);
    expect(down?.kind === 'ratio' && down.ratio).toBeCloseTo(1 / 1.2, 3);
  });

  test('a difference within the margin is called equivalent', () => {
    expect(of('equal').verdict).toBe('equivalent');
    expect(reasons(of('equal'))).toContain('within your margin of 1 %');
  });

  test('without a direction the values differ, no one is faster', () => {
    expect(of('undirected')).toMatchObject({ verdict: 'differs', effect: { ratio: expect.closeTo(1.2, 3) } });
    expect(reasons(of('undirected'))).toContain('does not say whether higher or lower is better');
  });

  test('a single trial never gets an interval or a verdict, however far away it is', () => {
    const pair = of('single');
    expect(pair.verdict).toBe('single-trial');
    expect(pair.effect).toEqual({ kind: 'ratio', ratio: expect.closeTo(5, 2) });
    expect(pair.adjustedP).toBeUndefined();
    expect(reasons(pair)).toContain('“other” has a single trial');
    const sample = rowNamed(comparison, 'single').samples[1];
    expect(sample?.summary?.interval).toBeUndefined();
    expect(sample?.summary?.standardDeviation).toBeUndefined();
  });

  test('two trials show an interval and no verdict', () => {
    expect(of('two').verdict).toBe('inconclusive');
    expect(of('two').effect?.test).toBeDefined();
    expect(reasons(of('two'))).toContain('“other” has two trials');
  });

  test('an undecided row says what further sessions cost and find', () => {
    const pair = of('noisy');
    expect(pair.verdict).toBe('inconclusive');
    if (pair.advice === undefined) throw new Error('no advice');
    const said = english.say(adviceSentence(pair.advice, comparison.method, 'en'));
    expect(said).toMatch(/^(This row cannot be resolved to your margin of 1 % here|\d+ further sessions)/);
    russian.say(adviceSentence(pair.advice, comparison.method, 'ru'));
  });

  test('a failed test is never 0: it is failed, with the words PTS recorded', () => {
    const row = rowNamed(comparison, 'broken');
    expect(pairOf(row)).toEqual({ system: 'other', verdict: 'failed', reasons: expect.anything() });
    expect(reasons(pairOf(row))).toContain('“other” failed: E: no space left on device');
    expect(row.samples[1]?.summary).toBeUndefined();
    expect(reasons(of('silent'))).toContain('PTS recorded no reason');
  });

  test('a result that one system lacks is missing, with the name of that system', () => {
    expect(of('gone').verdict).toBe('missing');
    expect(reasons(of('gone'))).toBe('“other” has no such result.');
  });

  test('zero or negative values give a difference, never a ratio', () => {
    expect(of('zero').effect).toMatchObject({ kind: 'difference', difference: expect.closeTo(11, 9) });
    expect(of('zero').verdict).toBe('faster');
    expect(reasons(of('zero'))).toContain('no ratio');
  });

  test('samples over time are no trials: shown, not judged', () => {
    const row = rowNamed(comparison, 'sensor');
    expect(row.comparisons).toEqual([]);
    expect(row.samples.map(sample => sample.series)).toEqual([
      [1, 2, 3],
      [2, 3, 4],
    ]);
    expect(row.samples.every(sample => sample.summary === undefined)).toBe(true);
  });

  test('what does not vote in the overall mean is listed with its reason', () => {
    const overall = comparison.overall[0];
    const titles = overall?.leftOut.map(({ row }) => comparison.rows.find(one => one.id === row)?.title);
    expect(titles).toEqual(['undirected', 'broken', 'silent', 'gone', 'zero', 'sensor']);
    expect(overall?.results).toBe(6);
    expect(overall?.votes).toBe(6);
    expect(overall?.withNoise?.results).toBe(5);
    for (const { reason } of overall?.leftOut ?? []) expect(english.say(reason)).toMatch(/\.$/);
  });
});

describe('results meet only when PTS would compare them', () => {
  test('the key joins files; a second result of one key in a file is a row of its own', () => {
    const files = [
      file(
        'a',
        ['x'],
        [
          result({ entries: [{ system: 'x', trials: [1, 2, 3] }] }),
          result({ occurrence: 1, entries: [{ system: 'x', trials: [4, 5, 6] }] }),
        ],
      ),
      file('b', ['y'], [result({ entries: [{ system: 'y', trials: [1, 2, 4] }] })]),
    ];
    const { rows } = compareFiles(documentOf(files), files);
    expect(rows.map(row => row.id)).toEqual([rows[0]?.key, `${rows[0]?.key}#2`]);
    expect(rows.map(row => row.samples.length)).toEqual([2, 1]);
  });

  test('another program version is told apart, with both versions', () => {
    const files = [
      file('a', ['x'], [result({ appVersion: '3.5.0', entries: [{ system: 'x', trials: [1, 2, 3] }] })]),
      file('b', ['y'], [result({ appVersion: '3.6.0', entries: [{ system: 'y', trials: [1, 2, 3] }] })]),
    ];
    const comparison = compareFiles(documentOf(files), files);
    expect(comparison.nearMisses).toEqual([
      {
        part: 'version',
        row: comparison.rows[0]?.id,
        otherRow: comparison.rows[1]?.id,
        value: '3.5.0',
        otherValue: '3.6.0',
      },
    ]);
    expect(comparison.rows.map(row => pairOf(row).verdict)).toEqual(['different', 'different']);
    expect(reasons(pairOf(comparison.rows[0]))).toBe(
      'The program versions differ: “3.5.0” with “x”, “3.6.0” with “y”.',
    );
    expect(reasons(pairOf(comparison.rows[1]))).toBe(
      'The program versions differ: “3.6.0” with “y”, “3.5.0” with “x”.',
    );
  });

  test.each([
    ['scale', { scale: 'MB/s' }, { scale: 'GB/s' }],
    ['arguments', { arguments: '-t 1' }, { arguments: '-t 2' }],
    ['description', { description: 'Type: Copy' }, { description: 'Type: Add' }],
    ['profile', { identifier: 'pts/ramspeed-1.4.3' }, { identifier: 'pts/ramspeed-1.5.0' }],
  ] as const)('a different %s is named', (part, one, other) => {
    const files = [
      file('a', ['x'], [result({ ...one, entries: [{ system: 'x', trials: [1, 2, 3] }] })]),
      file('b', ['y'], [result({ ...other, entries: [{ system: 'y', trials: [1, 2, 3] }] })]),
    ];
    const comparison = compareFiles(documentOf(files), files);
    expect(comparison.nearMisses.map(miss => miss.part)).toEqual([part]);
    expect(pairOf(comparison.rows[0]).verdict).toBe('different');
  });

  test('two parts apart is another benchmark: missing, not a near miss', () => {
    const files = [
      file('a', ['x'], [result({ appVersion: '1', scale: 'ms', entries: [{ system: 'x', trials: [1] }] })]),
      file('b', ['y'], [result({ appVersion: '2', scale: 's', entries: [{ system: 'y', trials: [1] }] })]),
    ];
    const comparison = compareFiles(documentOf(files), files);
    expect(comparison.nearMisses).toEqual([]);
    expect(pairOf(comparison.rows[0]).verdict).toBe('missing');
  });

  test('two options of one benchmark in one file are no near miss', () => {
    const files = [
      file(
        'a',
        ['x', 'y'],
        [
          result({ description: 'Type: Copy', entries: [{ system: 'x', trials: [1, 2, 3] }] }),
          result({ description: 'Type: Add', entries: [{ system: 'y', trials: [1, 2, 3] }] }),
        ],
      ),
    ];
    expect(compareFiles(documentOf(files), files).nearMisses).toEqual([]);
  });

  test('files that contradict on the direction get none', () => {
    const files = [
      file('a', ['x'], [result({ proportion: 'HIB', entries: [{ system: 'x', trials: [1, 1.1, 1] }] })]),
      file('b', ['y'], [result({ proportion: 'LIB', entries: [{ system: 'y', trials: [5, 5.1, 5] }] })]),
    ];
    expect(pairOf(compareFiles(documentOf(files), files).rows[0]).verdict).toBe('differs');
  });
});

describe('no system is lost or mistaken for another', () => {
  const bench = (...names: string[]) => [
    result({ entries: names.map(name => ({ system: name, trials: [1, 2, 3] })) }),
  ];

  test('the same identifier in two files gets the names of the folders', () => {
    const files = [file('p/a', ['x', 'z'], bench('x'), 'a'), file('p/b', ['x'], bench('x'), 'b')];
    expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
      'x (a)',
      'z',
      'x (b)',
    ]);
  });

  test('two files of one folder get the names of the files', () => {
    const files = [
      file('lab/xen.xml', ['x'], bench('x'), 'lab'),
      file('lab/kvm.xml', ['x'], bench('x'), 'lab'),
    ];
    expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
      'x (lab/xen)',
      'x (lab/kvm)',
    ]);
  });

  test('folders of one name are numbered', () => {
    const files = [file('p/a', ['x'], bench('x'), 'a'), file('q/a', ['x'], bench('x'), 'a')];
    expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
      'x (a) #1',
      'x (a) #2',
    ]);
  });

  test('two systems of one identifier in a file are numbered, their entries go by order', () => {
    const files = [
      file(
        'a',
        ['x', 'x'],
        [
          result({
            entries: [
              { system: 'x', trials: [1, 2] },
              { system: 'x', trials: [3, 4] },
            ],
          }),
          result({ name: 'once', entries: [{ system: 'x', trials: [5, 6] }] }),
        ],
      ),
    ];
    const comparison = compareFiles(documentOf(files), files);
    expect(comparison.systems.map(one => one.label)).toEqual(['x #1', 'x #2']);
    expect(comparison.rows[0]?.samples.map(sample => sample.summary?.mean)).toEqual([1.5, 3.5]);
    const once = rowNamed(comparison, 'once');
    expect(once.samples.map(sample => sample.system)).toEqual(['x #1']);
    expect(once.samples[0]?.notes.map(note => english.say(note)).join()).toContain('by their order only');
  });

  test('of several entries of one system the first that holds something is used, and it says so', () => {
    const files = [
      file(
        'a',
        ['x', 'y'],
        [
          result({
            entries: [
              { system: 'y', trials: [1, 2, 3] },
              { system: 'x', error: 'E: timeout' },
              { system: 'x', trials: [4, 5, 6] },
              { system: 'x', trials: [7, 8, 9] },
            ],
          }),
        ],
      ),
    ];
    const comparison = compareFiles(documentOf(files), files);
    const sample = comparison.rows[0]?.samples.find(one => one.system === 'x');
    expect(sample?.summary?.mean).toBe(5);
    expect(reasons(pairOf(comparison.rows[0]))).toContain('“x” has 3 entries in this result');
  });

  test('an identifier that only entries name is a system too', () => {
    const files = [file('a', ['x'], bench('x', 'stranger'))];
    expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual(['x', 'stranger']);
  });

  test('the systems shown can be written into the document and mean the same there', () => {
    const files = [file('a', ['x', 'x'], bench('x', 'x')), file('b', ['x'], bench('x'))];
    const before = compareFiles(documentOf(files), files);
    const after = compareFiles(documentOf(files, { systems: systemsOf(before) }), files);
    expect(after).toEqual(before);
  });

  test('a session that a file does not have is told, the others are compared', () => {
    const files = [file('a', ['x', 'y'], bench('x', 'y'))];
    const comparison = compareFiles(
      documentOf(files, {
        systems: [
          { label: 'X', sessions: [{ file: 'a', identifier: 'x' }] },
          { label: 'Gone', sessions: [{ file: 'a', identifier: 'gone' }] },
          { label: 'Y', sessions: [{ file: 'elsewhere', identifier: 'y' }] },
        ],
      }),
      files,
    );
    expect(comparison.problems.map(({ problem }) => english.say(problem.message))).toEqual([
      '“Gone” names the identifier “gone”, which a does not have.',
      '“Y” names the file elsewhere, which is not among the files of this comparison.',
    ]);
    expect(comparison.rows[0]?.comparisons.map(pair => pair.verdict)).toEqual(['missing', 'missing']);
  });

  test('a file that cannot be read is a problem; the rest is compared', () => {
    const good = file('a', ['x', 'y'], bench('x', 'y'));
    const files = [
      good,
      { path: 'b', folder: 'b', failure: { id: 'comparison.document-deep' as const } },
      { path: 'c', folder: 'c', reading: { kind: 'foreign' as const, root: 'project' } },
    ];
    const comparison = compareFiles(documentOf(files), files);
    expect(comparison.problems.map(({ file: path, problem }) => [path, problem.severity])).toEqual([
      ['b', 'error'],
      ['c', 'error'],
    ]);
    expect(comparison.rows[0]?.comparisons).toHaveLength(1);
  });

  test('the baseline is the named system, or by its identifier, or the first', () => {
    const files = [file('p/a', ['x', 'y'], bench('x', 'y'), 'a'), file('p/b', ['x'], bench('x'), 'b')];
    const baseline = (name?: string) =>
      compareFiles(documentOf(files, name === undefined ? {} : { baseline: name }), files).baseline;
    expect(baseline('x (b)')).toBe('x (b)');
    expect(baseline('y')).toBe('y');
    expect(baseline()).toBe('x (a)');
    expect(baseline('nobody')).toBe('x (a)');
    expect(compareFiles(documentOf([]), []).baseline).toBeUndefined();
  });
});

describe('sessions: more trials of one boot say nothing about the next boot', () => {
  const session = (path: string, name: string, start: string, trials: readonly number[]) =>
    file(path, [system(name, start)], [result({ entries: [{ system: name, trials }] })]);
  const files = [
    session('a1', 'a', '2026-01-01 10:00:00', [100, 101, 99]),
    session('a2', 'a', '2026-01-02 10:00:00', [103, 102, 104]),
    session('b1', 'b', '2026-01-02 11:00:00', [108, 109, 107]),
    session('b2', 'b', '2026-01-03 11:00:00', [104, 105, 106]),
  ];
  const pooled = (label: string, ...paths: string[]) => ({
    label,
    sessions: paths.map(path => ({ file: path, identifier: label.toLowerCase() })),
  });

  test('two sessions on both sides are compared between sessions', () => {
    const systems = [pooled('A', 'a1', 'a2'), pooled('B', 'b1', 'b2')];
    const comparison = compareFiles(documentOf(files, { systems }), files);
    // Reference: "two and two" of the statistics, computed with R.
    expect(pairOf(comparison.rows[0]).effect).toMatchObject({
      ratio: expect.closeTo(1.04927470911725, 9),
      test: { low: expect.closeTo(0.961028667952022, 9), basis: 'between-sessions', degreesOfFreedom: 2 },
    });
    expect(reasons(pairOf(comparison.rows[0]))).toContain('2 sessions of “A”, 2 sessions of “B”');
    expect(comparison.systems.map(one => one.pooled)).toEqual([true, true]);
    expect(comparison.overall[0]?.kind).toBe('between-sessions');
    expect(comparison.rows[0]?.samples[0]?.spreadBetweenSessions).toBeGreaterThan(0);
  });

  test('several sessions on one side: the one nearest in time pairs, the others stand beside it', () => {
    const systems = [pooled('A', 'a1', 'a2'), pooled('B', 'b1')];
    const comparison = compareFiles(documentOf(files, { systems }), files);
    const pair = pairOf(comparison.rows[0]);
    expect(pair.effect).toMatchObject({
      ratio: expect.closeTo(108 / 103, 3),
      test: { basis: 'within-session', degreesOfFreedom: expect.closeTo(4, 1) },
    });
    expect(reasons(pair)).toContain('“A” has 2 sessions, the other side one');
    expect(reasons(pair)).toContain('2026-01-02 10:00:00');
    expect(comparison.rows[0]?.samples[0]?.sessions).toHaveLength(2);
  });

  test('a session from the same result file pairs before one that is nearer in time', () => {
    const merged = file(
      'm',
      [system('a', '2026-01-01 10:00:00'), system('b', '2026-01-05 10:00:00')],
      [
        result({
          entries: [
            { system: 'a', trials: [100, 101, 99] },
            { system: 'b', trials: [90, 91, 89] },
          ],
        }),
      ],
    );
    const later = session('a9', 'a', '2026-01-05 11:00:00', [200, 201, 199]);
    const comparison = compareFiles(
      documentOf([merged, later], { systems: [pooled('A', 'a9', 'm'), pooled('B', 'm')] }),
      [merged, later],
    );
    expect(pairOf(comparison.rows[0]).effect).toMatchObject({ ratio: expect.closeTo(0.9, 3) });
  });

  test('one session on each side says that it is within one session', () => {
    const comparison = compareFiles(documentOf(files.slice(0, 3)), files.slice(0, 3));
    expect(reasons(pairOf(comparison.rows[0], 'b'))).toContain('In these runs: within one session each');
  });
});

describe('many rows: what would stand alone need not stand among many', () => {
  test('the correction is over all rows of the pair, and a row it undoes says so', () => {
    const noise = [
      [100, 103, 98],
      [101, 97, 102],
    ] as const;
    const clear = result({
      name: 'close',
      entries: [
        { system: 'x', trials: [100, 101, 99] },
        { system: 'y', trials: [103, 104, 102] },
      ],
    });
    const others = Array.from({ length: 42 }, (_, index) =>
      result({
        name: `noise ${index}`,
        entries: [
          { system: 'x', trials: noise[0] },
          { system: 'y', trials: noise[1] },
        ],
      }),
    );
    const alone = [file('a', ['x', 'y'], [clear])];
    expect(pairOf(compareFiles(documentOf(alone), alone).rows[0]).verdict).toBe('faster');
    const among = [file('a', ['x', 'y'], [clear, ...others])];
    const pair = pairOf(compareFiles(documentOf(among, { noise: 'own' }), among).rows[0]);
    expect(pair).toMatchObject({ verdict: 'inconclusive', standsAloneOnly: true });
    expect(reasons(pair)).toContain('would stand alone, not among 43 comparisons');
  });
});

describe('doubts travel with the sample', () => {
  test('a sample that stopped early while the other side went on is marked', () => {
    const files = [
      file(
        'a',
        ['x', 'y'],
        [
          result({
            name: 'quiet',
            identifier: 'local/quiet-1.0.0',
            entries: [
              { system: 'x', trials: [100, 100.1, 99.9] },
              { system: 'y', trials: [100, 110, 95, 108, 99] },
            ],
          }),
          result({
            name: 'loud',
            identifier: 'local/loud-1.0.0',
            entries: [
              { system: 'x', trials: [100, 120, 90, 99] },
              { system: 'y', trials: [1, 2, 3] },
            ],
          }),
        ],
      ),
    ];
    const { rows } = compareFiles(documentOf(files), files);
    const ids = (row: number, sample: number) => rows[row]?.samples[sample]?.warnings.map(one => one.id);
    expect(ids(0, 0)).toContain('quiet-by-luck');
    expect(ids(0, 1)).not.toContain('quiet-by-luck');
    expect(ids(1, 1)).toContain('quiet-by-luck');
  });

  test('cycles, failed runs and a Value that is no mean are marked', () => {
    const files = [
      file(
        'a',
        ['x'],
        [
          result({
            scale: 'Cycles Per Byte',
            entries: [
              { system: 'x', trials: [40, 50, 60], value: 60, rawValue: '60', runTimes: [1, 1, 1, 1] },
            ],
          }),
        ],
      ),
    ];
    const ids = compareFiles(documentOf(files), files).rows[0]?.samples[0]?.warnings.map(one => one.id);
    expect(ids).toEqual(expect.arrayContaining(['guest-clock', 'failed-trials', 'value-not-mean']));
  });
});

describe('the overall mean', () => {
  test('a child whose parent is there does not vote, an orphan does; options of a profile share one vote', () => {
    const both = (base: number, other: number) => [
      { system: 'x', trials: [base, base * 1.01, base * 0.99] },
      { system: 'y', trials: [other, other * 1.01, other * 0.99] },
    ];
    const parent = result({ name: 'p', description: 'Throughput', entries: both(100, 200) });
    const files = [
      file(
        'a',
        ['x', 'y'],
        [
          parent,
          result({ name: 'p', description: 'Latency', parent: parent.key, entries: both(100, 900) }),
          result({ name: 'q', description: 'A', entries: both(100, 100) }),
          result({ name: 'q', description: 'B', parent: 'nobody', entries: both(100, 400) }),
        ],
      ),
    ];
    const overall = compareFiles(documentOf(files), files).overall[0];
    expect(overall).toMatchObject({ results: 3, votes: 2, kind: 'within-session' });
    // Votes: 2 for p, √(1·4) = 2 for q.
    expect(overall?.ratio).toBeCloseTo(2, 9);
    expect(overall?.leftOut.map(one => english.say(one.reason))).toEqual([
      'A further metric of a result that votes already.',
    ]);
  });
});
