import { dayOfRun, type Weekly, weeklyTexts } from '../weeklyRuns';

/** Files of ten weekly runs of one guest, each in a folder of its own, and the document of their history. */
function weeks(name: string, weekly: Weekly): Readonly<Record<string, string>> {
  const texts = weeklyTexts(weekly);
  const folders = texts.map((_, run) => `${name}-${dayOfRun(run)}`);
  return {
    ...Object.fromEntries(texts.map((text, run) => [`${folders[run]}/composite.xml`, text])),
    [`${name}.ptscompare`]: `${JSON.stringify(
      { version: 1, title: `The ${name} runs`, view: 'history', files: folders },
      undefined,
      2,
    )}\n`,
  };
}

/** Runs of a guest whose kernel changed at the seventh, where one of three benchmarks got 5 % slower. */
export const stepped = weeks('weekly', {
  kernel: run => (run >= 6 ? '6.12.0-1-amd64 (x86_64)' : '6.1.0-13-amd64 (x86_64)'),
  benchmarks: {
    SQLite: () => 7,
    OpenSSL: run => (run >= 6 ? 95 : 100),
    FIO: () => 500,
  },
});

/** The document of the same without the last run. */
export const nineRuns = JSON.stringify({
  version: 1,
  title: 'Nine weeks',
  view: 'history',
  files: Array.from({ length: 9 }, (_, run) => `weekly-${dayOfRun(run)}`),
});

/** Runs whose benchmark and kernel have names that are markup and longer than any window. */
export const hostile = weeks('hostile', {
  identifier: () => 'hostile guest',
  kernel: run => `<img src=x> ${'6'.repeat(run >= 6 ? 5_000 : 4_000)}`,
  benchmarks: { [`<img src=x>${'word'.repeat(2_000)}`]: run => (run >= 6 ? 90 : 100) },
});

/** Runs of another guest, all equal. */
export const equal = weeks('steady', {
  identifier: () => 'steady guest',
  benchmarks: { OpenSSL: () => 100, SQLite: () => 7 },
});
