import type { Entry, Reading } from '../../../src/core/results/resultFile';
import { type Finding, finding } from '../finding';
import { type OtherEntry, type OtherReading, otherReading } from './otherReading';

const oracle = 'independent';
/** Longer texts are not taken for numbers here. */
const longest = 500;

/**
 * In a well-formed file we read what another parser reads: identifiers, titles, values and trials.
 * @param isSound the file was made well formed, so that reading must not break off either
 */
export function sameAsOther(text: string, reading: Reading, isSound: boolean): readonly Finding[] {
  const other = otherReading(text);
  if (other === undefined) return isSound ? [finding(oracle, 'a made file is not well formed', text)] : [];
  if (reading.kind !== 'results')
    return isSound ? [finding(oracle, `a made file is ${reading.kind}`, reading)] : [];
  const { file } = reading;
  if (file.problems.some(({ severity }) => severity === 'error'))
    return isSound && file.problems.some(({ id }) => id === 'broken-xml')
      ? [finding(oracle, 'a made file breaks off', file.problems)]
      : [];
  if (file.layout !== 'current') return [];
  const what = difference(file, other);
  return what === undefined ? [] : [finding(oracle, what[0], what[1])];
}

type Difference = readonly [what: string, detail: unknown];

function difference(
  file: Extract<Reading, { kind: 'results' }>['file'],
  other: OtherReading,
): Difference | undefined {
  const systems = file.systems.map(({ identifier }) => identifier);
  if (systems.join('\0') !== other.systems.join('\0')) return ['other systems', [systems, other.systems]];
  if (file.results.length !== other.results.length)
    return ['other results', [file.results.length, other.results.length]];
  for (const [at, result] of file.results.entries()) {
    const theirs = other.results[at];
    if (theirs === undefined || result.title !== theirs.title)
      return ['another title', [result.title, theirs?.title]];
    if (result.entries.length !== theirs.entries.length)
      return ['other entries', [result.title, theirs.entries.length]];
    for (const [index, entry] of result.entries.entries()) {
      const found = entryDifference(entry, theirs.entries[index], theirs.format);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function entryDifference(
  entry: Entry,
  other: OtherEntry | undefined,
  format: string,
): Difference | undefined {
  if (other === undefined || entry.system !== other.system)
    return ['entry of another system', [entry.system, other]];
  const written = other.value.trim() === '' ? undefined : other.value;
  if (entry.rawValue !== written) return ['another value', [entry.rawValue, written]];
  if (format !== 'BAR_GRAPH' || other.value.length > longest) return undefined;
  const value = written === undefined ? undefined : numberIn(written);
  if (entry.value !== value) return ['another number', [entry.value, written]];
  if (written === undefined)
    return entry.trials.length === 0 ? undefined : ['trials without a value', entry.trials];
  const items = other.raw.trim() === '' ? [written] : other.raw.split(':');
  const numbers = items.map(item => (item.length > longest ? undefined : numberIn(item)));
  if (numbers.every(number => number !== undefined))
    return sameNumbers(entry.trials, numbers) ? undefined : ['other trials', [entry.trials, other.raw]];
  // What is wrong with the trials is no reason to lose the value.
  return value !== undefined && entry.trials.length === 0 ? ['a number is lost', other] : undefined;
}

function sameNumbers(ours: readonly number[], theirs: readonly number[]): boolean {
  return ours.length === theirs.length && ours.every((number, at) => number === theirs[at]);
}

/** A finite number as PTS writes it, with XML's blanks around. */
function numberIn(text: string): number | undefined {
  const plain = text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return undefined;
  return Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
