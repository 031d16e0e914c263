import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioTicks } from '../../../src/core/charts/ratioAxis';

describe('ticks of the ratio axis', () => {
  test.each([
    [0.7, 1.2, [0.7, 0.8, 0.9, 1, 1.1, 1.2]],
    [0.97, 1.03, [0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03]],
    [0.4, 6, [0.5, 1, 2, 5]],
  ])('ticks of the ratio axis are round between %d and %d', (low, high, ticks) => {
    expect(ratioTicks({ low, high })).toEqual(ticks);
  });

  test('ticks of the ratio axis always lie inside, hold 1 and stay few, so that no label is lost or drawn over another', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 15, noNaN: true }),
        fc.double({ min: 0.0001, max: 15, noNaN: true }),
        (down, up) => {
          const domain = { low: Math.exp(-down), high: Math.exp(up) };
          const ticks = ratioTicks(domain);
          expect(
            ticks.every(tick => tick >= domain.low * (1 - 1e-9) && tick <= domain.high * (1 + 1e-9)),
          ).toBe(true);
          expect(ticks).toContain(1);
          expect(ticks.length).toBeLessThanOrEqual(10);
          expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
        },
      ),
    );
  });
});
