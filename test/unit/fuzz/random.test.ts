import { describe, expect, test } from 'vitest';
import { inputOf } from '../../fuzz/input';
import { sizeOf } from '../../fuzz/kind';
import { kinds } from '../../fuzz/kinds';
import { loadMaterial } from '../../fuzz/material';
import { Random } from '../../fuzz/random';

const material = loadMaterial(['samples', 'test/fixtures']);

describe('an input of the fuzzer', () => {
  test('an input of the fuzzer is the same whenever it is made, so that a finding can be replayed', () => {
    for (let input = 0; input < 60; input += 1) {
      const [one, other] = [inputOf(7, input).make(material), inputOf(7, input).make(material)];
      expect(one.recipe).toEqual(other.recipe);
      expect(sizeOf(one)).toBe(sizeOf(other));
      for (const [at, { content }] of one.parts.entries())
        expect(Buffer.from(content).equals(Buffer.from(other.parts[at]?.content ?? ''))).toBe(true);
    }
  });

  test('an input of the fuzzer differs from seed to seed, so that another seed finds other defects', () => {
    const firsts = (seed: number) =>
      Array.from({ length: 20 }, (_, input) => new Random(seed, input).fraction());
    expect(new Set([...firsts(1), ...firsts(2)]).size).toBe(40);
  });

  test('an input of the fuzzer is of every kind before long, so that no kind goes untested in a short run', () => {
    const found = new Set(Array.from({ length: 400 }, (_, input) => inputOf(1, input).kind));
    expect([...found].toSorted()).toEqual([...kinds.keys()].toSorted());
  });

  test('an input of the fuzzer grows with the size that is asked for, so that time can be measured against it', () => {
    const sizes = [20_000, 80_000].map(aim =>
      Array.from({ length: 80 }, (_, input) => sizeOf(inputOf(3, input).make(material, aim))).reduce(
        (a, b) => a + b,
      ),
    );
    expect(sizes[1]).toBeGreaterThan(2 * (sizes[0] ?? 0));
  });
});
