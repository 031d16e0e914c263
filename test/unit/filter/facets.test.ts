import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenIn, toggledIn } from '../../../src/core/filter/facets';

describe('a facet', () => {
  test.each([
    ['', 'slower', 'verdict:slower'],
    ['verdict:slower', 'slower', ''],
    ['verdict:slower', 'faster', 'verdict:slower,faster'],
    ['verdict:slower,faster', 'slower', 'verdict:faster'],
    ['fio "read only" verdict:slower', 'slower', 'fio "read only"'],
    // What a person asks not to see is no facet.
    ['-verdict:slower', 'slower', '-verdict:slower verdict:slower'],
    ['VERDICT:Slower', 'slower', ''],
    ['verdict:slower verdict:faster', 'equivalent', 'verdict:slower,faster,equivalent'],
  ] as const)('turns the filter %j, for %s, into %j', (text, verdict, after) => {
    expect(toggledIn(text, 'verdict', verdict)).toBe(after);
  });

  test('that is pressed twice leaves the verdicts of any filter as they were', () => {
    const part = fc.constantFrom('verdict:slower', 'verdict:faster,open', 'fio', '"a b"', '-x', 'ratio>1.05');
    fc.assert(
      fc.property(fc.array(part), parts => {
        const text = parts.join(' ');
        const twice = toggledIn(toggledIn(text, 'verdict', 'differs'), 'verdict', 'differs');
        expect([...chosenIn(twice, 'verdict')].sort()).toEqual([...chosenIn(text, 'verdict')].sort());
      }),
    );
  });
});
