import { expect, test } from 'vitest';
import { undecidedPairs } from '../../../src/core/comparison/undecidedRows';
import { advise } from '../../../src/core/stats/advice';
import { comparisonOf, noisy } from '../plan/bench';

const spreads = [0.001, 0.007, 0.009, 0.012, 0.02, 0.05, 0.3, 0.5, 0.011];

test('the plan and the page give one advice for a row', () => {
  const comparison = comparisonOf([
    ...spreads.map((spread, index) => ({ name: `b${index}`, trials: noisy(spread), seconds: index * 3 })),
    { name: 'once', trials: { Xen: [1], KVM: [2] } },
    { name: 'twice', trials: { Xen: [1, 1.1], KVM: [1.2, 1.1] } },
    { name: 'zero', trials: { Xen: [0, 1, 0.5], KVM: [0.2, 0.9, 0.7] } },
  ]);
  const pairs = undecidedPairs(comparison, ['KVM']);
  expect(pairs.length).toBeGreaterThan(8);
  for (const { row, pair, undecided } of pairs)
    expect(undecided && advise(undecided), row.title).toEqual(pair.advice);
  expect(undecidedPairs(comparison, ['Xen', 'none'])).toEqual([]);
});
