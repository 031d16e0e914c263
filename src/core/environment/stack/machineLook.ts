import type { Layer } from './layer';

/** What is known of a system, and looks the same in every run of its machine. */
export interface Looks {
  readonly identifier: string;
  /** PTS's own text, with clock and cores. */
  readonly processor?: string | undefined;
  readonly layers: readonly Layer[];
}

/** A day in a name, such as `weekly 2026-11-03`. */
const day = /\d{4}-?\d{2}-?\d{2}/g;

/**
 * What two runs of one machine have in common: its name, its processor and the kinds of its layers. Versions and counts of
 * cores may change between them. Undefined where nothing tells on what it ran.
 */
export function lookOf({ identifier, processor, layers }: Looks, nameOf = machineName): string | undefined {
  if (processor === undefined) return undefined;
  const [model = ''] = processor.split(/ @| \(/, 1);
  const stack = layers.map(({ kind, role }) => `${kind} ${role}`);
  return JSON.stringify([nameOf(identifier), model.trim().toLowerCase(), stack]);
}

/** The name without a day; what has no letters then names no machine, and stays as it is. */
export function machineName(identifier: string): string {
  const name = identifier.replaceAll(day, '').trim();
  return /\p{L}/u.test(name) ? name : identifier;
}

/** The name without any number: `gzip-run-0` and `gzip-run-9` are two of one series. */
export function seriesName(identifier: string): string {
  return identifier.replaceAll(/\d+/g, '#');
}
