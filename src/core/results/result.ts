import { type Block, placeOf, textOf } from './block';
import { entryOf } from './entry';
import { comparisonKey } from './key';
import type { Budget } from './limits';
import { excerpt, type Problems } from './readingProblems';
import type { BenchmarkResult, Proportion } from './resultFile';

/** A Result element, not yet counted among those of its key. */
export function resultOf(
  block: Block,
  problems: Problems,
  budget: Budget,
): Omit<BenchmarkResult, 'occurrence'> {
  const identifier = textOf(block, 'Identifier');
  const title = block.fields.get('Title')?.text ?? '';
  const appVersion = textOf(block, 'AppVersion');
  const args = textOf(block, 'Arguments');
  const description = textOf(block, 'Description');
  const scale = textOf(block, 'Scale');
  // PTS draws bars where no format is given.
  const displayFormat = textOf(block, 'DisplayFormat')?.trim() ?? 'BAR_GRAPH';
  const annotation = block.fields.get('Annotation')?.text ?? '';
  const parent = textOf(block, 'Parent')?.trim();
  tellDuplicates(block, problems);
  return {
    key: comparisonKey({ identifier, title, arguments: args, description, appVersion, scale }),
    ...(identifier !== undefined && { identifier }),
    title,
    ...(appVersion !== undefined && { appVersion }),
    ...(args !== undefined && { arguments: args }),
    ...(description !== undefined && { description }),
    ...(scale !== undefined && { scale }),
    proportion: proportionOf(block, problems),
    displayFormat,
    ...(annotation !== '' && { annotation }),
    ...(parent !== undefined && { parent }),
    entries: block.entries.map(entry => entryOf(entry, block.range, displayFormat, problems, budget)),
    range: block.range,
  };
}

/** PTS compares this text with its own three words; any other gives no direction, and is told. */
function proportionOf(block: Block, problems: Problems): Proportion {
  const text = textOf(block, 'Proportion')?.trim() ?? '';
  if (text === 'HIB' || text === 'LIB' || text === 'ABSTRACT' || text === '') return text;
  problems.add('unknown-proportion', placeOf(block, 'Proportion'), { text: excerpt(text) });
  return '';
}

function tellDuplicates(block: Block, problems: Problems): void {
  const seen = new Set<string>();
  for (const entry of block.entries) {
    const system = entry.fields.get('Identifier')?.text ?? '';
    if (seen.has(system)) {
      problems.add('duplicate-entry', placeOf(entry, 'Identifier'), { system: excerpt(system) });
    }
    seen.add(system);
  }
}
