import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import { noSshd } from '../remote/sshd';
import { Loopback, planText, rows } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { Workbench } from '../screen/workbench';
import { cameHome, newestRun, runSavedPlan } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback;

beforeAll(async () => {
  if (noSshd === undefined) loopback = await Loopback.start();
});
afterEach(() => loopback?.open());
afterAll(() => loopback?.remove());

const size = { width: 1500, height: 1000 };

const opened = (name: string, rounds = 1, on = loopback) => ({
  folder: 'media',
  size,
  files: { [`${name}.ptsplan`]: planText(name, rounds, 2, rows.copy, rows.scale) },
  settings: on.settings,
});

test.skipIf(noSshd !== undefined)(
  'a gentle stop ends after the trial, keeps what was complete, and what is missing runs on its own',
  async ({ open }) => {
    loopback.shut();
    const workbench = await open(opened('Gentle'));
    const view = new RunsView(workbench);
    await view.open();
    await runSavedPlan(workbench, 'Gentle');
    await view.says('Gentle', /test 1 of 2/);
    await view.menu('Gentle', 'Stop Run Gently');
    await view.says('Gentle', /stopping after this trial/);
    loopback.open();
    await view.says('Gentle', /At home, 2 of 2 results missing or cut short/);
    await view.menu('Gentle', 'Run What Is Missing');
    await expect.poll(() => view.run('Gentle').count()).toBe(2);
    await expect
      .poll(async () => (await view.run('Gentle').allInnerTexts()).join(), { timeout: 60_000 })
      .toMatch(/all 2 results complete/);
  },
);

test.skipIf(noSshd !== undefined)(
  'a run is stopped at once after one question, in one window, and the other one knows; it comes home once',
  async ({ open, browser, stage }) => {
    loopback.shut();
    const workbench = await open(opened('Twice', 2));
    const view = new RunsView(workbench);
    await view.open();
    await runSavedPlan(workbench, 'Twice');
    await view.terminalSays(/Started Run 1/);
    await view.says('Twice', /test 1 of 2/);
    const id = newestRun(loopback);

    const other = await Workbench.beside(browser, stage, workbench);
    const second = new RunsView(other);
    await second.open();
    await second.says('Twice', /test 1 of 2/);
    await second.menu('Twice', 'Watch Run');
    await second.terminalSays(/Started Run 1/);
    await other.screenshot('runs-second-window');

    // The terminal is closed and opened again: the run has not noticed.
    await workbench.command('Terminal: Kill the Active Terminal Instance');
    await view.menu('Twice', 'Watch Run');
    await view.terminalSays(/Started Run 1/);

    await second.menu('Twice', 'Stop Run Now');
    await other.page.getByRole('dialog').getByRole('button', { name: 'Stop Now' }).click();
    for (const each of [second, view]) await each.says('Twice', /At home, 4 of 4 results missing/);
    expect(cameHome(workbench.folder, id)).toContain('console.log');
    expect(readdirSync(path.join(workbench.folder, 'pts-runs'))).toEqual([id]);
    await other.leave();
  },
);

test.skipIf(noSshd !== undefined)(
  'a run whose machine went down is gone, not running for ever, and its complete tests come home',
  async ({ open }) => {
    loopback.shut();
    const workbench = await open(opened('Rebooted'));
    const view = new RunsView(workbench);
    await view.open();
    await runSavedPlan(workbench, 'Rebooted');
    await view.says('Rebooted', /test 1 of 2/);
    const id = newestRun(loopback);
    loopback.kill(id);
    await view.says('Rebooted', /At home, 2 of 2 results missing/);
    await view.run('Rebooted').locator('.monaco-tl-twistie').click();
    await view.line('Gone: it was killed').waitFor();
    await workbench.screenshot('runs-gone');
  },
);

test.skipIf(noSshd !== undefined)(
  'a PTS that asks for ever is stopped, and the summary says what it asked',
  async ({ open }) => {
    const asking = await Loopback.start('prompt');
    onTestFinished(() => asking.remove());
    const workbench = await open(opened('Asking', 1, asking));
    const view = new RunsView(workbench);
    await view.open();
    await runSavedPlan(workbench, 'Asking');
    await view.says('Asking', /At home, 2 of 2 results missing/);
    await view.menu('Asking', 'Show Summary of Run');
    const summary = await workbench.webview('h1');
    await summary.getByText('Multiple items can be selected').first().waitFor();
    await workbench.screenshot('runs-asking');
  },
);
