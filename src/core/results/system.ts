import { type Block, placeOf, textOf } from './block';
import { readComponents } from './components';
import { readSystemDetails } from './details';
import type { Problems } from './readingProblems';
import type { SourceRange, System } from './resultFile';

/** A System element as a system. */
export function systemOf(block: Block, problems: Problems): System {
  const user = textOf(block, 'User');
  const timestamp = textOf(block, 'TimeStamp');
  const clientVersion = textOf(block, 'TestClientVersion');
  const notes = textOf(block, 'Notes');
  const json = textOf(block, 'JSON');
  const details = json === undefined ? new Map<string, string>() : readSystemDetails(json);
  if (details === undefined) problems.add('bad-json', placeOf(block, 'JSON'));
  return {
    identifier: block.fields.get('Identifier')?.text ?? '',
    hardware: readComponents(textOf(block, 'Hardware') ?? ''),
    software: readComponents(textOf(block, 'Software') ?? ''),
    ...(user !== undefined && { user }),
    ...(timestamp !== undefined && { timestamp }),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(notes !== undefined && { notes }),
    details: details ?? new Map<string, string>(),
    range: block.range,
    ...insideOf(block),
  };
}

function insideOf(
  block: Block,
): Partial<Record<'identifierRange' | 'hardwareRange' | 'softwareRange', SourceRange>> {
  const identifierRange = block.fields.get('Identifier')?.range;
  const hardwareRange = block.fields.get('Hardware')?.range;
  const softwareRange = block.fields.get('Software')?.range;
  return {
    ...(identifierRange !== undefined && { identifierRange }),
    ...(hardwareRange !== undefined && { hardwareRange }),
    ...(softwareRange !== undefined && { softwareRange }),
  };
}
