import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { allPts, standIn } from '../remote/pts';
import { noSshd } from '../remote/sshd';
import { ComparisonPage } from '../screen/comparisonPage';
import { Loopback } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { answer, planPage, pooledLab } from '../screen/planLab';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback | undefined;

afterEach(() => loopback?.remove());

test.skipIf(noSshd !== undefined).for(allPts)(
  'an undecided row is run again by $name, comes home, is pooled into its comparison, and what changed is told',
  // The real PTS rests four seconds behind each trial.
  { timeout: 400_000 },
  async (pts, { open }) => {
    loopback = pts === standIn ? await Loopback.start() : await Loopback.startReal(pts);
    const workbench = await open({
      folder: 'lab',
      files: pooledLab,
      size: { width: 1500, height: 1000 },
      settings: loopback.settings,
    });
    const page = await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
    const detail = await page.openRow(/^Copy Loop/);
    await detail.getByRole('button', { name: 'Run More Trials…' }).click();
    await answer(workbench, 'KVM', 'guest');
    const plan = await planPage(workbench);
    await plan
      .locator('table.tests tbody tr')
      .getByLabel(/^Trials/)
      .fill('3');
    await plan
      .locator('table.tests tbody tr')
      .getByLabel(/^Trials/)
      .press('Enter');
    await expect.poll(() => plan.locator('.summary').innerText()).toContain('3 rounds');

    // The target is this machine: a PTS that somebody else runs on it is in the way.
    const check = plan.getByRole('button', { name: 'Check', exact: true });
    const checks = plan.locator('.checks li');
    await expect
      .poll(
        async () => {
          await check.click();
          await plan.locator('.bar button:enabled', { hasText: /^Check$/ }).waitFor();
          return (await checks.count()) > 5 ? plan.locator('.checks .refused').count() : 1;
        },
        { timeout: 120_000, interval: 1_000 },
      )
      .toBe(0);
    await expect.poll(() => plan.locator('.checks').innerText()).toContain('phoronix-test-suite');
    // The last press may not have reached the page yet: the picture is of what it found.
    await plan.waitForTimeout(1_000);
    await plan.locator('.bar', { hasText: 'Checking' }).waitFor({ state: 'detached' });
    await workbench.screenshot('plan-checked');
    loopback.shut();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    await expect.poll(() => plan.locator('.run').innerText(), { timeout: 60_000 }).toContain('Started.');
    const view = new RunsView(workbench);
    await view.open();
    await view.terminalSays(/Started Run 1/);
    await view.says('The lab, KVM', /test 1 of 1/);
    await workbench.screenshot('plan-running');
    loopback.open();

    // Home: the sessions are in the document, by paths beside it, and the row is decided by them.
    const saved = () => readFileSync(path.join(workbench.folder, 'lab.ptscompare'), 'utf8');
    await expect.poll(saved, { timeout: 300_000 }).toMatch(/"identifier": "KVM r3"/);
    expect(saved()).toMatch(/"pts-runs\/[^"]+composite\.xml"/);
    const after = await ComparisonPage.of(workbench, 2);
    await after.openSystems();
    await expect.poll(() => after.systems('KVM').innerText()).toMatch(/4 sessions/);
    const row = await after.openRow(/^Copy Loop/);
    // Its interval says that it is one of sessions.
    await expect.poll(() => row.innerText()).toMatch(/KVM is faster than Xen.+between sessions/);
    await workbench.screenshot('plan-home');
    await workbench.page.getByText('Copy Loop 1.0 — Type: Copy').first().waitFor();

    // The page of the plan says what changed.
    await workbench.page.locator('.tab', { hasText: 'plan.ptsplan' }).click();
    const told = await workbench.webview('.news li');
    await expect.poll(() => told.locator('.news').innerText()).toMatch(/one trial, no verdict → .+ faster/);
    await workbench.screenshot('plan-news');

    // The edit can be undone.
    await workbench.page.locator('.tab', { hasText: 'lab.ptscompare' }).click();
    const again = await ComparisonPage.of(workbench, 2);
    await again.table.click({ position: { x: 5, y: 5 } });
    await workbench.page.keyboard.press('Control+z');
    await expect.poll(() => again.systems('KVM').innerText()).not.toMatch(/4 sessions/);
  },
);
