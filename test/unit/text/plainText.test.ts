import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toJson } from '../../../src/core/reports/jsonReport';
import { clip, oneLine, visible } from '../../../src/core/text/plainText';

/** What a terminal or an editor acts on: controls, turned directions, no width, tags. */
const acting = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, at) => 0x7f + at),
  0x61c,
  0x180e,
  ...Array.from({ length: 5 }, (_, at) => 0x200b + at),
  ...Array.from({ length: 7 }, (_, at) => 0x2028 + at),
  ...Array.from({ length: 5 }, (_, at) => 0x2060 + at),
  ...Array.from({ length: 10 }, (_, at) => 0x2066 + at),
  0xfeff,
  0xfff9,
  ...Array.from({ length: 128 }, (_, at) => 0xe0000 + at),
].map(code => String.fromCodePoint(code));

const layout = new Set(['\n', '\r', '\t']);

describe('text that a terminal would act on', () => {
  test('text that a terminal would act on is escaped in JSON, so that printing a file moves no cursor, and reads back as it was', () => {
    for (const character of acting) {
      const json = toJson({ title: `a${character}b` });
      expect(JSON.parse(json)).toEqual({ title: `a${character}b` });
      const raw = json.replaceAll('\n', '');
      expect(raw.includes(character)).toBe(false);
    }
    expect(toJson({ title: '\u009b\u202e' })).toBe('{\n  "title": "\\u009b\\u202e"\n}\n');
  });

  test('text that a terminal would act on leaves any other JSON as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(toJson({ a: 'é✓🎉' })).toContain('é✓🎉');
  });

  test('text that a terminal would act on is gone from a line, a table and a message', () => {
    for (const character of acting) {
      expect(oneLine(`a${character}b`).includes(character)).toBe(false);
      if (!layout.has(character)) expect(visible(`a${character}b`)).toBe('ab');
    }
  });

  test('a number that JSON cannot write is absent, not null', () => {
    expect(toJson({ seconds: Number.POSITIVE_INFINITY, n: 3 })).toBe('{\n  "n": 3\n}\n');
  });
});

describe('a clipped text', () => {
  test('a clipped text of a million characters is short, so that no page grows with it', () => {
    expect(clip('x'.repeat(1_000_000), 300)).toBe(`${'x'.repeat(300)}…`);
  });

  test('a clipped text is the text itself where it is short enough', () => {
    expect(clip('x'.repeat(300), 300)).toBe('x'.repeat(300));
    expect(clip('', 300)).toBe('');
  });

  test('a clipped text never ends in half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const clipped = clip(text, longest);
        expect(/\p{Surrogate}/u.test(clipped)).toBe(false);
        expect(clipped.length).toBeLessThanOrEqual(longest + 1);
      }),
    );
  });
});
