import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { CampaignPlan } from '../../src/core/campaign/campaign';
import { serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import { parsePlan } from '../../src/core/plan/planDocument';
import { noAnsible, startFleet, type TestFleet } from '../remote/fleet';
import { planText, rows } from '../screen/loopback';
import { answer } from '../screen/planLab';
import { ResultsView } from '../screen/resultsView';
import { test } from '../screen/screenTest';
import { TargetsView } from '../screen/targetsView';
import type { Workbench } from '../screen/workbench';

let fleet: TestFleet;
beforeAll(async () => {
  if (noAnsible !== undefined) return;
  const variables = { pts_lens_machine: 'rack 1' };
  fleet = await startFleet({ h1: { variables }, h2: { variables } });
});
afterAll(() => fleet?.remove());

const size = { width: 1500, height: 1000 };
/** Playbooks run as long as Ansible takes. */
const timeout = 400_000;

/** Waits until Ansible has ended in the terminal in front. */
async function ansibleEnds(workbench: Workbench): Promise<void> {
  const terminal = workbench.page.locator('.terminal-wrapper.active .xterm-rows');
  await expect.poll(() => terminal.innerText(), { timeout: 200_000 }).toContain('Ansible has ended');
}

/** Waits for a notification, which the tests' settings put into the list of them alone. */
async function isNotified({ page }: Workbench, text: string): Promise<void> {
  const center = page.locator('.notifications-center');
  if (!(await center.isVisible())) await page.locator('#status\\.notifications').click();
  await center.locator('.notification-list-item', { hasText: text }).waitFor();
}

/** Folders of runs that came home, with those that one of them is still unpacked into. */
function homeOf({ folder }: Workbench): readonly string[] {
  const home = path.join(folder, 'pts-runs');
  return existsSync(home) ? readdirSync(home) : [];
}

test.skipIf(noAnsible !== undefined)('hosts of an inventory are targets', async ({ open }) => {
  const workbench = await open({
    folder: 'media',
    size,
    settings: { 'ptsLens.ansible.inventory': fleet.inventory },
  });
  const targets = new TargetsView(workbench);
  await targets.open();
  await expect
    .poll(() => targets.line('h1').getAttribute('aria-label'))
    .toMatch(/^h1, not checked, .*on rack 1$/);
  await workbench.screenshot('ansible-targets');
});

test.skipIf(noAnsible !== undefined)(
  'a plan runs on hosts of the inventory by Ansible in a terminal, and its results come into the tree',
  { timeout },
  async ({ open }) => {
    const workbench = await open({
      folder: 'media',
      files: { 'copy.ptsplan': planText('fleet', 1, 2, rows.copy) },
      size,
      settings: { 'ptsLens.ansible.inventory': fleet.inventory },
    });
    const { page } = workbench;
    await workbench.command('PTS: Run Plan with Ansible…');
    await answer(workbench, 'copy.ptsplan');
    const quick = page.locator('.quick-input-widget');
    const hosts = async () => {
      await quick.getByText('On which hosts of the inventory').waitFor();
      for (const host of ['h1', 'h2'])
        await quick.locator('.monaco-list-row', { hasText: host }).getByRole('checkbox').click();
      await workbench.screenshot('ansible-hosts');
      await quick.getByRole('button', { name: 'OK' }).click();
    };
    await hosts();
    await ansibleEnds(workbench);
    await workbench.screenshot('ansible-terminal');
    expect(homeOf(workbench)).toHaveLength(2);
    const view = new ResultsView(workbench);
    await view.open();
    for (const host of ['h1', 'h2']) await view.line(`fleet, ${host} r1`).waitFor();
    await workbench.screenshot('ansible-home');

    // A second time there is a question, and what somebody changed is not overwritten without another one.
    writeFileSync(path.join(workbench.folder, 'fleet-ansible/turn.yml'), '# mine');
    await workbench.command('PTS: Run Plan with Ansible…');
    await answer(workbench, 'copy.ptsplan');
    await page.getByRole('dialog').getByRole('button', { name: 'Write a New One' }).click();
    await hosts();
    const asked = page.getByRole('dialog');
    await expect.poll(() => asked.innerText()).toContain('turn.yml');
    await workbench.screenshot('ansible-overwrite');
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await workbench.command('Terminal: Kill All Terminals');
  },
);

test.skipIf(noAnsible !== undefined)(
  'what is missing of a campaign runs by Ansible, and then nothing of it is missing',
  { timeout },
  async ({ open }) => {
    const plans = ['h1', 'h2'].map((target): CampaignPlan => {
      const reading = parsePlan(planText(target, 2, 1, rows.copy));
      if (reading.kind === 'invalid') throw new Error(reading.message.id);
      return { ...reading.plan, target };
    });
    const [first, second] = plans;
    const strange = first === undefined || second === undefined ? [] : [{ ...first, target: 'h9' }, second];
    const workbench = await open({
      folder: 'media',
      files: {
        'lab.ptscampaign': serialiseCampaign({ name: 'The lab', plans }),
        'strange.ptscampaign': serialiseCampaign({ name: 'Elsewhere', plans: strange }),
      },
      size,
      settings: { 'ptsLens.ansible.inventory': fleet.inventory },
    });
    const { page } = workbench;
    await workbench.command('PTS: Run Campaign with Ansible…');
    await answer(workbench, 'strange.ptscampaign');
    const refusal = 'The inventory has no host of this name: h9';
    await isNotified(workbench, refusal);
    await workbench.screenshot('ansible-no-host');
    // VS Code logs what is shown as an error.
    expect(workbench.complaints.take().filter(line => !line.includes(refusal))).toEqual([]);
    await page.keyboard.press('Escape');

    await workbench.contextMenu(workbench.explorerRow('lab.ptscampaign'), 'Run Campaign with Ansible…');
    await ansibleEnds(workbench);
    await workbench.screenshot('ansible-campaign');
    expect(homeOf(workbench)).toHaveLength(4);
    await workbench.contextMenu(workbench.explorerRow('lab.ptscampaign'), 'Run Campaign with Ansible…');
    await isNotified(workbench, 'Nothing of “The lab” is missing.');
    await workbench.screenshot('ansible-campaign-complete');
    await workbench.command('Terminal: Kill All Terminals');
  },
);

test('an inventory that cannot be read is a line that says why and leads to its setting', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'media',
    size,
    settings: { 'ptsLens.ansible.inventory': 'hosts.ini' },
  });
  const view = new TargetsView(workbench);
  await view.open();
  await expect
    .poll(() => view.line('Ansible inventory').getAttribute('aria-label'))
    .toContain('must be a full path');
  await workbench.screenshot('ansible-wrong');
  await view.line('Ansible inventory').click();
  await workbench.page.locator('.tab', { hasText: 'Settings' }).waitFor();
});
