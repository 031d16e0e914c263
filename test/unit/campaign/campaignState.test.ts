import { describe, expect, test } from 'vitest';
import { longestLane, stateOf } from '../../../src/core/campaign/campaignState';
import { Formatter } from '../../../src/core/messages/formatter';
import { message } from '../../../src/core/messages/message';
import { campaignOf, measured, plannedOption, roundHome } from '../../measuredCampaign';
import { present } from '../../present';

const campaign = campaignOf(['A', 'B'], [plannedOption(1, 3), plannedOption(2, 2)]);
const planA = present(campaign.plans[0], 'a plan');

describe('a campaign is judged by result files alone', () => {
  test('nothing is there: everything is missing, and all of it remains', () => {
    const state = stateOf(campaign, []);
    expect(state).toMatchObject({ asked: 10, complete: 0, fewer: 0, missing: 10 });
    expect(state.remaining).toEqual(campaign);
    expect(state.taken).toEqual({ seconds: 0, unknown: 0 });
  });

  test('what is there counts for its plan and test, and what remains is exactly the rest under names of its own', () => {
    const state = stateOf(campaign, [roundHome(planA, 0), roundHome(planA, 2)]);
    expect(state.plans.map(({ asked, complete, missing }) => [asked, complete, missing])).toEqual([
      [5, 3, 2],
      [5, 0, 5],
    ]);
    expect(state.plans[0]?.tests.map(({ asked, complete }) => [asked, complete])).toEqual([
      [3, 2],
      [2, 1],
    ]);
    const [again, other] = present(state.remaining, 'what remains').plans;
    expect(again?.tests.map(({ rounds }) => rounds)).toEqual([1, 1]);
    expect(again?.firstRound).toBe(4);
    expect(other).toEqual(campaign.plans[1]);
  });

  test('a session that was cut short is told apart from one that is missing, and is run again as a whole', () => {
    const state = stateOf(campaign, [roundHome(planA, 0, option => (option === 1 ? 2 : 3))]);
    expect(state.plans[0]).toMatchObject({ asked: 5, complete: 1, fewer: 1, missing: 3 });
    expect(state.remaining?.plans[0]?.tests.map(({ rounds, trials }) => [rounds, trials])).toEqual([
      [3, 3],
      [1, 3],
    ]);
  });

  test('a test that failed is missing, with what PTS noted of it', () => {
    const state = stateOf(campaign, [roundHome(planA, 0, option => (option === 1 ? 0 : 3))]);
    const [failed, fine] = state.plans[0]?.tests ?? [];
    expect(failed).toMatchObject({ complete: 0, fewer: 0, missing: 3 });
    const words = new Formatter('en');
    expect(failed?.reasons.map(each => words.say(each)).join()).toContain('The test quit.');
    expect(fine?.reasons).toEqual([]);
  });

  test('what the console of a run says is a reason, too', () => {
    const run = roundHome(planA, 0, option => (option === 1 ? 2 : 3));
    const problems = [{ kind: 'no-space', text: 'No space left on device' }] as const;
    const [short] = stateOf(campaign, [{ ...run, problems }]).plans[0]?.tests ?? [];
    expect(short?.reasons).toEqual([message('runs.reason-no-space')]);
  });

  test('an earlier plan of the same system, and an identifier without a round, are no sessions of this one', () => {
    const later = campaignOf(['A'], [plannedOption(1, 2)], { firstRound: 4 });
    const full = () => 3;
    const files = ['A', 'A r3', 'A r4', 'AA r5'].map(name => measured(name, [1], full));
    const state = stateOf(later, [{ files }]);
    expect(state).toMatchObject({ asked: 2, complete: 1, missing: 1 });
    expect(state.remaining?.plans[0]?.firstRound).toBe(5);
  });

  test('a file that is there twice counts once, and more sessions than asked for make up for nothing else', () => {
    const twice = [roundHome(planA, 0), roundHome(planA, 0)];
    expect(stateOf(campaign, twice).complete).toBe(2);
    const full = () => 3;
    const files = ['A r7', 'A r8', 'A r9', 'A r10'].map(name => measured(name, [1], full));
    expect(stateOf(campaign, [{ files }])).toMatchObject({ complete: 3, missing: 7 });
  });

  test('a test that is only named is complete where its profile gave something', () => {
    const named = campaignOf(['A'], [{ ...plannedOption(1, 1), rows: [] }]);
    expect(stateOf(named, [])).toMatchObject({ complete: 0, missing: 1 });
    const full = () => 3;
    expect(stateOf(named, [{ files: [measured('A r1', [1, 2], full)] }])).toMatchObject({ complete: 1 });
  });
});

describe('how long', () => {
  test('what ran is told by the times of its trials, what is left by the plan; both with the pauses of PTS', () => {
    const state = stateOf(campaign, [roundHome(planA, 0)]);
    expect(state.plans[0]?.taken).toEqual({ seconds: 2 * (3 * 24 + 8), unknown: 0 });
    expect(state.plans[0]?.left).toEqual({ seconds: 3 * (3 * 24 + 8), unknown: 0 });
  });

  test('where a plan knows no time, what was measured tells it', () => {
    const { secondsPerTrial: _, ...untimed } = plannedOption(1, 3);
    const unknown = campaignOf(['A'], [untimed]);
    expect(stateOf(unknown, []).left.unknown).toBe(1);
    expect(stateOf(unknown, [roundHome(present(unknown.plans[0], 'a plan'), 0)]).left).toEqual({
      seconds: 2 * (3 * 24 + 8),
      unknown: 0,
    });
  });

  test('machines run at the same time: what is left takes as long as that with most', () => {
    const { plans, left } = stateOf(campaign, []);
    expect(longestLane(plans, () => 'one')).toEqual(left);
    expect(longestLane(plans, target => target).seconds).toBe(left.seconds / 2);
  });
});

test('a system whose name ends like that of a round is told from its rounds', () => {
  const named = { ...campaign, plans: [{ ...planA, identifier: 'KVM r2', tests: [plannedOption(1, 2)] }] };
  const [plan = planA] = named.plans;
  expect(stateOf(named, [roundHome(plan, 0), roundHome(plan, 1)])).toMatchObject({ asked: 2, complete: 2 });
});
