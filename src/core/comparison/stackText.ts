import { layerMessage } from '../environment/stack/layerNames';
import type { Formatter } from '../messages/formatter';
import type { ComparedSystem } from './model';

/** What a system ran on, outermost first, then what is not known of it: parts of one line. */
export function stackParts(
  { layers, below, machine }: Pick<ComparedSystem, 'layers' | 'below' | 'machine'>,
  words: Formatter,
): readonly string[] {
  return [
    ...(layers.length === 0 ? [] : [layers.map(layer => words.say(layerMessage(layer))).join(' › ')]),
    ...(below === 'not known' ? [words.text('environment.below', { below: 'unknown' })] : []),
    ...(machine === undefined ? [] : [words.text('page.on-machine', { machine })]),
    ...(layers.some(({ evidence }) => evidence.some(({ source }) => source === 'user'))
      ? [words.text('environment.set-by-you')]
      : []),
  ];
}
