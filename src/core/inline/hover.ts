import type { Formatter } from '../messages/formatter';
import type { ResultFile, SourceRange } from '../results/resultFile';
import type { Compared } from './compared';
import { entryHover, occurrenceIn } from './entryHover';
import type { OwnRows } from './ownRows';
import { placeAt } from './place';
import { componentsHover, systemHover } from './systemHover';

/** Markdown about what stands at a range. Everything in it that comes from a file is escaped. */
export interface Hover {
  readonly range: SourceRange;
  readonly markdown: string;
}

/** What is told of the text at an offset; undefined where there is nothing to tell. */
export function hoverAt(
  file: ResultFile,
  offset: number,
  rows: OwnRows,
  compared: Compared | undefined,
  words: Formatter,
): Hover | undefined {
  const place = placeAt(file, offset);
  if (place === undefined) return undefined;
  const parts = (() => {
    switch (place.kind) {
      case 'value':
      case 'trials':
        return entryHover(place.result, place.entry, rows, compared, words);
      case 'entry-name':
        return systemHover(place.entry.system, compared, words, occurrenceIn(place.result, place.entry));
      case 'system-name':
        return systemHover(place.system.identifier, compared, words, occurrenceAmong(file, place.system));
      case 'hardware':
      case 'software':
        return [
          ...componentsHover(place.system[place.kind]),
          ...systemHover(place.system.identifier, compared, words, occurrenceAmong(file, place.system)),
        ];
    }
  })();
  return parts.length === 0 ? undefined : { range: place.range, markdown: parts.join('\n\n') };
}

/** Which of the Systems of its identifier it is. */
function occurrenceAmong({ systems }: ResultFile, system: ResultFile['systems'][number]): number {
  return systems.filter(({ identifier }) => identifier === system.identifier).indexOf(system);
}
