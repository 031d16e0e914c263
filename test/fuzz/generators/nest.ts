import { matchNear, type Step, splice } from './step';

const pairs: readonly (readonly [string, string])[] = [
  ['<a>', '</a>'],
  ['<Result>', '</Result>'],
  ['<Data>', '</Data>'],
  ['<Entry>', '</Entry>'],
  ['<PhoronixTestSuite>', '</PhoronixTestSuite>'],
  ['<a b="c">', '</a>'],
  ['[', ']'],
  ['{"a":', '}'],
  ['{"layers":[', ']}'],
  ['(', ')'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
];

/** Puts elements, lists or objects in one another, closed again or not. */
export const nest: Step = {
  name: 'nest',
  apply(text, random, size) {
    const [open, close] = random.pick(pairs);
    const isClosed = random.chance(0.6);
    const each = open.length + (isClosed ? close.length : 0);
    const depth = Math.min(Math.max(1, Math.floor(size / each)), random.magnitude(10, 100_000));
    const inner = isClosed ? `${open.repeat(depth)}1${close.repeat(depth)}` : open.repeat(depth);
    const place = matchNear(text, /[>:,[]/, random);
    const at = place === undefined ? text.length : place.index + 1;
    return splice(text, at, at, inner);
  },
};
