import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/prepare/dependencies.mjs';
import { compositeXml } from '../../compositeXml';
import { manyResults } from '../manyResults';
import type { themes } from '../workbench';

/** What a page can be about. */
export interface Subject {
  readonly name: string;
  readonly systems: number;
  readonly theme: keyof typeof themes;
  /** Its result files, by the folder of each; a comparison of them where there are several. */
  readonly files: () => Readonly<Record<string, string>>;
  /** A real file that is not part of the project. */
  readonly needs?: string;
}

const samples = path.join(root, 'samples');
const corpus = path.resolve(root, '../shared/corpus');
const merge = path.join(
  corpus,
  'public/aarnaud__slides-ubuntu-xenial__docker-benchmark__phoronix-test-suite__test-results__merge__composite.xml',
);
const passfail = path.join(corpus, 'runs/passfail/composite.xml');
const monitored = path.join(corpus, 'runs/monitored/composite.xml');

const lab = (...guests: readonly string[]) =>
  Object.fromEntries(
    guests.map(guest => [guest, readFileSync(path.join(samples, 'lab', guest, 'composite.xml'), 'utf8')]),
  );

export const subjects: readonly Subject[] = [
  { name: 'lab', systems: 3, theme: 'dark', files: () => lab('hyper-v', 'xen', 'kvm') },
  { name: 'single', systems: 1, theme: 'light', files: () => lab('kvm') },
  {
    name: 'merge',
    systems: 3,
    theme: 'highContrast',
    files: () => ({ merge: readFileSync(merge, 'utf8') }),
    needs: merge,
  },
  { name: '20-systems', systems: 20, theme: 'dark', files: () => ({ cluster: manyResults(12, 20) }) },
  {
    name: '58-systems',
    systems: 58,
    theme: 'light',
    files: () => ({ cluster: manyResults(8, 58, number => `RUN-${number}`) }),
  },
  { name: '300-rows', systems: 5, theme: 'dark', files: () => ({ cluster: manyResults(300, 5) }) },
  { name: 'weekly', systems: 10, theme: 'light', files: weekly },
  {
    name: 'pass-fail',
    systems: 2,
    theme: 'highContrastLight',
    files: () => ({ passfail: readFileSync(passfail, 'utf8') }),
    needs: passfail,
  },
  {
    name: 'series',
    systems: 1,
    theme: 'dark',
    files: () => ({ monitored: readFileSync(monitored, 'utf8') }),
    needs: monitored,
  },
  { name: 'failed', systems: 2, theme: 'highContrast', files: failed },
];

/** A folder with a folder for each of these subjects, and a comparison of those with several files. */
export function folderOf(shown: readonly Subject[]): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'pts-lens-pictures-')), 'pictures');
  for (const { name, files } of shown) {
    const written = Object.entries(files());
    for (const [own, text] of written) {
      mkdirSync(path.join(folder, name, own), { recursive: true });
      writeFileSync(path.join(folder, name, own, 'composite.xml'), text);
    }
    if (written.length > 1)
      writeFileSync(
        path.join(folder, name, `${name}.ptscompare`),
        JSON.stringify({ version: 1, files: written.map(([own]) => `${own}/composite.xml`) }),
      );
  }
  // With what only logs show.
  cpSync(path.join(samples, 'lab/kvm/system-logs'), path.join(folder, 'single/kvm/system-logs'), {
    recursive: true,
  });
  return folder;
}

export function isAtHand({ name, needs }: Subject): boolean {
  if (needs === undefined || existsSync(needs)) return true;
  console.log(
    `skipped: the picture of ${name} needs ${path.basename(path.dirname(needs))}, which is not there`,
  );
  return false;
}

/** Ten runs of one guest, a week apart: from the seventh on another kernel, and a little quicker. */
function weekly(): Readonly<Record<string, string>> {
  const sample = readFileSync(path.join(samples, 'lab/kvm/composite.xml'), 'utf8');
  const runs = Array.from({ length: 10 }, (_, week) => {
    const day = new Date(Date.UTC(2026, 8, 1 + 7 * week)).toISOString();
    const isLater = week >= 6;
    let count = 0;
    const changed = (trial: string) => {
      count += 1;
      return Number(trial) * (isLater ? 1.05 : 1) * (1 + 0.004 * Math.sin(count * 12.9 + week * 7.7));
    };
    const text = sample
      .replace(/<TimeStamp>[^<]*/, `<TimeStamp>${day.slice(0, 19).replace('T', ' ')}`)
      .replace(/<Value>[^<]*(<\/Value>\s*<RawString>)([\d.:]+)/g, (_match, between: string, raw: string) => {
        const trials = raw.split(':').map(changed);
        const mean = trials.reduce((sum, trial) => sum + trial, 0) / trials.length;
        return `<Value>${mean.toFixed(3)}${between}${trials.map(trial => trial.toFixed(3)).join(':')}`;
      })
      .replaceAll('6.1.0-28', isLater ? '6.1.0-31' : '6.1.0-28')
      .replaceAll('<Identifier>KVM guest<', `<Identifier>weekly ${day.slice(0, 10)}<`);
    return [`week-${week + 1}`, text] as const;
  });
  return Object.fromEntries(runs);
}

/** One test that runs on both, and one that failed on one of them with an error of 2,000 characters. */
function failed(): Readonly<Record<string, string>> {
  const error = `E: ${'The benchmark failed because /usr/share/phoronix/installed-tests has no such file. '.repeat(25)}`;
  const result = (title: string) => ({
    profile: `pts/${title}-1.0.0`,
    title,
    appVersion: '1.0',
    arguments: title,
    description: 'Threads: 4',
    scale: 'Seconds',
    proportion: 'LIB',
    format: 'BAR_GRAPH',
  });
  const guests = ['KVM guest', 'Xen guest'] as const;
  const text = compositeXml({
    title: 'One test fails',
    systems: guests.map(identifier => ({
      identifier,
      hardware: 'Processor: AMD EPYC 7543 (4 Cores), Memory: 24GB',
      software: `OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64), System Layer: ${identifier.split(' ')[0]}`,
    })),
    results: [
      {
        ...result('sqlite'),
        entries: guests.map((system, index) => ({
          system,
          value: 20 + index,
          raw: [20, 20.1, 19.9].map(value => (value + index).toFixed(2)).join(':'),
        })),
      },
      {
        ...result('coremark'),
        entries: [
          { system: guests[0], value: 30, raw: '30:30.2:29.8' },
          { system: guests[1], value: '', raw: '', json: JSON.stringify({ error }) },
        ],
      },
    ],
  });
  return { failed: text };
}
