import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
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
    expect(await page.order()).toEqual([
      ['Xen 1 planned', 'KVM 1 planned', 'KVM 2 planned', 'Xen 2 planned'].map(each => `KVM ${each}`),
    ]);
    await workbench.screenshot('campaign-planned');

    xen.shut();
    await page.press(/^Run 4 Rounds/);
    await workbench.screenshot('campaign-question');
    await page.answer('Run');
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
  },
);
