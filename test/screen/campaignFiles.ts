import { serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import { campaignOf, measuredText, plannedOption } from '../measuredCampaign';

/**
 * Files of a folder with a campaign of four systems, of which a part is at home: one is complete, one was cut short, a test
 * of one failed, and the target of one is not in the settings.
 */
export const campaignFiles: Readonly<Record<string, string>> = (() => {
  const systems = ['Xen guest', 'KVM guest', 'Hyper-V guest', 'Bare metal'];
  const campaign = campaignOf(systems, [plannedOption(1, 2), plannedOption(2, 2)]);
  const home = (run: number, identifier: string, trials: (option: number) => number) => [
    `pts-runs/run-${run}/result/composite.xml`,
    measuredText(identifier, [1, 2], trials),
  ];
  return Object.fromEntries([
    ['nightly.ptscampaign', serialiseCampaign({ ...campaign, name: 'Nightly' })],
    home(1, 'Xen guest r1', () => 3),
    home(2, 'Xen guest r2', () => 3),
    home(3, 'KVM guest r1', option => (option === 1 ? 3 : 2)),
    home(4, 'Hyper-V guest r1', option => (option === 1 ? 3 : 0)),
    ['pts-runs/run-5/result/composite.xml', 'this is no result'],
  ]);
})();

/** Its targets in the settings. */
export const campaignTargets = {
  'ptsLens.targets': {
    'Xen guest': { reach: { ssh: 'xen' }, machine: 'rack 1' },
    'KVM guest': { reach: { ssh: 'kvm' }, machine: 'rack 1' },
    'Bare metal': { reach: { ssh: 'metal' }, machine: 'rack 1' },
  },
};
