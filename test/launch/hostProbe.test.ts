import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
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

const uuid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

/** What commands of a guest of Xen print, and what its files hold. */
const guestOfXen = {
  printed: {
    'systemd-detect-virt --vm': 'xen',
    'systemd-detect-virt --container': 'none',
    lscpu: 'Architecture:            x86_64\nHypervisor vendor:       Xen\nVirtualization type:     full',
    dmesg: 'DMI: Xen HVM domU, BIOS 4.17.5\nHypervisor detected: Xen HVM\nXen version 4.17.',
    'uname -r': '6.1.0-28-amd64',
    'uname -n': 'debian',
  },
  files: {
    '/sys/hypervisor/type': 'xen',
    '/sys/hypervisor/guest_type': 'HVM',
    '/sys/hypervisor/uuid': uuid,
    '/sys/class/dmi/id/sys_vendor': 'Xen',
    '/sys/class/dmi/id/product_name': 'HVM domU',
  },
};

/** The same of dom0 in a virtual machine of VMware, which runs two guests. */
const dom0InVmware = {
  printed: {
    'systemd-detect-virt --vm': 'none',
    'systemd-detect-virt --container': 'none',
    lscpu: 'Architecture:            x86_64\nHypervisor vendor:       Xen\nVirtualization type:     none',
    dmesg:
      'DMI: VMware, Inc. VMware20,1/440BX Desktop Reference Platform, BIOS VMW201.00V\nHypervisor detected: Xen PV\nXen version 4.17.5 (preserve-AD) (dom0)\nBooting paravirtualized kernel on Xen',
    'uname -r': '6.1.0-28-amd64',
    'uname -n': 'dom0',
    'xl info':
      'host                   : dom0\nvirt_caps              : pv hvm hap\nxen_version            : 4.17.5',
    'xl list':
      'Name                                        ID   Mem VCPUs\tState\tTime(s)\nDomain-0                                     0  2048     2     r-----      61.4\nbench                                        1  4096     4     -b----      12.0\nweb                                          2  1024     1     -b----       3.0',
    'xl vm-list': `UUID                                  ID    name\n${uuid}   1    bench\n11111111-2222-3333-4444-555555555555   2    web`,
    'xl vcpu-list':
      'Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\nDomain-0                             0     0    2   -b-      61.4  all / all\nbench                                1     0    1   -b-      12.0  1 / all\nweb                                  2     0    3   -b-       3.0  3 / all',
  },
  files: {
    '/sys/hypervisor/type': 'xen',
    '/sys/hypervisor/guest_type': 'PV',
    '/proc/xen/capabilities': 'control_d',
    '/sys/class/dmi/id/sys_vendor': 'VMware, Inc.',
    '/sys/class/dmi/id/product_name': 'VMware20,1',
  },
};

let folder: string;
let guest: Loopback;
let host: Sshd;

/** Variables of a login at which the stand-ins come first. */
function playing(name: string, { printed, files }: typeof guestOfXen | typeof dom0InVmware) {
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
