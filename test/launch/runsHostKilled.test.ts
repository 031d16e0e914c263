import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { noSshd } from '../remote/sshd';
import { extensionHostsOf } from '../screen/extensionHost';
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
afterAll(() => loopback?.remove());

test.skipIf(noSshd !== undefined)(
  'a run whose extension host is killed goes on, is found again, and comes home once, though it ended unseen',
  async ({ open, stage }) => {
    loopback.shut();
    const workbench = await open({
      folder: 'media',
      size: { width: 1500, height: 1000 },
      files: { 'Killed.ptsplan': planText('Killed', 1, 2, rows.copy, rows.scale) },
      settings: loopback.settings,
    });
    const view = new RunsView(workbench);
    await view.open();
    await loopback.alone();
    await runSavedPlan(workbench, 'Killed');
    await view.terminalSays(/Started Run 1/);
    await view.says('Killed', /test 1 of 2/);
    const id = newestRun(loopback);

    const killHost = async () => {
      const hosts = extensionHostsOf(stage);
      expect(hosts).toHaveLength(1);
      for (const pid of hosts) process.kill(pid, 'SIGKILL');
      // What it showed is gone with it; VS Code asks for a reload.
      await expect.poll(() => view.run('Killed').count()).toBe(0);
    };
    await killHost();
    await workbench.page.reload();
    await view.open();
    await view.says('Killed', /test 1 of 2/);
    await view.menu('Killed', 'Watch Run');
    await view.terminalSays(/Test 1 of 2[\s\S]*Started Run 1/);
    await workbench.screenshot('runs-host-killed');

    await killHost();
    loopback.open();
    await expect.poll(() => existsSync(loopback.target.there(id, 'status')), { timeout: 60_000 }).toBe(true);
    expect(cameHome(workbench.folder, id)).toEqual([]);
    await workbench.page.reload();
    await view.open();
    await view.says('Killed', /At home, all 2 results complete/);
    expect(cameHome(workbench.folder, id)).toEqual(['console.log', 'killed-r1']);
    expect(readdirSync(path.join(workbench.folder, 'pts-runs'))).toEqual([id]);
    expect(loopback.ids).toEqual([id]);
    await workbench.screenshot('runs-host-killed-home');
    // What VS Code itself says of the hosts that it lost.
    const lost = /CloseEvent|remote-connection|reconnection token/;
    expect(workbench.complaints.take().filter(line => !lost.test(line))).toEqual([]);
  },
);
