import { layerMessage } from '../environment/stack/layerNames';
import type { Formatter } from '../messages/formatter';
import type { ComparedSystem } from './comparison';

/** The layers of a system, outermost first, then the unknown part and the machine: parts of one line. */
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
