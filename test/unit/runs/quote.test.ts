import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canQuote, longestValue, quote } from '../../../src/core/runs/quote';
import { missingShells, runScript, shells } from './shells';

const hostile = [
  '',
  "'",
  "'\\''",
  '"',
  '\\',
  '\n',
  'a\n\nb\n',
  '$(touch pwned)',
  '`touch pwned`',
  '${HOME}',
  '!!',
  '-rf',
  '--',
  '~',
  '*',
  'a b  c',
  '\t',
  '\r\n',
  '; exit 9',
  'é ü 漢字 😀 \u202e',
  '\u001b[31m',
  "'; touch pwned; '",
  'EOF\n',
  '%s%n',
  '#',
  'x'.repeat(100_000),
  "'".repeat(20_000),
];

const withoutNul = fc
  .string({ unit: fc.constantFrom(...'\'"\\$`(){}<>|&;!*?[]~#%=\n\r\t -abé😀'), maxLength: 60 })
  .filter(canQuote);

describe.each(shells)('through $name', shell => {
  test.each(hostile)('a name stays the name that it is and runs nothing (%#)', text => {
    const { output, errors, status } = runScript(shell, `printf %s ${quote(text)}`);
    expect({ output, errors, status }).toEqual({ output: text, errors: '', status: 0 });
  });

  test('no name, however made, is anything else than itself', () => {
    fc.assert(
      fc.property(fc.array(withoutNul, { minLength: 1, maxLength: 40 }), texts => {
        const { output } = runScript(shell, texts.map(text => `printf '%s\\036' ${quote(text)}`).join('\n'));
        expect(output).toBe(texts.map(text => `${text}\u001e`).join(''));
      }),
      { numRuns: 30 },
    );
  });

  test.each([`a'b"c$(id)\nd`, '漢'.repeat(longestValue)])(
    'a name reaches a program through its environment as it is (%#)',
    text => {
      expect(runScript(shell, `N=${quote(text)}; export N; sh -c 'printf %s "$N"'`).output).toBe(text);
    },
  );
});

test.each(['a\0b', '\ud800', 'x'.repeat(4_000_001)])(
  'what no shell can hold is refused, not cut (%#)',
  text => {
    expect(canQuote(text)).toBe(false);
    expect(() => quote(text)).toThrow(RangeError);
  },
);

for (const missing of missingShells) test.skip(`not tried, for want of the shell: ${missing}`);
