import { describe, expect, test } from 'vitest';
import { launchRounds } from '../../../src/core/plan/launchRounds';
import type { Plan, PlannedTest } from '../../../src/core/plan/plan';
import { identifierFor, namesAfter } from '../../../src/core/plan/roundNames';
import { countedOn, interleaved, roundsOf } from '../../../src/core/plan/rounds';
import { folderOf, isAllowedIdentifier, isAllowedTitle, keptOf } from '../../../src/core/runs/names';

function planned(title: string, rounds: number, trials: number): PlannedTest {
  return { test: `pts/${title}-1.0.0`, title, arguments: '', description: '', rows: [], rounds, trials };
}

function planOf(tests: readonly PlannedTest[], name = 'The lab', identifier = 'KVM'): Plan {
  return { name, identifier, tests };
}

const runsOf = (...args: Parameters<typeof roundsOf>) => roundsOf(...args).flatMap(({ runs }) => runs);

describe('every round is a run of its own', () => {
  test('tests that need fewer rounds drop out of the later ones', () => {
    const rounds = roundsOf(planOf([planned('a', 3, 2), planned('b', 5, 2)]));
    expect(rounds.map(({ runs }) => runs.map(({ tests }) => tests.map(({ title }) => title)))).toEqual([
      [['a', 'b']],
      [['a', 'b']],
      [['a', 'b']],
      [['b']],
      [['b']],
    ]);
    expect(rounds.map(({ runs }) => runs[0]?.identifier)).toEqual([
      'KVM r1',
      'KVM r2',
      'KVM r3',
      'KVM r4',
      'KVM r5',
    ]);
  });

  test('tests with other counts are PTS runs of their own: PTS is told one count for a whole run', () => {
    const [first] = roundsOf(planOf([planned('a', 3, 2), planned('b', 3, 5), planned('c', 1, 2)]));
    expect(first?.runs.map(({ identifier, trials, tests }) => [identifier, trials, tests.length])).toEqual([
      ['KVM r1 x2', 2, 2],
      ['KVM r1 x5', 5, 1],
    ]);
  });

  test('no two runs share a folder or an identifier: PTS would double entries', () => {
    const runs = runsOf(planOf([planned('a', 12, 2), planned('b', 200, 5), planned('c', 7, 3)]));
    expect(new Set(runs.map(({ title }) => folderOf(title))).size).toBe(runs.length);
    expect(new Set(runs.map(({ identifier }) => keptOf(identifier))).size).toBe(runs.length);
  });

  test('a plan that is run again counts its rounds on, past the names that are there', () => {
    const plan = planOf([planned('a', 3, 2)]);
    const again = runsOf(plan, { identifiers: ['KVM r2'], titles: ['other'] });
    expect(again.map(({ identifier }) => identifier)).toEqual(['KVM r4', 'KVM r5', 'KVM r6']);
    // The page of the plan names them before it is launched.
    const shown = runsOf(countedOn(plan, { identifiers: ['KVM r2'] }));
    expect(shown.map(({ identifier }) => identifier)).toEqual(['KVM r4', 'KVM r5', 'KVM r6']);
    expect(countedOn(plan, { identifiers: ['other r2'] })).toBe(plan);
    const third = runsOf(plan, { titles: [...runsOf(plan), ...again].map(({ title }) => title) });
    expect(third.map(({ identifier }) => identifier)).toEqual(['KVM r7', 'KVM r8', 'KVM r9']);
  });

  test('rounds of a system that has some are counted on: no KVM r1 r1, and no second KVM r1', () => {
    expect(namesAfter(['KVM r1', 'KVM r2 x5', 'Xen r9', 'KVM'])).toEqual({
      identifier: 'KVM',
      firstRound: 3,
    });
    expect(namesAfter(['KVM'])).toEqual({ identifier: 'KVM' });
    expect(namesAfter([])).toEqual({ identifier: 'system' });
    const runs = runsOf({ ...planOf([planned('a', 2, 2)]), firstRound: 3 });
    expect(runs.map(({ identifier }) => identifier)).toEqual(['KVM r3', 'KVM r4']);
  });

  test.each(['KVM (new) "#1"', '$(touch x)', 'Гипервизор', '', '../..', '  ', '0', 'x'.repeat(500), 'a.'])(
    'PTS keeps the names of a system called %j as they are, so that the run is found again',
    name => {
      const runs = runsOf(planOf([planned('a', 3, 2), planned('b', 3, 5)], name, identifierFor(name)));
      for (const { title, identifier } of runs) {
        expect(isAllowedIdentifier(identifier), identifier).toBe(true);
        expect(isAllowedTitle(title), title).toBe(true);
      }
    },
  );
});

test('runs of the same tests share a suite', () => {
  const launched = launchRounds(planOf([planned('a', 2, 2), planned('c', 1, 5), planned('d', 2, 5)]));
  if (launched.kind !== 'rounds') throw new Error('refused');
  expect(launched.rounds.map(({ identifier }) => identifier)).toEqual([
    ...['KVM r1 x2', 'KVM r1 x5', 'KVM r2 x2', 'KVM r2 x5'],
  ]);
  // The last round runs `d` alone of the two that run five times.
  expect(new Set(launched.rounds.map(({ suite }) => suite.name)).size).toBe(3);
});

describe('targets take turns', () => {
  const fromTheStart = (lists: readonly (readonly string[])[]) => lists.map(items => ({ items, done: 0 }));

  test('A B B A: what drifts over the hours falls on both alike', () => {
    const lists = [
      ['A1', 'A2', 'A3'],
      ['B1', 'B2', 'B3'],
    ];
    expect(interleaved(fromTheStart(lists))).toEqual(['A1', 'B1', 'B2', 'A2', 'A3', 'B3']);
  });

  test('every round of every target runs once, however many each has', () => {
    const lists = [['A1'], ['B1', 'B2', 'B3'], [], ['C1', 'C2']];
    expect([...interleaved(fromTheStart(lists))].sort()).toEqual(lists.flat().sort());
    expect(interleaved(fromTheStart(lists))).toEqual(['A1', 'B1', 'C1', 'C2', 'B2', 'B3']);
  });

  test('what is left goes on in the order of the whole, wherever each of them is', () => {
    expect(
      interleaved([
        { items: ['A2', 'A3'], done: 1 },
        { items: ['B1', 'B2', 'B3'], done: 0 },
        { items: ['C3'], done: 2 },
      ]),
    ).toEqual(['B1', 'B2', 'A2', 'A3', 'B3', 'C3']);
  });
});
