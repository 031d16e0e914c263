import { expect, test } from 'vitest';
import { parseCampaign, serialiseCampaign } from '../../../src/core/campaign/campaignDocument';
import { comparedSystems } from '../../../src/core/campaign/compared';
import { newCampaign } from '../../../src/core/campaign/newCampaign';
import { campaignOf, plannedOption, roundHome } from '../../measuredCampaign';
import { present } from '../../present';

const campaign = campaignOf(['A', 'B'], [plannedOption(1, 2)]);
const [planA = present(campaign.plans[0], 'a plan')] = campaign.plans;

test('the comparison of a campaign has a system for each plan, with a session for each of its rounds', () => {
  const at = (path: string, place: number) => ({ ...roundHome(planA, place), paths: [path] });
  const stranger = campaignOf(['Other'], [plannedOption(1, 1)]).plans[0] ?? planA;
  const runs = [at('1', 0), at('2', 1), { ...roundHome(stranger, 0), paths: ['3'] }];
  expect(comparedSystems(campaign.plans, runs, path => `runs/${path}`)).toEqual({
    files: ['runs/1', 'runs/2'],
    systems: [
      {
        label: 'A',
        sessions: [
          { file: 'runs/1', identifier: 'A r1' },
          { file: 'runs/2', identifier: 'A r2' },
        ],
      },
    ],
  });
});

test('a plan on several targets names each system after its target, and no two alike', () => {
  const plan = { ...planA, target: 'kvm', identifier: 'KVM' };
  const named = (...targets: readonly string[]) =>
    newCampaign('x', [{ plan, targets }]).plans.map(({ target, identifier }) => `${target}: ${identifier}`);
  expect(named('kvm')).toEqual(['kvm: KVM']);
  expect(named('kvm', 'xen')).toEqual(['kvm: KVM', 'xen: xen']);
  expect(named('a r1', 'a r2', 'a')).toEqual(['a r1: a r1', 'a r2: a r2 2', 'a: a 2']);
  const two = newCampaign('x', [
    { plan, targets: ['kvm'] },
    { plan, targets: ['kvm'] },
  ]);
  expect(two.plans.map(({ identifier }) => identifier)).toEqual(['KVM', 'KVM 2']);
});

test('a campaign on targets of the longest names can be read again', () => {
  const targets = ['a', 'b'].map(letter => letter.repeat(200));
  const made = newCampaign('x', [{ plan: { ...planA, name: 'n'.repeat(200) }, targets }]);
  expect(parseCampaign(serialiseCampaign(made))).toMatchObject({ kind: 'campaign' });
});
