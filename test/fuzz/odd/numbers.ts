import type { Random } from '../random';

/** Numbers at the ends of what a double holds, and texts that are nearly numbers. */
export const oddNumbers: readonly string[] = [
  ...[
    '0',
    '-0',
    '0.0',
    '1',
    '-1',
    '+3',
    '.5',
    '5.',
    '00012',
    '1e300',
    '-1e300',
    '1e-300',
    '5e-324',
    '-5e-324',
    '1e-323',
  ],
  ...[
    '2.2250738585072014e-308',
    '1.7976931348623157e308',
    '-1.7976931348623157e308',
    '1e308',
    '1e309',
    '1e-400',
    '1e99999',
  ],
  ...[
    '9007199254740993',
    '0.1',
    '0.30000000000000004',
    '123456789012345678',
    '9'.repeat(400),
    `0.${'0'.repeat(400)}1`,
  ],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '0b1',
    '1_000',
    '1,5',
    '1 000',
    '1e',
    'e5',
    '.',
    '-',
    '+',
    '',
    ' ',
    ' 7 ',
    '\u0661',
  ],
];

/** A measured value as text: mostly ordinary, near `base`, so that comparisons have something to say. */
export function valueText(random: Random, base: number): string {
  if (random.chance(0.06)) return random.pick(oddNumbers);
  const spread = random.pick([0, 0.001, 0.01, 0.2]);
  return (base * (1 + spread * (random.fraction() - 0.5)))
    .toPrecision(1 + random.below(7))
    .replace('e+', 'e');
}

/** A RawString: trials, none, many, or a text that is no list of numbers. */
export function rawString(random: Random, base: number, most = 12): string {
  const list = () => Array.from({ length: random.below(most) }, () => valueText(random, base));
  switch (random.below(12)) {
    case 0:
      return random.pick(['', ':', ':::', '1:', ':1', 'x', '1;2;3', '1,2,3', '1:x:3', '1 : 2', '::1::']);
    case 1:
      return list().join(random.pick([',', ';', ' ', '|', '::', ': ']));
    case 2:
      return Array.from({ length: 3 }, () => random.pick(oddNumbers)).join(':');
    case 3:
      return Array.from({ length: 2 + random.below(4) }, () => valueText(random, 1))
        .fill('7')
        .join(':');
    default:
      return list().join(':');
  }
}
