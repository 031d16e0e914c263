import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { answer, said } from './reportQuestions';
import { test } from './screenTest';

test('a report is written from the page in another language than VS Code’s, opens, and is not overwritten once changed', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { page, folder } = workbench;
  const comparison = await ComparisonPage.openLab(workbench);
  const menu = await comparison.openMenu('export');
  await workbench.screenshot('report-menu');
  await menu.getByRole('button', { name: 'Write Report…' }).click();
  await answer(workbench, ['Русский', 'Markdown', 'With the appendix'], 'Write Here');
  const message = await said(workbench, 'The report is written: report.md');
  const file = path.join(folder, 'report.md');
  const written = readFileSync(file, 'utf8');
  expect(written).toContain('## Вывод');
  expect(written).toContain('## Как гипервизоры видны в числах');
  expect(readFileSync(path.join(folder, 'pictures/overview.svg'), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\n/);

  await message.getByRole('button', { name: 'Open' }).click();
  // It would lie over the next questions.
  await workbench.command('Notifications: Clear All Notifications');
  const preview = await workbench.webview('h1.code-line');
  await expect
    .poll(() => preview.locator('h1.code-line').innerText())
    .toBe('Xen, KVM and Hyper-V in the lab');
  await expect.poll(() => preview.locator('h2').first().innerText()).toBe('Вывод');
  // The pictures beside it are found.
  await expect
    .poll(() =>
      preview
        .locator('img')
        .evaluateAll(images =>
          images.map(image => image instanceof HTMLImageElement && image.naturalWidth > 500),
        ),
    )
    .toEqual(Array.from({ length: 10 }, () => true));
  await workbench.screenshot('report-preview');

  writeFileSync(file, written.replace('## Вывод', '## Мой вывод'));
  await page.locator('.tab', { hasText: 'lab.ptscompare' }).click();
  await workbench.command('PTS: Write Report…');
  await answer(workbench, ['English', 'Markdown', 'Without'], 'Write Here');
  await said(workbench, 'report.md was changed outside the place for own words');
  await workbench.screenshot('report-refused');
  expect(readFileSync(file, 'utf8')).toContain('## Мой вывод');
});

test('a report of one result is written from its menu in the explorer, by its folder and by its file', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { folder } = workbench;
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('xen').waitFor();
  await workbench.explorerRow('xen').click({ button: 'right' });
  await workbench.menuItem('Write Report…').waitFor();
  await workbench.screenshot('report-explorer-menu');
  await workbench.choose('Write Report…');
  await answer(workbench, ['English', 'HTML', 'Without'], 'Write Here');
  await said(workbench, 'The report is written: report.html');
  const html = () => readFileSync(path.join(folder, 'report.html'), 'utf8');
  expect(html()).toContain('<h2>Conclusion</h2>');

  await workbench.explorerRow('xen').click();
  const file = workbench.explorerRow('composite.xml').first();
  await workbench.contextMenu(file, 'Write Report…');
  await answer(workbench, ['Русский', 'HTML', 'Without'], 'Write Here');
  // It says the same again, which is one message.
  await expect.poll(html).toContain('<h2>Вывод</h2>');
});

test('how hypervisors show in numbers opens to be read', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1400, height: 1000 } });
  await workbench.command('PTS: How Hypervisors Show in Numbers');
  const preview = await workbench.webview('h1.code-line');
  await expect
    .poll(() => preview.locator('h1.code-line').innerText())
    .toBe('How hypervisors show in numbers');
  await expect.poll(() => preview.locator('table').count()).toBe(2);
  await workbench.screenshot('theory');
});
