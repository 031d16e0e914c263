import { rangeIn } from '../results/placeInResult';
import type { ResultFile, SourceRange } from '../results/resultFile';
import { placeAt } from './place';

/** The places of one identifier in a file. An entry belongs to a system by this text alone. */
export interface IdentifierPlaces {
  /** The place that was asked about. */
  readonly here: SourceRange;
  /** In the Systems: several where a file describes one identifier more than once. */
  readonly declared: readonly SourceRange[];
  /** In the entries, in the order of the text. */
  readonly used: readonly SourceRange[];
}

/** Where else the identifier at an offset stands; undefined where no identifier is. */
export function identifierAt(file: ResultFile, offset: number): IdentifierPlaces | undefined {
  const place = placeAt(file, offset);
  if (place?.kind === 'system-name') return { here: place.range, ...placesOf(file, place.system.identifier) };
  if (place?.kind === 'entry-name') return { here: place.range, ...placesOf(file, place.entry.system) };
  return undefined;
}

function placesOf({ systems, results }: ResultFile, identifier: string): Omit<IdentifierPlaces, 'here'> {
  const used: SourceRange[] = [];
  for (const result of results)
    for (const { system, identifierPlace } of result.entries)
      if (system === identifier && identifierPlace !== undefined) used.push(rangeIn(result, identifierPlace));
  return {
    declared: systems.flatMap(system =>
      system.identifier === identifier ? (system.identifierRange ?? []) : [],
    ),
    used,
  };
}
