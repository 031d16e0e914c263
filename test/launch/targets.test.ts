import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { machineSettingsFile } from '../../scripts/vscode/server.mjs';
import { noSshd, type Sshd } from '../remote/sshd';
import { test } from '../screen/screenTest';
import { TargetsView } from '../screen/targetsView';
import type { Workbench } from '../screen/workbench';
import { startPtsTarget } from './ptsTarget';

const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-targets-'));
const noHosts = path.join(folder, 'config');
let sshd: Sshd;

beforeAll(async () => {
  writeFileSync(noHosts, '');
  if (noSshd === undefined) sshd = await startPtsTarget();
});

afterAll(() => {
  sshd?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The targets of the settings of the machine on which VS Code runs. */
function targetsSetting(): unknown {
  const settings: unknown = JSON.parse(readFileSync(machineSettingsFile(inject('stage').profile), 'utf8'));
  return typeof settings === 'object' && settings !== null && 'ptsLens.targets' in settings
    ? settings['ptsLens.targets']
    : undefined;
}

/** Presses a button of a message. Those of a VS Code under test come into their list without being seen. */
async function pressInNotification({ page }: Workbench, text: string, button: string): Promise<void> {
  const center = page.locator('.notifications-center');
  const said = center.locator('.notification-list-item', { hasText: text });
  if (!(await center.isVisible())) await page.locator('#status\\.notifications').click();
  await said.hover();
  await said.getByRole('button', { name: button }).click();
}

const size = { width: 1500, height: 1000 };

test.skipIf(noSshd !== undefined)(
  'a target is added and checked: the list says that PTS is there, and what to do about what is missing',
  async ({ open }) => {
    const workbench = await open({
      folder: 'media',
      size,
      settings: { 'ptsLens.ssh.configFile': sshd.configFile },
    });
    const { page } = workbench;
    const view = new TargetsView(workbench);
    await view.open();
    // The host of the ssh configuration is there by itself.
    await view.line('ssh target').waitFor();
    await view.line('This machine').waitFor();

    await workbench.command('PTS: Add Target…');
    const quick = page.locator('.quick-input-widget');
    await quick.getByText('SSH destination…').click();
    const input = quick.locator('input[type=text]').first();
    await input.fill('-oProxyCommand=x');
    await quick.getByText('This is no destination for ssh').waitFor();
    await input.fill('target');
    await page.keyboard.press('Enter');
    await quick.getByText('Name of the target').waitFor();
    await input.fill('xen guest');
    await workbench.acceptBox('Name of the target');
    await quick.getByText('Physical machine').waitFor();
    await input.fill('rack 2');
    await workbench.acceptBox('Physical machine');
    await view.line('xen guest').waitFor();
    await expect.poll(targetsSetting).toEqual({
      'xen guest': { reach: { ssh: 'target' }, machine: 'rack 2' },
    });
    await pressInNotification(workbench, 'was added', 'Check Target');

    await view.line('PTS 10.8.6').waitFor();
    const php = view.line('PHP lacks what PTS needs: dom');
    await expect.poll(() => php.getAttribute('aria-label')).toMatch(/^problem, .*apt install php-xml/);
    await expect.poll(() => view.line('xen guest').innerText()).toMatch(/\d problems? · ssh target/);
    await workbench.screenshot('targets-checklist');

    await sshd.changeHostKey();
    await view.press('xen guest', 'Check Target');
    await expect.poll(() => view.line('xen guest').first().innerText()).toMatch(/host key changed/);
    await view.line('ssh-keygen -R').waitFor();
    await pressInNotification(workbench, 'another host key', 'Open Terminal');
    // What ssh itself says of it stays to be read, and the remedy can be typed below.
    const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
    await expect.poll(() => terminal.innerText()).toContain('back on this machine');
    await workbench.screenshot('targets-host-key-changed');
    await workbench.command('Terminal: Kill All Terminals');
  },
);

test('a view without targets says what one is, and this machine is checked from there', async ({ open }) => {
  const workbench = await open({
    folder: 'media',
    size,
    settings: { 'ptsLens.ssh.configFile': noHosts },
  });
  const { page } = workbench;
  const view = new TargetsView(workbench);
  await view.open();
  await page.getByText('A target is a system on which tests can be run').waitFor();
  await workbench.screenshot('targets-none');
  await page.getByRole('button', { name: 'Check This Machine' }).click();
  await view.line('The shell and its tools are there').waitFor();
  await expect.poll(() => view.line('This machine').first().innerText()).toMatch(/problem|ready/);
});

test('a wrong setting is a line that leads to it, and costs no other target', async ({ open }) => {
  const workbench = await open({
    folder: 'media',
    size,
    settings: {
      'ptsLens.ssh.configFile': noHosts,
      'ptsLens.targets': {
        'kvm guest': { reach: { ssh: 'bench@10.0.0.7' }, hypervisor: 'kvm', machine: 'rack 2' },
        'xen guest': { reach: { ssh: '-oProxyCommand=x' } },
        container: { reach: { command: ['docker', 'exec', '-i', 'a b', 'sh'] } },
      },
    },
  });
  const { page } = workbench;
  const view = new TargetsView(workbench);
  await view.open();
  await expect
    .poll(() => view.line('kvm guest').getAttribute('aria-label'))
    .toBe('kvm guest, not checked, ssh bench@10.0.0.7, KVM, on rack 2');
  await view.line('docker exec -i "a b" sh').waitFor();
  await view.line('xen guest').click();
  await page.locator('.tab', { hasText: 'settings.json' }).waitFor();
  // The cursor stands at its setting.
  await page.locator('.view-line', { hasText: '"xen guest"' }).waitFor();
  await expect.poll(() => page.locator('#status\\.editor\\.selection').innerText()).toMatch(/Ln 1[0-9]/);
  await workbench.screenshot('targets-wrong');
});
