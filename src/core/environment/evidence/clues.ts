import { clip } from '../../text/plainText';
import type { Evidence, EvidenceSource, SystemEvidence } from './evidence';
import { limits } from './evidenceLimits';
import { boardOfDmesg, dmesgLines, dmiFields, type Field, lscpuFields, processorFields } from './logs';
import { guestFile, hostFile, type Probe } from './probe';

/** All evidence about one system, one entry per field: the input of the rules and facts. */
export class Clues {
  readonly #byField: ReadonlyMap<string, readonly Evidence[]>;

  constructor(readonly all: readonly Evidence[]) {
    const byField = new Map<string, Evidence[]>();
    for (const clue of all) {
      const list = byField.get(clue.field);
      if (list === undefined) byField.set(clue.field, [clue]);
      else list.push(clue);
    }
    this.#byField = byField;
  }

  /** All clues, field by field. */
  get byField(): ReadonlyMap<string, readonly Evidence[]> {
    return this.#byField;
  }

  of(field: string): readonly Evidence[] {
    return this.#byField.get(field) ?? [];
  }

  /** The first of the fields that has a text; the strongest source of it. */
  first(...fields: readonly string[]): Evidence | undefined {
    for (const field of fields) {
      const found = this.#byField.get(field)?.find(({ text }) => text.trim() !== '');
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Returns the evidence from within a system, strongest source first. No text is longer than its limit. */
export function cluesOf({ system, title, logs, probe }: SystemEvidence): Clues {
  const { range } = system;
  const fromFile = (source: EvidenceSource, field: string, text: string): Evidence => ({
    source,
    file: 'composite.xml',
    field,
    text: clip(text, limits.text),
    range,
  });
  return new Clues([
    ...(probe === undefined ? [] : cluesOfProbe(probe, guestFile)),
    ...(logs === undefined ? [] : cluesOfLogs(logs)),
    ...[...system.details].map(([key, text]) => fromFile('details', key, text)),
    ...[...system.software].map(([key, text]) => fromFile('software', key, text)),
    ...[...system.hardware].map(([key, text]) => fromFile('hardware', key, text)),
    fromFile('words', 'Identifier', system.identifier),
    ...(title === undefined ? [] : [fromFile('words', 'Title', title)]),
  ]);
}

/** Returns the evidence of a host's own probe. */
export function cluesOfHost(host: Probe, index: number): Clues {
  return new Clues(cluesOfProbe(host, hostFile(index)));
}

/** An answer with the whole text of a file or a tool is read like the log of that name. */
function cluesOfProbe({ answers, hypervisor }: Probe, file: string): readonly Evidence[] {
  const plain: Evidence[] = [];
  if (hypervisor !== undefined) plain.push({ source: 'words', file, field: 'Target', text: hypervisor });
  for (const [field, text] of answers)
    if (field !== 'lscpu' && field !== 'dmesg') plain.push({ source: 'probe', file, field, text });
  const answer = (question: string) => answers.get(question) ?? '';
  const board = ['dmi.sys_vendor', 'dmi.product_name'].map(answer).join(' ').trim();
  const windows = ['windows.manufacturer', 'windows.model'].map(answer).join(' ').trim();
  // ARM machines without SMBIOS name themselves in the device tree.
  const model = answer('device-tree.model').trim();
  const from = (fields: readonly Field[]): readonly Evidence[] =>
    fields.map(([field, text]) => ({ source: 'probe', file, field, text }));
  return [
    ...plain,
    ...from([board, windows, model].flatMap(text => (text === '' ? [] : [['Board', text]]))),
    ...from(lscpuFields(answer('lscpu'))),
    ...from(dmesgFields(answer('dmesg'))),
  ];
}

/** The relevant lines of a kernel log, and the board that one of them names. */
function dmesgFields(text: string): readonly Field[] {
  const lines = dmesgLines(text);
  const board = boardOfDmesg(lines);
  return [
    ...lines.map((line): Field => ['dmesg', line]),
    ...(board === undefined ? [] : [['Board', board] as const]),
  ];
}

/** Logs that are kept as one text. */
const whole = ['version', 'uname', 'cmdline', 'lsmod', 'modules', 'mounts', 'environment-variables', 'lspci'];

function cluesOfLogs(logs: ReadonlyMap<string, string>): readonly Evidence[] {
  // All logs share one limit: a later log gets the rest of it.
  let left: number = limits.logs;
  const text = (name: string) => {
    const read = (logs.get(name) ?? '').slice(0, Math.min(limits.log, left));
    left -= read.length;
    return read;
  };
  const from = (file: string, fields: readonly (readonly [string, string])[]): readonly Evidence[] =>
    fields.map(([field, found]) => ({ source: 'log', file, field, text: found }));
  return [
    ...from('lscpu', lscpuFields(text('lscpu'))),
    ...from('cpuinfo', processorFields(text('cpuinfo'))),
    ...from('dmidecode', dmiFields(text('dmidecode'))),
    ...from('dmesg', dmesgFields(text('dmesg'))),
    ...whole.flatMap(name => (logs.has(name) ? from(name, [[name, text(name)]]) : [])),
    ...from('meminfo', lscpuFields(text('meminfo'))),
  ];
}
