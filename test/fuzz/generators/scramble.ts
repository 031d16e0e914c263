import { oddNumbers } from '../odd/numbers';
import { oddTexts } from '../odd/texts';
import { matchNear, type Step, splice } from './step';

// Damage that knows nothing of the text: what a bad disk, a merge or an editor may do.

const fragments = [
  ...[
    '<',
    '>',
    '&',
    '</',
    '/>',
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?p?>',
    '<!DOCTYPE a>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#0;',
    '&#x10ffff;',
  ],
  ...[
    '&#xd800;',
    '&#99999999999;',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\u0000',
    '\\ud800',
    '// x\n',
    '/* x */',
    'null',
    '1e999',
    '-0',
    '\ufeff',
  ],
  ...[
    '\r',
    '\r\n',
    '\u0085',
    '\u2028',
    '<PhoronixTestSuite>',
    '</PhoronixTestSuite>',
    '</Result>',
    '</Entry>',
    '<Data/>',
    '<Value/>',
    '<x:a/>',
  ],
];

export const scrambles: readonly Step[] = [
  {
    name: 'cut',
    apply: (text, random) => text.slice(0, random.below(text.length)),
  },
  {
    name: 'drop',
    apply: (text, random) => {
      const at = random.below(text.length);
      return splice(text, at, at + random.magnitude(1, 2_000), '');
    },
  },
  {
    name: 'copy',
    apply: (text, random) => {
      const from = random.below(text.length);
      const to = random.below(text.length);
      return splice(text, to, to, text.slice(from, from + random.magnitude(1, 2_000)));
    },
  },
  {
    name: 'insert-fragment',
    apply: (text, random) => {
      const at = random.below(text.length + 1);
      return splice(text, at, at, random.pick(fragments));
    },
  },
  {
    name: 'insert-text',
    apply: (text, random) => {
      const at = random.below(text.length + 1);
      return splice(text, at, at, random.pick(oddTexts));
    },
  },
  {
    name: 'flip-character',
    apply: (text, random) => {
      const at = random.below(text.length);
      return splice(
        text,
        at,
        at + 1,
        String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))),
      );
    },
  },
  {
    name: 'other-number',
    apply: (text, random) => {
      const number = matchNear(text, /-?\d[\d.]{0,30}/, random);
      return number === undefined
        ? text
        : splice(text, number.index, number.index + number[0].length, random.pick(oddNumbers));
    },
  },
  {
    name: 'swap-words',
    apply: (text, random) => {
      const [one, other] = [matchNear(text, /\w{2,30}/, random), matchNear(text, /\w{2,30}/, random)];
      if (one === undefined || other === undefined) return text;
      return splice(text, one.index, one.index + one[0].length, other[0]);
    },
  },
];
