import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { noSshd } from '../remote/sshd';
import { Loopback, planText, rows } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { cameHome, newestRun, runSavedPlan } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let loopback: Loopback;

beforeAll(async () => {
  if (noSshd === undefined) loopback = await Loopback.start();
});
afterEach(() => loopback?.open());
afterAll(() => loopback?.remove());

test.skipIf(noSshd !== undefined)(
  'a key that is refused and a host key that changed are told in the middle of a run, which comes home once',
  async ({ open }) => {
    const { sshd } = loopback.target;
    loopback.shut();
    const workbench = await open({
      folder: 'media',
      size: { width: 1500, height: 1000 },
      files: { 'Refused.ptsplan': planText('Refused', 1, 2, rows.copy) },
      settings: loopback.settings,
    });
    const view = new RunsView(workbench);
    await view.open();
    await loopback.alone();
    await runSavedPlan(workbench, 'Refused');
    await view.terminalSays(/Started Run 1/);
    await view.says('Refused', /test 1 of 1/);
    const id = newestRun(loopback);

    sshd.accept(false);
    sshd.breakConnections();
    await view.says('Refused', /login refused/);
    await view.terminalSays(/The connection to “guest” was lost/);
    await view.run('Refused').locator('.monaco-tl-twistie').click();
    await view.line('“guest” refused the login').waitFor();
    await workbench.screenshot('runs-key-refused');
    // Watching again says the same.
    await workbench.page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
    await workbench.page.keyboard.press('Enter');
    await view.terminalSays(/refused the login[\s\S]*Press Enter to watch again/);
    await sshd.changeHostKey();
    await view.says('Refused', /host key changed/);
    await view.line('“guest” has another host key than before').waitFor();
    await workbench.screenshot('runs-host-key-changed');

    sshd.confirmHostKey();
    sshd.accept(true);
    await view.says('Refused', /test 1 of 1/);
    loopback.open();
    await view.says('Refused', /At home, the one result complete/);
    expect(cameHome(workbench.folder, id)).toEqual(['console.log', 'refused-r1']);
    expect(readdirSync(path.join(workbench.folder, 'pts-runs'))).toEqual([id]);
    await workbench.screenshot('runs-refused-home');
  },
);
