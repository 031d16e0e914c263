import type { LoadedFile } from '../comparison/loadedFile';
import type { ComparisonDocument } from '../document/document';
import type { Formatter } from '../messages/formatter';
import { mergedResult } from './mergedResult';
import { ptsResultXml } from './ptsResultXml';

/**
 * The compared systems as one result that PTS opens: the text of its `composite.xml`.
 * @param version of PTS Lens
 * @param now in the time zone of this machine, as PTS writes it
 */
export function ptsResult(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  about: { readonly title: string; readonly version: string; readonly now: Date },
  words: Formatter,
): string {
  const merged = mergedResult(document, files);
  return ptsResultXml(merged, {
    title: about.title,
    description: words.text('comparison.merged-by', {
      systems: merged.systems.map(({ identifier }) => identifier).join(', '),
    }),
    modified: stampOf(about.now),
    client: `PTS Lens ${about.version}`,
  });
}

function stampOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
}
