import { oddNumbers, rawString, valueText } from '../odd/numbers';
import { oddTexts, systemWords, xmlText } from '../odd/texts';
import type { Random } from '../random';
import { matchNear, type Step, splice } from './step';

/** JSON elements of entries and systems. */
export const oddJson: readonly string[] = [
  ...[
    '',
    '{}',
    '[]',
    'null',
    '1',
    '"x"',
    '{"error":"x|y"}',
    '{"error":{"a":1}}',
    '{"error":"\\u0000\\ud800\\u202e"}',
    '{"error":',
  ],
  ...[
    '{"test-run-times":"1:2:3"}',
    '{"test-run-times":"1e308:1e308"}',
    '{"test-run-times":"-1:0:x"}',
    '{"test-run-times":5}',
  ],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":1}',
    '{"compiler-options":{"compiler-type":"CXX","compiler":"<i>","compiler-options":"-O3 |"}}',
  ],
  ...[
    '{"compiler-options":"x"}',
    '{"security":"x","kernel-parameters":"mitigations=off","cpu-scaling-governor":"performance"}',
    '['.repeat(500),
  ],
];

const formats = [
  'BAR_GRAPH',
  'HORIZONTAL_BOX_PLOT',
  'LINE_GRAPH',
  'FILLED_LINE_GRAPH',
  'SCATTER_PLOT',
  'PASS_FAIL',
  'MULTI_PASS_FAIL',
  'IMAGE_COMPARISON',
  'NO_RESULT',
  '__proto__',
  '',
];

/** What may stand in an element of a result file, by its name; any other may hold any text. */
export function fieldText(name: string, random: Random): string {
  const base = 10 ** (random.below(9) - 3);
  switch (name) {
    case 'Value':
      return random.pick([valueText(random, base), random.pick(oddNumbers), 'PASS,FAIL', '1,2,3']);
    case 'RawString':
      return rawString(random, base);
    case 'DisplayFormat':
      return random.pick(formats);
    case 'Proportion':
      return random.pick(['HIB', 'LIB', 'ABSTRACT', '', 'hib', 'x']);
    case 'JSON':
      return random.pick(oddJson);
    case 'TimeStamp':
    case 'LastModified':
      return random.pick(['2026-01-01 00:00:00', '9999-99-99 99:99:99', '0', '', 'x', '-271821-04-20']);
    case 'Hardware':
    case 'Software':
      return componentsText(random);
    default:
      return random.pick(oddTexts);
  }
}

/** `Key: value` pairs, some of them words of hypervisors. */
export function componentsText(random: Random): string {
  const keys = [
    'Processor',
    'Memory',
    'Disk',
    'System Layer',
    'Motherboard',
    'Kernel',
    'OS',
    'Graphics',
    '__proto__',
    '',
  ];
  const values = [...systemWords, 'AMD EPYC (8 Cores / 16 Threads)', '16GB', 'Ubuntu 24.04', '6.8.0'];
  return Array.from(
    { length: 1 + random.below(6) },
    () => `${random.pick(keys)}: ${random.pick(random.chance(0.8) ? values : oddTexts)}`,
  ).join(', ');
}

/** Gives a leaf element a content that its name admits, or nearly admits. */
export const otherField: Step = {
  name: 'other-field',
  apply(text, random) {
    const wanted = random.pick([
      '\\w{1,40}',
      'Value',
      'RawString',
      'RawString',
      'DisplayFormat',
      'JSON',
      'Identifier',
      'Software',
      'Hardware',
    ]);
    const leaf = matchNear(text, new RegExp(`<(${wanted})>[^<>]{0,2000}<`), random);
    if (leaf === undefined) return text;
    const [whole, name = ''] = leaf;
    const content = xmlText(fieldText(name, random));
    return splice(text, leaf.index, leaf.index + whole.length, `<${name}>${content}<`);
  },
};

/** What an expression may begin with that then looks for more. */
const repeatedWords = [
  'Xen ',
  'QEMU ',
  'KVM ',
  'VMware ',
  'amazon ',
  'Hyper-V ',
  'Microsoft ',
  'x: y, ',
  ' ',
  'a ',
  '1',
  '(',
  '/ ',
];

/** Repeats a word in what PTS says of a system, where many rules look. */
export const manySystemWords: Step = {
  name: 'many-system-words',
  apply(text, random, size) {
    const field = matchNear(text, /<(?:Software|Hardware)>/, random);
    if (field === undefined) return text;
    const word = xmlText(random.pick(repeatedWords));
    const many = word.repeat(Math.max(1, Math.floor(size / word.length)));
    const at = field.index + field[0].length;
    return splice(
      text,
      at,
      at,
      `${random.pick(['System Layer: ', 'Motherboard: ', ''])}${many}${random.pick(['', ', '])}`,
    );
  },
};
