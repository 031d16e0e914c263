import { expect, test } from 'vitest';
import type { Campaign } from '../../../src/core/campaign/campaign';
import { stateOf } from '../../../src/core/campaign/campaignState';
import { campaignView, type Viewed } from '../../../src/core/campaign/campaignView';
import type { FoundRun } from '../../../src/core/campaign/found';
import { newPass, type StepNote } from '../../../src/core/campaign/pass';
import { notedOf, type PassNotes, passStateOf } from '../../../src/core/campaign/passState';
import { planOfStep } from '../../../src/core/campaign/steps';
import { campaignOf, plannedOption, roundHome, stepRecord } from '../../measuredCampaign';
import { present } from '../../present';

const campaign = campaignOf(['A', 'B', 'C'], [plannedOption(1, 2)]);
const [planA = present(campaign.plans[0], 'a plan')] = campaign.plans;
const machineOf = (target: string) => (target === 'C' ? 'rack 2' : 'rack 1');
const pass = newPass(
  campaign,
  { id: 'pass-1', campaign: 'file:///lab/x.ptscampaign', began: 5, base: 'file:///lab', install: false },
  machineOf,
);

function view(runs: readonly FoundRun[] | undefined, more: Partial<Viewed> = {}, of: Campaign = campaign) {
  return campaignView({
    campaign: of,
    state: runs && stateOf(of, runs),
    passes: [],
    machineOf,
    isGone: () => false,
    nameOf: target => target,
    ...more,
  });
}

const state = (
  steps: Readonly<Record<string, StepNote>>,
  more: Partial<PassNotes> = {},
  runs: Parameters<typeof passStateOf>[2] = [],
) =>
  passStateOf(
    pass,
    { steps: new Map(Object.entries(steps)), isPaused: false, isEnded: false, ...more },
    runs,
  );

const order = ({ lanes }: ReturnType<typeof view>) =>
  lanes.map(({ rounds }) => rounds.map(({ system, round, kind }) => `${system}${round} ${kind}`).join(', '));

const goingA = {
  record: stepRecord(planOfStep(planA, 0), { id: 'run-1', campaign: { pass: pass.id, plan: 0, round: 0 } }),
};

test('before results are read nothing is said of what is there, neither as 0 nor as missing', () => {
  const shown = view(undefined);
  expect(shown).not.toHaveProperty('had');
  expect(shown.lines.map(line => 'had' in line)).toEqual([false, false, false]);
  expect(shown.lanes).toEqual([]);
});

test('what is missing is shown in the order in which it would run', () => {
  const shown = view([roundHome(planA, 0)]);
  expect(order(shown)).toEqual(['B1 planned, B2 planned, A2 planned', 'C1 planned, C2 planned']);
  expect(shown).toMatchObject({ targets: 3, machines: 2, rounds: 5, had: { asked: 6, complete: 1 } });
});

test('while a pass goes on its rounds are shown with what became of each, and its run can be watched', () => {
  const going = state({}, {}, [goingA]);
  const shown = view([], { passes: [going] });
  expect(order(shown)).toEqual(['A1 going, B1 waiting, B2 waiting, A2 waiting', 'C1 waiting, C2 waiting']);
  expect(shown.lanes[0]?.rounds[0]?.run).toBe('run-1');
  expect(shown.pass).toMatchObject({ stands: 'runs', rounds: { going: 1, waiting: 5 } });
  expect(view([], { passes: [state({}, { isPaused: true }, [goingA])] }).pass?.stands).toBe('paused');
  const ended = view([], { passes: [state({}, { isEnded: true }, [goingA])] });
  expect(ended.pass).toMatchObject({ stands: 'ending', rounds: { going: 1, waiting: 0, 'left-out': 5 } });
});

test('a pass that is over gives way to what runs next; where nothing lacks it stays, as it ran', () => {
  const lost: StepNote = { seen: 1, kind: 'lost' };
  const over = state({ '0-0': lost }, { isEnded: true });
  expect(order(view([], { passes: [over] }))[1]).toBe('C1 planned, C2 planned');
  const all = campaign.plans.flatMap(plan => [roundHome(plan, 0), roundHome(plan, 1)]);
  const shown = view(all, { passes: [over] });
  expect(order(shown)[0]).toMatch(/^A1 failed, /);
  expect(shown.pass?.stands).toBe('over');
});

test('a campaign of any size is shown in a bounded time: what is left out is counted', () => {
  const many = campaignOf(
    Array.from({ length: 300 }, (_, at) => `guest ${at}`),
    [plannedOption(1, 30)],
  );
  const shown = view([], { machineOf: target => target }, many);
  expect([shown.lanes.length, shown.moreLanes]).toEqual([250, 50]);
  const one = view([], { machineOf: () => 'rack' }, many);
  expect(one.lanes[0]).toMatchObject({ more: 9000 - 60 });
});

test('a pass in which everything was refused is told by its newest notes, in a bounded message', () => {
  const many = campaignOf(
    Array.from({ length: 200 }, (_, at) => `guest ${at}`),
    [plannedOption(1, 30)],
  );
  const said = 'the machine is locked '.repeat(20);
  const steps = many.plans.flatMap((_, plan) =>
    Array.from(
      { length: 29 },
      (__, round) => [`${plan}-${round}`, { seen: 1, kind: 'refused', said }] as const,
    ),
  );
  const refused = passStateOf(
    newPass(many, { ...pass, id: 'pass-2' }, target => target),
    { steps: new Map<string, StepNote>(steps), isPaused: false, isEnded: false },
    [],
  );
  const noted = notedOf([refused], target => target);
  const shown = view(
    [],
    { passes: [refused], state: stateOf(many, [], noted), machineOf: target => target },
    many,
  );
  expect(shown.lines[0]).toMatchObject({ moreNoted: 24 });
  expect(shown.lines[0]?.noted).toHaveLength(5);
  const rounds = shown.lanes.flatMap(lane => lane.rounds).filter(({ kind }) => kind === 'failed');
  expect(rounds).toHaveLength(200 * 29);
  expect(rounds.filter(round => round.said.length > 0)).toHaveLength(500);
});
