import { describe, expect, test } from 'vitest';
import { defaultChoices } from '../../../src/core/document/method';
import type { History } from '../../../src/core/history/history';
import { historyOf } from '../../../src/core/history/historyOf';
import { momentsOfRuns } from '../../../src/core/history/momentText';
import { isForTheWorse } from '../../../src/core/history/rowText';
import { stepText } from '../../../src/core/history/stepText';
import { Formatter } from '../../../src/core/messages/formatter';
import { dayOfRun, type Weekly, weeklyFiles } from '../../weeklyRuns';

function historyOfWeeks(weekly: Weekly, view: 'history' | undefined = 'history'): History {
  const files = weeklyFiles(weekly);
  const paths = files.map(({ path }) => path);
  return historyOf(
    { version: 1, files: paths, ...defaultChoices, ...(view === undefined ? {} : { view }) },
    files,
  );
}

function sentences({ rows, runs }: History, language: 'en' | 'ru' = 'en'): readonly string[] {
  const moments = momentsOfRuns(runs, language);
  return rows.flatMap(({ steps = [] }) =>
    steps.map(step => stepText(step, moments, new Formatter(language)).replaceAll('\u00a0', ' ')),
  );
}

const slowerFrom = (first: number) => (run: number) => (run >= first ? 95 : 100);
const newKernelFrom = (first: number) => (run: number) =>
  run >= first ? '6.12.0-1-amd64 (x86_64)' : '6.1.0-13-amd64 (x86_64)';

describe('ten weekly runs of a machine', () => {
  test('whose kernel changed at the seventh, where a benchmark got 5 % slower: both are named', () => {
    const history = historyOfWeeks({ kernel: newKernelFrom(6), benchmarks: { OpenSSL: slowerFrom(6) } });
    expect(history.runs).toHaveLength(10);
    expect(history.changes.map(({ run, facts }) => [run, facts.map(({ fact }) => fact)])).toEqual([
      [6, ['kernel']],
    ]);
    const [sentence = '', ...others] = sentences(history);
    expect(others).toEqual([]);
    expect(sentence).toMatch(
      /^since 13 Oct [3-6]\.\d+ % slower \([1-5]\.\d+ … [4-7]\.\d+ %\); the kernel changed that day \(6\.1\.0-13-amd64 \(x86_64\) → 6\.12\.0-1-amd64 \(x86_64\)\)\.$/,
    );
    expect(sentences(history, 'ru')[0]).toMatch(
      /^с 13 окт\. медленнее на [3-6],\d+ % \(.*\); в тот же день изменилось: ядро ОС \(6\.1\.0/,
    );
    expect(dayOfRun(6)).toBe('2026-10-13');
  });

  test('that are all equal: nothing is named', () => {
    const named = Array.from({ length: 40 }, (_, seed) => {
      const history = historyOfWeeks({
        benchmarks: { OpenSSL: () => 100, SQLite: () => 7, FIO: () => 500 },
        seed,
      });
      expect(history.changes).toEqual([]);
      expect(history.rows.map(({ steps }) => steps?.length)).not.toContain(undefined);
      return sentences(history).length;
    });
    // One history of twenty may have a step by chance.
    expect(named.filter(count => count > 0).length).toBeLessThanOrEqual(2);
    expect(sentences(historyOfWeeks({}))).toEqual([]);
  });

  test('where two facts changed at once: neither is a cause', () => {
    const history = historyOfWeeks({
      kernel: newKernelFrom(6),
      client: run => (run >= 6 ? '10.8.5' : '10.8.4'),
      benchmarks: { OpenSSL: slowerFrom(6) },
    });
    expect(sentences(history)[0]).toContain(
      '; the kernel and the version of PTS changed that day: which of them it was cannot be told.',
    );
    expect(sentences(history, 'ru')[0]).toContain('; что из этого причина, сказать нельзя.');
  });

  test('where a fact changed without a step: the change is there, and no step', () => {
    const history = historyOfWeeks({ kernel: newKernelFrom(6) });
    expect(history.changes).toHaveLength(1);
    expect(sentences(history)).toEqual([]);
  });

  test('where a step has no fact beside it: that is said', () => {
    const history = historyOfWeeks({ kernel: newKernelFrom(3), benchmarks: { OpenSSL: slowerFrom(6) } });
    expect(history.changes.map(({ run }) => run)).toEqual([3]);
    expect(sentences(history)[0]).toMatch(/; nothing that is known changed then\.$/);
  });

  test('a better direction of less is kept: 5 % less time is faster', () => {
    const history = historyOfWeeks({ benchmarks: { Build: slowerFrom(6) }, proportion: 'LIB' });
    expect(sentences(history)[0]).toMatch(/^since 13 Oct [3-6]\.\d+ % faster/);
    const [step] = history.rows[0]?.steps ?? [];
    expect(step && isForTheWorse(step)).toBe(false);
  });

  test('without a better and a worse a step is plainly a difference', () => {
    const history = historyOfWeeks({ benchmarks: { Count: slowerFrom(6) }, proportion: '' });
    expect(sentences(history)[0]).toMatch(/^since 13 Oct −[3456]\.\d+ % apart \(−/);
  });

  test('one benchmark of six with a step is found among the others', () => {
    const equal = () => 100;
    const history = historyOfWeeks({
      kernel: newKernelFrom(6),
      benchmarks: { A: equal, B: equal, C: slowerFrom(6), D: equal, E: equal, F: equal },
    });
    const stepped = history.rows.filter(({ steps = [] }) => steps.length > 0);
    expect(stepped.map(({ title }) => title)).toEqual(['C']);
  });
});

describe('what a history says of less', () => {
  test('of five runs no step, and why', () => {
    const history = historyOfWeeks({ runs: 5, benchmarks: { OpenSSL: run => (run > 2 ? 50 : 100) } });
    expect(history.rows[0]).toMatchObject({ noSteps: 'few-runs' });
    expect(history.rows[0]).not.toHaveProperty('steps');
    expect(historyOfWeeks({ runs: 6 }).rows[0]?.steps).toEqual([]);
  });

  test('a step smaller than the margin is told, and is no fault', () => {
    const history = historyOfWeeks({
      runs: 30,
      noise: 0.001,
      benchmarks: { OpenSSL: run => (run >= 15 ? 99.6 : 100) },
    });
    const [step] = history.rows[0]?.steps ?? [];
    expect(step).toMatchObject({ verdict: 'slower', isSmall: true });
    expect(step && isForTheWorse(step)).toBe(false);
    expect(sentences(history)[0]).toContain(', less than your margin;');
  });

  test('a step whose place noise hides is beside what changed at any of its places', () => {
    for (let seed = 1; seed < 40; seed += 1) {
      const history = historyOfWeeks({
        kernel: newKernelFrom(9),
        benchmarks: { OpenSSL: run => (run >= 9 ? 97.8 : 100) },
        runs: 18,
        seed,
      });
      const [step] = history.rows[0]?.steps ?? [];
      if (step === undefined || step.run === 9 || step.earliest > 9 || step.latest < 9) continue;
      expect(step.changes).toHaveLength(1);
      expect(sentences(history)[0]).toMatch(/ \(perhaps .*the kernel changed (on|that day)/);
      return;
    }
    throw new Error('no seed hides the place');
  });

  test('a run that is far from all others is marked, and the step is measured without it', () => {
    const history = historyOfWeeks({
      benchmarks: { OpenSSL: run => (run === 8 ? 40 : slowerFrom(6)(run)) },
      seed: 5,
    });
    const [row] = history.rows;
    expect(row?.points.flatMap(({ isOff }, index) => (isOff ? [index] : []))).toEqual([8]);
    expect(row?.steps?.map(({ run }) => run)).toEqual([6]);
    expect(row?.steps?.[0]?.low).toBeGreaterThan(0.9);
    expect(history.boots).toBeLessThan(0.03);
  });

  test('the spread between runs leaves the step out: it is what boots of a comparison may be', () => {
    const { boots = 0 } = historyOfWeeks({
      runs: 40,
      benchmarks: { OpenSSL: run => (run >= 20 ? 80 : 100) },
    });
    expect(boots).toBeGreaterThan(0.006);
    expect(boots).toBeLessThan(0.014);
  });
});

describe('facts over the runs', () => {
  test('a run that shows nothing of a fact neither changes it nor hides the change', () => {
    const kernel = (run: number) => (run === 5 || run === 6 ? '' : newKernelFrom(6)(run));
    const history = historyOfWeeks({ kernel, benchmarks: { OpenSSL: slowerFrom(6) } });
    expect(history.changes).toMatchObject([{ run: 7, facts: [{ fact: 'kernel', before: 4 }] }]);
    expect(sentences(history)[0]).toContain('the kernel changed between 29 Sept and 20 Oct');
  });

  test('a newer hypervisor is one change, with what it brings', () => {
    const history = historyOfWeeks({
      layer: run => (run >= 6 ? 'Xen 4.20 Hypervisor' : 'Xen 4.17 Hypervisor'),
      benchmarks: { OpenSSL: slowerFrom(6) },
    });
    expect(history.changes.map(({ facts }) => facts.map(({ fact }) => fact))).toEqual([['stack']]);
    expect(sentences(history)[0]).toMatch(/4\.17.* → .*4\.20/);
  });

  test('the last part of a version of the test is a fact of its row', () => {
    const history = historyOfWeeks({
      version: run => (run >= 6 ? '1.0.1' : '1.0.0'),
      benchmarks: { OpenSSL: slowerFrom(6), SQLite: () => 7 },
    });
    expect(history.rows.map(({ changes }) => changes.length)).toEqual([1, 1]);
    expect(sentences(history)).toHaveLength(1);
    expect(sentences(history)[0]).toContain('the version of the test changed that day (1.0.0 → 1.0.1)');
  });

  test('another version of the test begins another row, which names the one before', () => {
    const history = historyOfWeeks({ version: run => (run >= 6 ? '1.1.0' : '1.0.0') });
    expect(history.rows.map(({ points }) => points.length)).toEqual([6, 4]);
    expect(history.rows[1]?.former).toEqual({ row: history.rows[0]?.id, from: '1.0.0', to: '1.1.0' });
  });
});
