import { parseCampaign, serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import { stateOf } from '../../src/core/campaign/campaignState';
import { campaignView } from '../../src/core/campaign/campaignView';
import { lanesOf } from '../../src/core/campaign/steps';
import { machineOf } from '../../src/core/targets/machine';
import { campaignOf, plannedOption, roundHome } from '../measuredCampaign';
import type { Figure } from './figure';
import { fastest } from './timing';

/** A campaign of so many targets, four of which share a machine, with five rounds of ten tests each, and half of them at home. */
export function campaignOfTargets(count: number) {
  const targets = Array.from({ length: count }, (_, at) => ({
    name: `guest ${at}`,
    host: `host ${at % Math.ceil(count / 4)}`,
  }));
  const tests = Array.from({ length: 10 }, (_, option) => plannedOption(option, 5));
  const campaign = campaignOf(
    targets.map(({ name }) => name),
    tests,
  );
  const home = campaign.plans.flatMap(plan => [0, 2, 3].map(place => roundHome(plan, place)));
  return { targets, campaign, home };
}

/** How long a campaign of 1,000 runs on 200 targets takes to be read, planned and judged. */
export function campaignFigures(): readonly Figure[] {
  const { targets, campaign, home } = campaignOfTargets(200);
  const text = serialiseCampaign(campaign);
  const machines = new Map(targets.map(target => [target.name, machineOf(target, targets)]));
  const [reading, planning, judging, whole] = fastest(
    [
      () => parseCampaign(text),
      () => {
        const machines = targets.map(target => machineOf(target, targets));
        const steps = lanesOf(campaign.plans, machines).flatMap(lane => lane.steps);
        if (steps.length !== 1000) throw new Error(`${steps.length} runs were planned`);
      },
      () => {
        const { complete } = stateOf(campaign, home);
        if (complete !== 6000) throw new Error(`${complete} sessions were found`);
      },
      () => {
        const read = parseCampaign(text);
        if (read.kind === 'invalid') throw new Error('this is no campaign');
        const view = campaignView({
          campaign: read.campaign,
          state: stateOf(read.campaign, home),
          passes: [],
          machineOf: target => machines.get(target) ?? target,
          isGone: () => false,
          nameOf: target => target,
        });
        if (view.rounds !== 400) throw new Error(`${view.rounds} rounds remain`);
      },
    ],
    5,
  );
  const goal = { atMost: 250 };
  return [
    { name: 'a campaign of 1,000 runs on 200 targets read and checked', value: reading, unit: 'ms', goal },
    { name: 'its runs put in order, by machine', value: planning, unit: 'ms', goal },
    { name: 'the same judged by 600 runs that are home', value: judging, unit: 'ms', goal },
    { name: 'all that its page shows, from the text', value: whole, unit: 'ms', goal },
  ];
}
