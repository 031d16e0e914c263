import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { noSshd } from '../remote/sshd';
import { ownVSCode } from '../screen/ownVSCode';
import { test as screenTest } from '../screen/screenTest';
import { CampaignLab, CampaignPage, campaignText } from './campaignLab';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let lab: CampaignLab;

beforeAll(async () => {
  if (noSshd === undefined)
    lab = await CampaignLab.start({ Xen: { machine: 'rack 1' }, KVM: { machine: 'rack 1' } });
});
afterAll(() => lab?.remove());

const size = { width: 1300, height: 900 };

test.skipIf(noSshd !== undefined)(
  'a campaign is run from its page, paused, continued, ended, and what lacks is run again until nothing does',
  { timeout: 400_000 },
  async ({ open }) => {
    const [xen, kvm] = [lab.place('Xen'), lab.place('KVM')];
    const workbench = await open({
      folder: 'media',
      files: { 'lab.ptscampaign': campaignText('The lab', 2, 'Xen', 'KVM') },
      size,
      settings: lab.settings,
    });
    const page = await CampaignPage.open(workbench, 'lab.ptscampaign');
    await page.says(/0 of 4 sessions complete/);
    await expect
      .poll(() => page.order())
      .toEqual([
        ['Xen guest 1 planned', 'KVM guest 1 planned', 'KVM guest 2 planned', 'Xen guest 2 planned'],
      ]);
    await workbench.screenshot('campaign-planned');

    xen.shut();
    await page.press(/^Run 4 Rounds/);
    await page.answer('Run', 'campaign-question');
    await page.says(/1 round runs, 3 wait/);
    await expect
      .poll(() => page.frame.locator('.said').innerText(), { timeout: 60_000 })
      .toMatch(/Round 1 runs: test 1 of 1/);
    await workbench.screenshot('campaign-running');
    await page.press(/^Pause/);
    await page.says(/Paused: 1 round runs to its end/);
    xen.open();
    await page.says(/1 of 4 sessions complete/);
    await page.says(/Paused: nothing runs, 3 wait/);
    expect(kvm.ids).toEqual([]);
    await workbench.screenshot('campaign-paused');

    // A window that is closed and opened again in the middle goes on where the files say that it was.
    kvm.shut();
    await page.press(/^Continue/);
    await page.says(/1 round runs, 2 wait, 1 ran/);
    await workbench.page.reload();
    const again = await CampaignPage.shown(workbench);
    await again.says(/1 round runs, 2 wait, 1 ran/);
    await expect
      .poll(() => again.frame.locator('.said').allInnerTexts(), { timeout: 60_000 })
      .toContainEqual(expect.stringMatching(/Round 1 runs: test 1 of 1/));
    await workbench.screenshot('campaign-going');
    await again.press(/^End/);
    await again.says(/Ended: 1 round runs to the end, nothing new starts/);
    kvm.open();
    await again.says(/Last time 2 of 4 rounds ran and came home/);
    await expect.poll(() => again.order()).toEqual([['KVM guest 2 planned', 'Xen guest 2 planned']]);
    await workbench.page.getByText('“The lab”: 2 of 4 rounds ran and came home.').waitFor();
    await workbench.screenshot('campaign-ended');

    // What lacks is run, under the numbers that it has in the whole; then nothing lacks.
    await again.press(/^Run What Is Missing: 2 Rounds/);
    await again.answer('Run');
    await again.says(/4 of 4 sessions complete/);
    await again.says(/Nothing Is Missing[\s\S]*Last time 2 of 2 rounds ran/);
    await expect.poll(() => again.order()).toEqual([['KVM guest 2 ran', 'Xen guest 2 ran']]);
    // As it was planned, over a pause, a reload and a second pass.
    expect(measuredIn(workbench.folder)).toEqual([
      'Xen guest r1',
      'KVM guest r1',
      'KVM guest r2',
      'Xen guest r2',
    ]);
    await again.frame.getByRole('button', { name: 'Xen guest', exact: true }).click();
    await again.frame.locator('tr.tests table').waitFor();
    await workbench.screenshot('campaign-complete');
    expect(campaignSays(workbench.folder)).toMatch(/4 of 4 sessions complete/);

    await again.press(/^Compare Results/);
    const comparison = await workbench.webview('.headline');
    await expect.poll(() => comparison.locator('h1').innerText()).toContain('The lab');
    await comparison.locator('table.results').waitFor();
    await workbench.screenshot('campaign-compared');
  },
);

test.skipIf(noSshd !== undefined)(
  'a guest that cannot be stopped ends its machine, a target that is not known costs its own rounds, and the page says so',
  { timeout: 400_000 },
  async ({ open }) => {
    const stuck = await CampaignLab.start({
      Xen: { machine: 'rack 1', start: 'true', stop: 'echo "domain is locked" >&2; exit 3' },
      KVM: { machine: 'rack 1' },
    });
    try {
      const workbench = await open({
        folder: 'lab',
        files: { 'lab.ptscampaign': campaignText('The lab', 2, 'Xen', 'KVM', 'Hyper-V') },
        size,
        settings: stuck.settings,
      });
      const page = await CampaignPage.open(workbench, 'lab.ptscampaign');
      await page.says(/0 of 6 sessions complete/);
      await page.press(/^Run 6 Rounds/);
      await page.answer('Run');
      await page.says(/1 of 6 sessions complete[\s\S]*Last time 1 of 6 rounds ran/);
      const said = await page.frame.locator('table.systems').innerText();
      expect(said).toMatch(/Round \d: The command that stops “Xen” failed: domain is locked/);
      expect(said).toMatch(
        /Round \d: Not started in this pass: “Xen” of the same machine could not be stopped/,
      );
      expect(said).toMatch(/Round \d: Not started in this pass: “Xen” could not be stopped/);
      expect(said).toMatch(/Round \d: It did not start on “Hyper-V”/);
      expect(stuck.place('KVM').ids).toEqual([]);
      await workbench.screenshot('campaign-trouble');
      await expect.poll(() => workbench.accessibilityViolations(page.frame)).toEqual([]);
    } finally {
      stuck.remove();
    }
  },
);

/** The systems of what came home, in the order of the runs. */
function measuredIn(folder: string): readonly string[] {
  const home = path.join(folder, 'pts-runs');
  return readdirSync(home)
    .sort()
    .flatMap(id => readdirSync(path.join(home, id)).map(name => path.join(home, id, name, 'composite.xml')))
    .filter(file => existsSync(file))
    .map(file => /<System>\s*<Identifier>([^<]+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
}

/** What the command line says of the campaign in a folder. */
function campaignSays(folder: string): string {
  return spawnSync(
    process.execPath,
    [
      path.join(root, 'dist/cli.js'),
      'campaign',
      path.join(folder, 'lab.ptscampaign'),
      '--format',
      'text',
      '--fail-on',
      'missing',
    ],
    { encoding: 'utf8' },
  ).stdout;
}
