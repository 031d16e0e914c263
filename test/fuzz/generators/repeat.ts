import type { Random } from '../random';
import { matchNear, type Step, splice } from './step';

// A reader that looks at a text again for each of its tokens is quick with every real file.

/** Beginnings without an end, blanks and separators: what a reader may look far ahead for. */
const openings = {
  xml: [
    '<',
    '<a',
    '<a ',
    '<a b="',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '&',
    '&#',
    '&amp;',
    ' ',
    '\n',
    '\r',
    'a',
    '1:',
    '1,',
    'x: y, ',
  ],
  json: ['[', '{', '"', '\\', '\\"', '{"a":', '[[],', ' ', '\n', ',', ':', '//', '/*', '1', '-', '9', 'e'],
  log: [
    ' ',
    ' ',
    '\t',
    ' \t',
    '\n',
    '\n ',
    '\r',
    ': ',
    ':',
    'a: ',
    'A',
    'a ',
    '[',
    '[ ',
    '<',
    '<1>',
    '1.',
    '0',
    '=',
    ',',
    '/',
    'Xen ',
    'KVM',
    'tsc:',
  ],
} as const;

/** Repeats a token where it stands, or an opening on a line of its own, in a text of some language. */
export function repeatToken(language: keyof typeof openings): Step {
  return {
    name: 'repeat-token',
    apply(text, random, size) {
      const own = random.chance(0.3)
        ? matchNear(text, /[\w.-]{1,20}[^\w.-]{0,2}|[^\w.-]{1,3}/, random)
        : undefined;
      const token = own?.[0] ?? random.pick(openings[language]);
      const at = own?.index ?? placeIn(text, random);
      const run = token.repeat(Math.max(1, Math.floor(size / token.length)));
      return splice(text, at, at, random.pick([run, run, `\n${run}\n`, `\n ${run}\n`]));
    },
  };
}

/** After a tag, at the start of a line, or anywhere. */
function placeIn(text: string, random: Random): number {
  const found = matchNear(text, random.pick([/>/, /\n/, /[:,"]/]), random);
  return found === undefined || random.chance(0.3) ? random.below(text.length + 1) : found.index + 1;
}

const repeated = [
  'Entry',
  'Result',
  'System',
  'Generated',
  'Data',
  'Value',
  'JSON',
  'Identifier',
  'TestInformation',
  'Option',
];

/** Repeats an element, with names of their own or as it is. */
export const repeatElement: Step = {
  name: 'repeat-element',
  apply(text, random, size) {
    const name = random.pick(repeated);
    const start = text.indexOf(`<${name}>`, random.below(text.length / 2));
    const end = start < 0 ? -1 : text.indexOf(`</${name}>`, start);
    if (end < 0) return text;
    const element = text.slice(start, end + name.length + 3);
    const numbered = random.chance(0.7);
    const named = element.split('</Identifier>');
    const copy = (index: number) => (numbered ? named.join(`${index}</Identifier>`) : element);
    const count = Math.min(20_000, Math.max(1, Math.floor(size / element.length)));
    return splice(text, start, start, Array.from({ length: count }, (_, index) => copy(index)).join(''));
  },
};

/** Repeats an item of a list or a property of an object in JSON. */
export const repeatItem: Step = {
  name: 'repeat-item',
  apply(text, random, size) {
    const item = matchNear(
      text,
      /"[^"\n]{0,200}"(?:\s{0,4}:\s{0,4}"[^"\n]{0,200}")?,?|[{[][^{}[\]]{0,300}[}\]],?/,
      random,
    );
    if (item === undefined) return text;
    const whole = item[0].endsWith(',') ? item[0] : `${item[0]},`;
    const count = Math.max(1, Math.floor(size / whole.length));
    return splice(text, item.index, item.index, whole.repeat(count));
  },
};
