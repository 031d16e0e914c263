import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from '../../../src/core/charts/theme';

describe('names beside a chart', () => {
  test('names beside a chart break at blanks', () => {
    expect(wrap('RAMspeed SMP 3.5.0', 80)).toEqual(['RAMspeed SMP', '3.5.0']);
  });

  test('names beside a chart are full: nothing but white space is lost, however narrow the place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 400 }), (text, width) => {
        const dense = (value: string) => value.replaceAll(/\s+/gu, '');
        expect(dense(wrap(text, width).join(''))).toBe(dense(text));
      }),
    );
  });
});
