import { compositeXml, type EntryXml, type ResultXml, type SystemXml } from '../../compositeXml';
import { rawString, valueText } from '../odd/numbers';
import { allowed, oddTexts } from '../odd/texts';
import type { Random } from '../random';
import { componentsText, oddJson } from './fields';

/** How many of each a made file has. */
interface Counts {
  readonly systems: number;
  readonly results: number;
  /** Entries of each system in each result. */
  readonly entries: number;
  /** Most trials, or samples, of an entry. */
  readonly trials: number;
}

/** Characters that one of each takes, about. */
const width = { system: 60, result: 160, entry: 95, trial: 7 };

const shapes = ['small', 'systems', 'results', 'empty-results', 'entries', 'trials', 'square'] as const;

function countsOf(shape: (typeof shapes)[number], size: number): Counts {
  const few = { systems: 2, results: 1, entries: 1, trials: 3 };
  const many = (each: number) => Math.max(2, Math.floor(size / each));
  switch (shape) {
    case 'small':
      return { systems: 3, results: 4, entries: 1, trials: 6 };
    case 'systems':
      return { ...few, systems: many(width.system + width.entry) };
    case 'results':
      return { ...few, results: many(width.result + 2 * width.entry) };
    case 'empty-results':
      return { ...few, results: many(width.result), entries: 0 };
    case 'entries':
      return { ...few, entries: many(2 * width.entry) };
    case 'trials':
      return { ...few, trials: many(2 * width.trial) };
    case 'square': {
      const side = Math.max(2, Math.floor(Math.sqrt(size / width.entry)));
      return { ...few, systems: side, results: side };
    }
  }
}

/** A result file that is well formed, whatever its values are: other readers must see the same in it. */
export function composite(
  random: Random,
  size: number,
): { readonly text: string; readonly recipe: readonly string[] } {
  const shape = random.chance(0.6) ? 'small' : random.pick(shapes);
  const counts = countsOf(shape, size);
  const isOdd = random.chance(0.4);
  const name = (plain: string) => allowed(isOdd && random.chance(0.3) ? random.pick(oddTexts) : plain);
  const systems = Array.from({ length: counts.systems }, (_, at) => name(`system ${at}`));
  const base = 10 ** (random.below(7) - 2);
  const results = Array.from({ length: counts.results }, (_, at) =>
    result(random, counts, systems, at, base, name),
  );
  const described = systems.map(identifier => ({
    identifier,
    ...(shape === 'systems' ? {} : details(random)),
  }));
  return {
    text: compositeXml({ title: name('made'), systems: described, results }),
    recipe: [`made-${shape}`],
  };
}

function details(random: Random): Omit<SystemXml, 'identifier'> {
  return {
    hardware: allowed(componentsText(random)),
    software: allowed(componentsText(random)),
    started: `2026-01-0${1 + random.below(9)} 00:00:00`,
  };
}

function result(
  random: Random,
  { entries, trials }: Counts,
  systems: readonly string[],
  at: number,
  base: number,
  name: (plain: string) => string,
): ResultXml {
  const format = random.pick([
    'BAR_GRAPH',
    'BAR_GRAPH',
    'BAR_GRAPH',
    'BAR_GRAPH',
    'LINE_GRAPH',
    'PASS_FAIL',
    'HORIZONTAL_BOX_PLOT',
  ]);
  const isExtreme = random.chance(0.1);
  const own = systems.flatMap<EntryXml>(system => {
    // Extreme values that differ: a ratio of 1e600 has no number.
    const near = isExtreme ? random.pick([1e300, 1e-300, 1e-308, 1.5]) : base * (1 + random.below(5) / 20);
    return Array.from({ length: entries }, () => entry(random, system, format, near, trials));
  });
  return {
    profile: name(`pts/made-${at % 7}.2.${at % 3}`),
    title: name(`Made ${at}`),
    appVersion: name('1.2'),
    arguments: name(`-n ${at}`),
    description: name(`Size: ${at}`),
    scale: name('MB/s'),
    proportion: random.pick(['HIB', 'LIB', 'HIB', '']),
    format,
    entries: own,
  };
}

function entry(random: Random, system: string, format: string, base: number, most: number): EntryXml {
  const raw = rawString(random, base, most);
  const value =
    format === 'LINE_GRAPH'
      ? raw.replaceAll(':', ',')
      : format === 'PASS_FAIL'
        ? 'PASS,FAIL'
        : valueText(random, base);
  const json = random.chance(0.2) ? { json: allowed(random.pick(oddJson)) } : {};
  return { system, value: allowed(value), raw: allowed(raw), ...json };
}
