import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison } from '../../../src/core/comparison/comparison';
import { comparabilityLine } from '../../../src/core/comparison/factRows';
import type { ReadFile } from '../../../src/core/comparison/loadedFile';
import { parseDocument } from '../../../src/core/document/parse';
import { matchesGlob } from '../../../src/core/environment/evidence/declared';
import { logFolderName, type SystemLogs } from '../../../src/core/environment/evidence/gather';
import { filterRows, parseFilter } from '../../../src/core/filter/filter';
import { Formatter } from '../../../src/core/messages/formatter';
import { compareReport } from '../../../src/core/reports/compareJson';
import { readReport } from '../../../src/core/reports/readJson';
import { readResultFile } from '../../../src/core/results/read';

const english = new Formatter('en');
const lab = resolve(__dirname, '../../../samples/lab');

function logsOf(folder: string): SystemLogs {
  const root = join(lab, folder, 'system-logs');
  if (!existsSync(root)) return new Map();
  return new Map(
    readdirSync(root).map(name => [
      name,
      new Map(readdirSync(join(root, name)).map(log => [log, readFileSync(join(root, name, log), 'utf8')])),
    ]),
  );
}

function load(folder: string, withLogs = true): ReadFile {
  const reading = readResultFile(readFileSync(join(lab, folder, 'composite.xml'), 'utf8'));
  return { path: folder, folder, reading, ...(withLogs ? { systemLogs: logsOf(folder) } : {}) };
}

const files = ['xen', 'kvm', 'hyper-v'].map(folder => load(folder));
const reading = parseDocument(readFileSync(join(lab, 'lab.ptscompare'), 'utf8'));
if (reading.kind !== 'document') throw new Error('the lab has a document');
const { document } = reading;
const comparison = compareFiles(document, files);

function systemOf({ systems }: Comparison, label: string) {
  const found = systems.find(system => system.label === label);
  if (found === undefined) throw new Error(`no ${label}`);
  return found;
}

describe('the comparison of the sample lab', () => {
  test('a comparison carries what each system ran on, by logs, probes and the user’s word', () => {
    const said = comparison.systems.map(
      ({ label, layers, below, machine }) =>
        `${label}: ${layers.map(({ kind, role }) => `${kind} ${role}`).join(', ')}; ${below}; ${machine}`,
    );
    expect(said).toEqual([
      'Hyper-V: hyper-v guest; nothing; lab-pc',
      'Xen: vmware guest, xen guest; not known; lab-pc',
      'KVM: vmware guest, kvm guest; nothing; lab-pc',
    ]);
    expect(systemOf(comparison, 'KVM').layers[0]?.evidence).toEqual([
      { source: 'user', field: 'ranOn', text: 'vmware, kvm' },
    ]);
  });

  test('the comparison of the sample lab credits Hyper-V with no row, and says nesting first: what the student did not see', () => {
    const pairs = comparison.rows.flatMap(row => row.comparisons).filter(pair => pair.effect !== undefined);
    expect(pairs.length).toBeGreaterThan(10);
    for (const pair of pairs) {
      expect(pair.attribution).toBe('blocked');
      expect(english.say(pair.attributionReasons?.[0] ?? { id: 'environment.set-by-you' })).toMatch(
        /^Nesting differs/,
      );
    }
  });

  test('the comparison of the sample lab credits nobody with what failed or is missing', () => {
    for (const pair of comparison.rows.flatMap(row => row.comparisons))
      if (pair.effect === undefined) expect(pair.attribution).toBeUndefined();
  });

  test('the comparison of the sample lab says in one line what differs', () => {
    expect(english.say(comparabilityLine(comparison.facts))).toMatch(
      /^\d+ facts differ; \d+ forbid crediting the hypervisor/,
    );
    const nesting = comparison.facts.find(({ fact }) => fact === 'nesting');
    expect(nesting).toMatchObject({
      state: 'differs',
      severity: 'blocks',
      pairs: [
        { system: 'Xen', state: 'differs' },
        { system: 'KVM', state: 'differs' },
      ],
    });
    expect(nesting?.values.map(({ text }) => text)).toEqual(['1', '2', '2']);
  });

  test('a comparison survives JSON, as the page gets it', () => {
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });

  test('a comparison answers the words of the filter box', () => {
    const shown = (text: string) => {
      const filter = parseFilter(text);
      if (filter.kind === 'mistake') throw new Error(english.say(filter.message));
      return filterRows(comparison, filter).flatMap(row => row.comparisons.map(({ system }) => system));
    };
    const all = shown('');
    expect(new Set(shown('layer:kvm'))).toEqual(new Set(['KVM']));
    expect(new Set(shown('layer:workstation'))).toEqual(new Set(['Xen', 'KVM']));
    expect(shown('layer:hyper-v')).toEqual(all);
    expect(shown('nested:yes')).toEqual(all);
    expect(shown('nested:no')).toEqual([]);
    expect(shown('attribution:blocked').length).toBeGreaterThan(10);
    expect(shown('attribution:creditable')).toEqual([]);
    expect(parseFilter('attribution:good').kind).toBe('mistake');
  });

  test('a comparison prints layers, attribution, reasons and facts for scripts', () => {
    const report = compareReport(comparison, comparison.rows, english);
    expect(report.systems[1]).toMatchObject({
      identifier: 'Xen',
      layers: [
        { kind: 'vmware', role: 'guest', product: 'Workstation', version: '17.6.1', confidence: 'certain' },
        { kind: 'xen', role: 'guest', mode: 'hvm', version: '4.17.5', confidence: 'certain' },
      ],
      below: 'not known',
      machine: 'lab-pc',
    });
    const pair = report.rows[0]?.comparisons[0];
    expect(pair?.attribution).toBe('blocked');
    expect(pair?.reasons.some(reason => reason.startsWith('Nesting differs'))).toBe(true);
    expect(report.facts[0]).toMatchObject({
      fact: 'nesting',
      state: 'differs',
      severity: 'blocks',
      values: { 'Hyper-V': '1 hypervisor', KVM: '2 hypervisors' },
    });
  });

  test('the comparison of the sample lab reads layers of one file alone, too', () => {
    const read = readReport([load('xen')], english).files[0]?.systems[0];
    expect(read?.layers.map(({ kind }) => kind)).toEqual(['vmware', 'xen']);
    expect(
      readReport([load('xen', false)], english).files[0]?.systems[0]?.layers.map(({ kind }) => kind),
    ).toEqual(['xen']);
  });

  test('the comparison of the sample lab takes the word of the settings where the document says nothing', () => {
    const { systems: _, ...bare } = document;
    const ranOn = { layers: [], below: 'nothing', machine: 'lab-pc' } as const;
    const said = compareFiles(bare, files, { declared: [{ pattern: 'KVM*', ranOn }] });
    expect(systemOf(said, 'KVM guest').layers.map(({ kind }) => kind)).toEqual(['bare-metal']);
    expect(systemOf(said, 'Xen guest').layers.map(({ kind }) => kind)).toEqual(['vmware', 'xen']);
  });

  test('the comparison of the sample lab tells of a probe that cannot be read, and goes on without it', () => {
    const broken: ReadFile = {
      ...load('xen', false),
      systemLogs: new Map([['Xen guest', new Map([['pts-lens-probe.json', '{']])]]),
    };
    const { problems, systems } = compareFiles(
      {
        ...document,
        files: ['xen'],
        systems: [{ label: 'Xen', sessions: [{ file: 'xen', identifier: 'Xen guest' }] }],
      },
      [broken],
    );
    expect(problems.map(({ problem }) => problem.id)).toContain('bad-probe');
    expect(systems[0]?.layers.map(({ kind }) => kind)).toEqual(['xen']);
  });
});

describe('profiles installed here', () => {
  test('profiles installed here go before what is known of the public ones', () => {
    const installed = new Map([['pts/ramspeed-1.4.3', { testType: 'Disk', timesToRun: 5 }]]);
    const typeOf = ({ rows }: Comparison) =>
      rows.find(({ identifier }) => identifier === 'pts/ramspeed-1.4.3')?.testType;
    expect(typeOf(comparison)).toBe('Memory');
    expect(typeOf(compareFiles(document, files, { installed }))).toBe('Disk');
  });
});

describe('names', () => {
  test('names finds the logs of an identifier as PTS names their folder', () => {
    expect(logFolderName('Xen 4.17 HVM bbold/b: a1 vm')).toBe('Xen 4.17 HVM bbold_b a1 vm');
    expect(logFolderName('../../etc')).toBe('.._.._etc');
  });

  test.each([
    ['debianKVM1', 'debian*', true],
    ['debianKVM1', '*KVM?', true],
    ['debianKVM1', 'KVM', false],
    ['debianKVM12', '*KVM?', false],
    ['', '*', true],
    ['a', '', false],
    ['a'.repeat(5000), '*a'.repeat(500), true],
    ['a'.repeat(5000), `${'*a'.repeat(500)}b`, false],
  ])('a name matches a setting’s pattern', (text, pattern, matches) => {
    expect(matchesGlob(text, pattern)).toBe(matches);
  });
});
