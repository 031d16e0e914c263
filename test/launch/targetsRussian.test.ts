import { afterAll, beforeAll, expect } from 'vitest';
import { noSshd, type Sshd } from '../remote/sshd';
import { russianVSCode } from '../screen/languagePack';
import { test as screenTest } from '../screen/screenTest';
import { TargetsView } from '../screen/targetsView';
import { startPtsTarget } from './ptsTarget';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

let sshd: Sshd;

beforeAll(async () => {
  if (noSshd === undefined) sshd = await startPtsTarget();
});

afterAll(() => sshd?.stop());

test.skipIf(noSshd !== undefined)(
  'in Russian, a target, its checklist and a host key that changed are told in Russian',
  async ({ open }) => {
    const workbench = await open({
      folder: 'media',
      size: { width: 1500, height: 1000 },
      settings: {
        'ptsLens.ssh.configFile': sshd.configFile,
        'ptsLens.targets': {
          'гость Xen': { reach: { ssh: 'target' }, hypervisor: 'xen', machine: 'стойка 2' },
          ошибка: { reach: 'local', pts: 'phoronix-test-suite' },
        },
      },
    });
    const view = new TargetsView(workbench, {
      tab: 'Результаты PTS',
      targets: 'Цели',
      others: ['Результаты', 'Сравнения'],
    });
    await view.open();
    await view.line('в «pts» должен быть полный путь').waitFor();
    await view.press('гость Xen', 'Проверить цель');
    await view.line('В PHP нет того, что нужно PTS: dom').waitFor();
    await expect
      .poll(() => view.line('гость Xen').innerText())
      .toMatch(/\d помех\S? · ssh target · Xen · машина стойка 2/);
    await workbench.screenshot('russian-targets');
    await sshd.changeHostKey();
    await view.press('гость Xen', 'Проверить цель');
    await expect
      .poll(() => view.line('другой ключ хоста').getAttribute('aria-label'))
      .toMatch(/^помеха, .*ssh-keygen -R/);
    await workbench.page.locator('#status\\.notifications').click();
    await workbench.page.locator('.notifications-center').getByText('другой ключ хоста').waitFor();
    await workbench.screenshot('russian-targets-host-key-changed');
  },
);
