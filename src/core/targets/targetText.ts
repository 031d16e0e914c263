import type { CatalogueFormatter } from '../messages/catalogueFormatter';
import { type Message, message } from '../messages/message';
import { clip, oneLine } from '../text/plainText';
import { commandText } from './commandWords';
import { localName } from './knownTargets';
import type { Reach, Target } from './target';
import type { WrongTarget } from './targetSchema';

const longest = 200;

/** A text of the settings on one line, as it is shown. */
export function shownText(text: string): string {
  return clip(oneLine(text), longest);
}

/** The name of a target as it is shown: this machine has one in each language until somebody names it. */
export function targetName(
  { name, reach }: Pick<Target, 'name' | 'reach'>,
  words: CatalogueFormatter,
): string {
  return reach === 'local' ? notedTargetName(name, words) : shownText(name);
}

/** The name of a target that a run was noted with: the target itself may not be there any more. */
export function notedTargetName(name: string, words: CatalogueFormatter): string {
  return name === localName ? words.text('targets.this-machine') : shownText(name);
}

/** How a target is reached: `ssh bench@10.0.0.7`, `docker exec -i guest sh`, or by the shell of this machine. */
export function reachText(reach: Reach, words: CatalogueFormatter): string {
  if (reach === 'local') return words.text('targets.reach-local');
  return shownText('ssh' in reach ? `ssh ${reach.ssh}` : commandText(reach.command));
}

const fields: ReadonlySet<string> = new Set([
  'name',
  'reach',
  'hypervisor',
  'machine',
  'host',
  'pts',
  'before',
  'after',
  'start',
  'stop',
]);

/** Why a target of the settings cannot be used. */
export function wrongText({ field }: WrongTarget): Message {
  return message('targets.wrong', { field: fields.has(field) ? field : 'other', given: shownText(field) });
}
