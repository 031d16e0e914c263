import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Campaign } from '../../../src/core/campaign/campaign';
import { stateOf } from '../../../src/core/campaign/campaignState';
import type { FoundRun } from '../../../src/core/campaign/found';
import { lanesOf, planOfStep } from '../../../src/core/campaign/steps';
import { campaignOf, plannedOption, roundHome } from '../../measuredCampaign';
import { present } from '../../present';

const wordsOf = ({ plans }: Campaign, machines: readonly string[]) =>
  lanesOf(plans, machines).map(({ machine, steps }) => [
    machine,
    steps.map(({ target, round }) => `${target}${round + 1}`).join(' '),
  ]);

test('rounds of one machine take turns A B B A, those of another do not wait for them', () => {
  const campaign = campaignOf(['A', 'B', 'C'], [plannedOption(1, 3)]);
  expect(wordsOf(campaign, ['rack 1', 'rack 1', 'rack 2'])).toEqual([
    ['rack 1', 'A1 B1 B2 A2 A3 B3'],
    ['rack 2', 'C1 C2 C3'],
  ]);
});

test('what remains goes on in the order of the whole, whatever its rounds are called', () => {
  const campaign = campaignOf(['A', 'B'], [plannedOption(1, 2)]);
  const [a, b] = campaign.plans.map(plan => ({ ...plan, firstRound: 4 }));
  const after = (rounds: readonly number[], done: readonly number[]) => {
    const plans = [a, b].flatMap((plan, at) =>
      plan === undefined ? [] : [{ ...plan, tests: [plannedOption(1, rounds[at] ?? 0)] }],
    );
    return lanesOf(plans, ['rack', 'rack'], done)[0]
      ?.steps.map(({ target }) => target)
      .join(' ');
  };
  expect(after([1, 1], [1, 1])).toBe('B A');
  expect(after([1, 2], [1, 0])).toBe('B B A');
  expect(after([2, 2], [0, 0])).toBe('A B B A');
});

test('a step runs what its round has, under the number of the round: the same names as a plan that runs alone', () => {
  const plan = present(campaignOf(['A'], [plannedOption(1, 1), plannedOption(2, 3)]).plans[0], 'a plan');
  const step = planOfStep({ ...plan, firstRound: 4 }, 2);
  expect(step.firstRound).toBe(6);
  expect(step.tests.map(({ arguments: args, rounds }) => [args, rounds])).toEqual([['-o 2', 1]]);
});

const shape = fc.record({
  plans: fc.array(
    fc.record({
      machine: fc.integer({ min: 0, max: 3 }),
      rounds: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

function made({ plans }: { readonly plans: readonly { machine: number; rounds: readonly number[] }[] }) {
  const campaign: Campaign = {
    name: 'any',
    plans: plans.map(({ rounds }, at) => ({
      name: `plan ${at}`,
      target: `t${at}`,
      identifier: `system ${at}`,
      tests: rounds.map((count, option) => plannedOption(option, count, 1 + (option % 2))),
    })),
  };
  return { campaign, machines: plans.map(({ machine }) => `m${machine}`) };
}

test('of any plans and targets every round is a step of exactly one lane, that of its machine, in the order A B B A', () => {
  fc.assert(
    fc.property(shape, any => {
      const { campaign, machines } = made(any);
      const lanes = lanesOf(campaign.plans, machines);
      // One lane a machine, and a lane does one thing at a time: nothing on one machine overlaps.
      expect(new Set(lanes.map(({ machine }) => machine)).size).toBe(lanes.length);
      const seen = new Set<string>();
      for (const { machine, steps } of lanes) {
        let [round, place] = [0, -1];
        for (const step of steps) {
          expect(machines[step.plan]).toBe(machine);
          seen.add(`${step.plan} ${step.round}`);
          if (step.round !== round) [round, place] = [step.round, round < step.round ? -1 : Number.NaN];
          const turn = step.round % 2 === 0 ? step.plan : campaign.plans.length - 1 - step.plan;
          expect(turn).toBeGreaterThan(place);
          place = turn;
        }
      }
      const rounds = any.plans.flatMap((plan, at) =>
        Array.from({ length: Math.max(...plan.rounds) }, (_, one) => `${at} ${one}`),
      );
      expect([...seen].sort()).toEqual([...rounds].sort());
    }),
  );
});

test('over any passes, whatever of them fails, every session is asked for until it is there, and never again', () => {
  fc.assert(
    fc.property(shape, fc.infiniteStream(fc.boolean()), (any, fails) => {
      const { campaign, machines } = made(any);
      const home: FoundRun[] = [];
      const names = new Set<string>();
      let attempts = 0;
      for (;;) {
        const { remaining, complete, asked } = stateOf(campaign, home);
        if (remaining === undefined) {
          expect(complete).toBe(asked);
          break;
        }
        attempts += 1;
        for (const { steps } of lanesOf(remaining.plans, machines))
          for (const { plan, round } of steps) {
            const whole = present(remaining.plans[plan], 'a plan');
            const isLost = attempts < 4 && present(fails.next().value, 'a choice');
            if (isLost) continue;
            const one = roundHome(planOfStep(whole, round), 0);
            for (const { systems } of one.files)
              for (const { identifier } of systems) {
                expect(names.has(identifier)).toBe(false);
                names.add(identifier);
              }
            home.push(one);
          }
      }
      // As many sessions of each test as its plan asks for, and not one more.
      const entries = home.flatMap(({ files }) => files.flatMap(({ results }) => results)).length;
      expect(entries).toBe(any.plans.flatMap(({ rounds }) => rounds).reduce((sum, count) => sum + count, 0));
    }),
    { numRuns: 40 },
  );
});
