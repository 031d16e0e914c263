import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { noSshd } from '../remote/sshd';
import { Loopback, planText, rows } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { cameHome, newestRun, runSavedPlan } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback;

beforeAll(async () => {
  if (noSshd === undefined) loopback = await Loopback.start('fail=local/shaky-1.0.0');
});
afterAll(() => loopback?.remove());

const size = { width: 1500, height: 1000 };

test.skipIf(noSshd !== undefined)(
  'a saved plan is run, watched and comes home by itself, and what is missing is told with the reason',
  async ({ open }) => {
    loopback.shut();
    const workbench = await open({
      folder: 'samples',
      size,
      files: { 'Guests.ptsplan': planText('Guests', 2, 2, rows.copy, rows.steady) },
      settings: loopback.settings,
    });
    const view = new RunsView(workbench);
    await view.open();
    await runSavedPlan(workbench, 'Guests');
    await view.terminalSays(/Started Run 1/);
    await view.says('Guests', /test 1 of 2 · \d+ min left · trial 1 of 2 · round 1 of 2/);
    await expect.poll(() => view.statusBar.allInnerTexts()).toEqual([expect.stringMatching(/test 1 of 2/)]);
    await workbench.screenshot('runs-running');
    const id = newestRun(loopback);

    // A reload in the middle: the run is found again, and its terminal shows all from the beginning.
    await workbench.page.reload();
    await view.open();
    await view.says('Guests', /test 1 of 2/);
    await view.menu('Guests', 'Watch Run');
    await view.terminalSays(/Test 1 of 2[\s\S]*Started Run 1/);

    // The line breaks: the terminal says so and watches again, the run goes on.
    loopback.target.sshd.breakConnections();
    await view.terminalSays(/Press Enter to watch again/);
    await workbench.page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
    await workbench.page.keyboard.press('Enter');
    loopback.open();
    await view.terminalSays(/The run is over/);
    await workbench.screenshot('runs-terminal');
    await view.says('Guests', /At home, 2 of 4 results missing or cut short/);
    await expect.poll(() => view.statusBar.count()).toBe(0);
    expect(cameHome(workbench.folder, id)).toEqual(['console.log', 'guests-r1', 'guests-r2']);
    const xml = readFileSync(path.join(workbench.folder, 'pts-runs', id, 'guests-r1/composite.xml'), 'utf8');
    expect(xml).toContain('KVM Guests r1');

    await view.menu('Guests', 'Show Summary of Run');
    const summary = await workbench.webview('h1');
    await summary.getByRole('heading', { name: 'Guests' }).waitFor();
    await summary.getByText('A trial ended with an error.').first().waitFor();
    await workbench.screenshot('runs-summary');
  },
);
