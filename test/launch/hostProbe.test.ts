import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { dom0InVmware, guestOfXen, type PlayedMachine } from '../playedMachines';
import { filesBelow } from '../remote/pts';
import { noSshd, type Sshd, startSshd } from '../remote/sshd';
import { ComparisonPage } from '../screen/comparisonPage';
import { Loopback } from '../screen/loopback';
import { ownVSCode } from '../screen/ownVSCode';
import { answer, planPage, pooledLab } from '../screen/planLab';
import { RunsView } from '../screen/runsView';
import { test as screenTest } from '../screen/screenTest';
import { standInMachine } from '../standInCommands';
import { newestRun } from './runCommands';

const test = screenTest.extend('stage', { scope: 'file' }, ownVSCode({}));

let folder: string;
let guest: Loopback;
let host: Sshd;

/** Variables of a login at which the stand-ins come first. */
function playing(name: string, { printed, files }: PlayedMachine) {
  const place = path.join(folder, `stand-in-${name}`);
  standInMachine(place, printed, files);
  return { PATH: `${place}:/usr/local/bin:/usr/bin:/bin` };
}

/** One configuration of ssh for both. */
function configOf(...each: readonly (readonly [name: string, sshd: Sshd])[]): string {
  const file = path.join(folder, 'ssh_config');
  const texts = each.map(([name, { configFile }]) =>
    readFileSync(configFile, 'utf8').replace('Host target', `Host ${name}`),
  );
  writeFileSync(file, texts.join('\n'));
  return file;
}

beforeAll(async () => {
  if (noSshd !== undefined) return;
  folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-hosts-'));
  // Its commands are those of another user.
  chmodSync(folder, 0o755);
  guest = await Loopback.start('', playing('guest', guestOfXen));
  host = await startSshd({ isUser: true, environment: playing('host', dom0InVmware) });
});
afterAll(() => {
  guest?.remove();
  host?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The lab of the plans, in which the system that runs again is called Bench. */
const lab = Object.fromEntries(
  Object.entries(pooledLab).map(([name, text]) => [
    name.replace('kvm', 'bench'),
    text.replaceAll('KVM', 'Bench').replaceAll('"kvm"', '"bench"'),
  ]),
);

test.skipIf(noSshd !== undefined)(
  'a guest of Xen whose host runs in VMware is shown on both, since its host was asked, and is not credited',
  { timeout: 400_000 },
  async ({ open }) => {
    const workbench = await open({
      folder: 'media',
      files: lab,
      size: { width: 1500, height: 1000 },
      settings: {
        'ptsLens.targets': {
          guest: {
            reach: { ssh: 'guest' },
            pts: path.join(guest.target.sshd.home, 'program/phoronix-test-suite'),
            host: 'dom0',
          },
          dom0: { reach: { ssh: 'dom0' }, host: 'windows' },
          windows: { reach: { command: ['false'] } },
        },
        'ptsLens.ssh.configFile': configOf(['guest', guest.target.sshd], ['dom0', host]),
      },
    });
    const page = await ComparisonPage.openDocument(workbench, 'lab.ptscompare');
    const detail = await page.openRow(/^Copy Loop/);
    await detail.getByRole('button', { name: 'Run More Trials…' }).click();
    await answer(workbench, 'Bench', 'guest');
    const plan = await planPage(workbench);
    await guest.alone();
    await plan.getByRole('button', { name: 'Run on guest' }).click();
    const saved = () => readFileSync(path.join(workbench.folder, 'lab.ptscompare'), 'utf8');
    await expect.poll(saved, { timeout: 300_000 }).toMatch(/"identifier": "Bench r\d"/);

    // The host lies beside the guest, and says which of its guests that is.
    const id = newestRun(guest);
    const home = path.join(workbench.folder, 'pts-runs', id);
    const came = filesBelow(home);
    const textOf = (name: string) =>
      readFileSync(
        path.join(home, came.find(file => file.endsWith(`/${name}`)) ?? `no ${name}: ${came}`),
        'utf8',
      );
    const said = textOf('pts-lens-probe.host.json');
    expect(said).toContain('"dmi.sys_vendor": "VMware, Inc."');
    expect(said).toContain('"load.after"');
    expect(textOf('pts-lens-probe.json')).toContain('"clock.elapsed.margin"');

    const after = await ComparisonPage.of(workbench, 2);
    await after.openSystems();
    await expect.poll(() => after.systems('Bench').innerText()).toMatch(/VMware[\s\S]*Xen/);
    await after.systems('Bench').locator('td details > summary').first().click();
    await expect
      .poll(() => after.systems('Bench').innerText())
      .toMatch(/pts-lens-probe\.host\.json[\s\S]*pts-lens-probe\.json/);
    await workbench.screenshot('host-probe');
    await after.frame.getByText(/^All \d+ facts$/).click();
    await after.frame.locator('summary', { hasText: 'Cannot be seen from inside' }).click();
    // Of the guests on the host the one that was measured.
    const pinned = after.frame.getByRole('row', { name: /Pinning of virtual processors/ });
    await expect.poll(() => pinned.innerText()).toMatch(/0: 1 \/ all(?![\s\S]*3 \/ all)/);
    await pinned.scrollIntoViewIfNeeded();
    await workbench.screenshot('host-probe-facts');

    // Of the host below that one, which did not answer, the run says so.
    const view = new RunsView(workbench);
    await view.open();
    await view.run('The lab').locator('.monaco-tl-twistie').click();
    await expect
      .poll(() => view.line().allInnerTexts())
      .toContainEqual(expect.stringMatching(/No answer of the host “windows”/));
    await workbench.screenshot('host-probe-runs');
  },
);
