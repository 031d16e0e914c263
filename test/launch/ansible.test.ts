import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { noAnsible, startFleet, type TestFleet } from '../remote/fleet';
import { planText, rows } from '../screen/loopback';
import { answer } from '../screen/planLab';
import { ResultsView } from '../screen/resultsView';
import { test } from '../screen/screenTest';
import { TargetsView } from '../screen/targetsView';

let fleet: TestFleet;
beforeAll(async () => {
  if (noAnsible === undefined)
    fleet = await startFleet({ h1: { variables: { pts_lens_machine: 'rack 1' } }, h2: {} });
});
afterAll(() => fleet?.remove());

const size = { width: 1500, height: 1000 };

// Not finished: Ansible ends in the terminal, but what follows was not seen to pass.
test.skip('a plan runs on hosts of the inventory by Ansible in a terminal, and its results come into the tree', {
  timeout: 400_000,
}, async ({ open }) => {
  const workbench = await open({
    folder: 'media',
    files: { 'copy.ptsplan': planText('fleet', 1, 2, rows.copy) },
    size,
    settings: { 'ptsLens.ansible.inventory': fleet.inventory },
  });
  const { page } = workbench;
  const targets = new TargetsView(workbench);
  await targets.open();
  await expect
    .poll(() => targets.line('h1').getAttribute('aria-label'))
    .toMatch(/^h1, not checked, .*on rack 1$/);
  await workbench.screenshot('ansible-targets');

  await workbench.command('PTS: Run Plan with Ansible…');
  await answer(workbench, 'copy.ptsplan');
  const quick = page.locator('.quick-input-widget');
  await quick.getByText('On which hosts of the inventory').waitFor();
  const hosts = async () => {
    for (const host of ['h1', 'h2'])
      await quick.locator('.monaco-list-row', { hasText: host }).getByRole('checkbox').click();
    await workbench.screenshot('ansible-hosts');
    await quick.getByRole('button', { name: 'OK' }).click();
  };
  await hosts();
  const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
  await expect.poll(() => terminal.innerText(), { timeout: 200_000 }).toContain('Ansible has ended');
  await workbench.screenshot('ansible-terminal');
  const home = path.join(workbench.folder, 'pts-runs');
  expect(existsSync(home) ? readdirSync(home) : []).toHaveLength(2);
  const view = new ResultsView(workbench);
  await view.open();
  await view.line('fleet r1').first().waitFor();
  await workbench.screenshot('ansible-home');

  // A second time there is a question, and what somebody changed is not overwritten without another one.
  writeFileSync(path.join(workbench.folder, 'fleet-ansible/turn.yml'), '# mine');
  await workbench.command('PTS: Run Plan with Ansible…');
  await answer(workbench, 'copy.ptsplan');
  await page.getByRole('dialog').getByRole('button', { name: 'Write a New One' }).click();
  await quick.getByText('On which hosts of the inventory').waitFor();
  await hosts();
  const asked = page.getByRole('dialog');
  await expect.poll(() => asked.innerText()).toContain('turn.yml');
  await workbench.screenshot('ansible-overwrite');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await workbench.command('Terminal: Kill All Terminals');
});

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
