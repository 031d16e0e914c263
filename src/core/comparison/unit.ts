import type { Row } from './comparison';

/** A unit as it is shown, and the factor that values in the unit of the result are divided by. */
export interface Unit {
  readonly name: string;
  readonly per: number;
}

const prefixes = [
  { name: 'T', factor: 1e12 },
  { name: 'G', factor: 1e9 },
  { name: 'M', factor: 1e6 },
  { name: 'k', factor: 1e3 },
] as const;

/** Units that stand for single bytes, bits or hertz a second. */
const plain = /^(?:bytes?|B|bits?|Hz)(?:\/(?:s|sec|second))?$/i;

const shortNames: Readonly<Record<string, string>> = {
  byte: 'B',
  bytes: 'B',
  b: 'B',
  bit: 'bit',
  bits: 'bit',
  hz: 'Hz',
};

/**
 * The unit of a row: 1,762,741,953 byte/s are 1.763 GB/s. Other units stay as PTS wrote them, since a prefix before
 * "Iterations/Sec" would be a unit that nobody knows.
 */
export function unitOf({ scale, samples }: Pick<Row, 'scale' | 'samples'>): Unit {
  return unitFor(scale, () => largestMeanOf(samples));
}

/** The same of a scale and the values in it. */
export function unitOfMeans(scale: string | undefined, means: readonly number[]): Unit {
  return unitFor(scale, () => largestOf(means));
}

/** Each value of a row asks for its unit, and a row may have thousands of systems. */
const remembered = new WeakMap<Row['samples'], number>();

function largestMeanOf(samples: Row['samples']): number {
  const known = remembered.get(samples);
  if (known !== undefined) return known;
  const largest = largestOf(samples.flatMap(({ summary }) => summary?.mean ?? []));
  remembered.set(samples, largest);
  return largest;
}

function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** `largestValue` is asked for only where the unit depends on it. */
function unitFor(scale: string | undefined, largestValue: () => number): Unit {
  const name = scale?.trim() ?? '';
  if (!plain.test(name)) return { name, per: 1 };
  const largest = largestValue();
  const prefix = prefixes.find(({ factor }) => largest >= factor);
  if (prefix === undefined) return { name, per: 1 };
  const [base = '', time] = name.split('/');
  const short = shortNames[base.toLowerCase()] ?? base;
  return { name: `${prefix.name}${short}${time === undefined ? '' : '/s'}`, per: prefix.factor };
}
