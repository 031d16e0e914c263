import { type Finding, finding } from '../finding';

// By number, so that this file holds none of them: controls but tab and line ends, DEL and C1; marks,
// embeddings, overrides and isolates of the reading direction.
const forbidden: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];

const class_ = forbidden.map(([low, high]) => `\\u{${low.toString(16)}}-\\u{${high.toString(16)}}`).join('');
const expression = new RegExp(`[${class_}]`, 'u');

/** No character in an output moves a terminal's cursor or turns the reading direction. */
export function plainCharacters(name: string, text: string): readonly Finding[] {
  const found = expression.exec(text);
  if (found === null) return [];
  const code = found[0].codePointAt(0) ?? 0;
  const sort = code < 0x20 || code === 0x7f ? 'control' : code < 0xa0 ? 'C1 control' : 'bidi character';
  return [
    finding('characters', `${sort} in ${name}`, text.slice(Math.max(0, found.index - 60), found.index + 20)),
  ];
}

/** One line, without any control: what stderr may hold. */
export function oneLineOnly(name: string, text: string): readonly Finding[] {
  const isOne = text === '' || /^[^\n\r]+\n$/.test(text);
  return [
    ...(isOne ? [] : [finding('characters', `${name} is not one line`, text)]),
    ...plainCharacters(name, text),
  ];
}
