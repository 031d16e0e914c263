import { expect } from 'vitest';
import { doubtful, InlineTextEditor } from './inlineText';
import { russianVSCode } from './languagePack';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

test('in Russian, what is said within the text of a result is Russian', async ({ open }) => {
  const workbench = await open({ folder: 'samples', files: doubtful, size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  const editor = new InlineTextEditor(workbench);
  await editor.open('doubtful/composite.xml');
  const lens = editor.lens(/KVM медленнее, чем Xen: .+ ДИ .+, 3 против 3/).first();
  await lens.waitFor();
  await expect.poll(() => lens.innerText()).toContain('Показать');
  await workbench.command('Problems: Focus on Problems View');
  const problems = page.locator('.markers-panel .monaco-list-row');
  await expect
    .poll(() => problems.allInnerTexts().then(texts => texts.join('\n')))
    .toContain('в этом файле не описана');
  const hover = await editor.hover('99.00:100.00:101.00');
  await expect.poll(() => hover.allInnerTexts().then(texts => texts.join())).toMatch(/Среднее[\s\S]*MB\/s/);
  await workbench.screenshot('inline-russian');
});
