import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { FindingThread } from './findingThread';
import { russianVSCode } from './languagePack';
import { ResultsView } from './resultsView';
import { test as screenTest } from './screenTest';

const test = screenTest.extend('stage', { scope: 'file' }, russianVSCode());

/** Words that are the same in both languages. */
const names =
  /\b(PTS|Xen|KVM|HVM|Hyper-V|domU|guest|microsoft|CI|XML|SVG|PNG|HTML|Markdown|BLAKE2|RAMspeed|SMP|OpenSSL|SQLite|SHA256|JSON|Coremark|CoreMark|Zip)\b/g;

test('in Russian, the view, the commands and the page are Russian', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1100 } });
  const { page } = workbench;
  const view = new ResultsView(workbench, {
    tab: 'Результаты PTS',
    results: 'Результаты',
    comparisons: 'Сравнения',
  });
  await view.open();
  await view.line('Xen in the lab').waitFor();
  // The guest that Docker runs in is shown by logs, which are read last.
  await expect.poll(() => view.line('Guest Compare').innerText()).toMatch(/KVM › Docker · \d+ .+ назад/);
  await workbench.screenshot('russian-tree');

  await view.pressButton('Группировать результаты…');
  await page.locator('.quick-input-widget').getByText('Гипервизор').first().waitFor();
  await page.keyboard.press('Escape');

  await view.comparison('lab').click();
  const { frame: comparison } = await ComparisonPage.of(workbench, 2);
  await expect.poll(() => comparison.locator('html').getAttribute('lang')).toBe('ru');
  await comparison.locator('tr.line button').first().click();
  await comparison.locator('.detail .chart svg').first().waitFor();
  await workbench.screenshot('russian');
  // Headings, labels and buttons are ours alone: what comes from the files may be of any language.
  const ours = await comparison
    .locator(
      [
        '.results thead th',
        '.systems-table thead th',
        'section > h2',
        'label:not(.baseline-choice)',
        'select:not(.baseline-choice *)',
        'legend',
        '.verdict',
        '.overall',
        '.fair p',
        '.fact-lines th',
        '.menu summary',
        'button:not(.toggle, .actions .menu-body *)',
      ].join(),
    )
    .evaluateAll(elements => elements.map(element => element.textContent ?? ''));
  expect(ours.length).toBeGreaterThan(50);
  const english = ours.map(text => text.replace(names, '')).filter(text => /[A-Za-z]{4,}/.test(text));
  expect(english).toEqual([]);

  await view.line('KVM in the lab').dblclick();
  const single = await workbench.webview('.one-result li');
  await single.locator('.line').first().waitFor();
  await workbench.screenshot('russian-single');
  await workbench.page.locator('.tab', { hasText: 'lab.ptscompare' }).click();

  await workbench.command('PTS: Сохранить сравнение');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').first().fill('>PTS: ');
  const offered = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'PTS: ' });
  await offered.first().waitFor();
  await workbench.screenshot('russian-commands');
  // The second line of each is the English title, which VS Code adds in every other language.
  for (const lines of await offered.allInnerTexts()) expect(lines).toMatch(/^PTS: [А-Я]/);
});

test('in Russian, a definition explains its elements in Russian', async ({ open }) => {
  const suite = '<PhoronixTestSuite><Execute><Test>pts/blake2-1.2.2</Test></Execute></PhoronixTestSuite>\n';
  const workbench = await open({ folder: 'samples', files: { 'suite-definition.xml': suite } });
  await workbench.explorerRow('suite-definition.xml').dblclick();
  await workbench.page.locator('.view-line').getByText('blake2').click();
  // VS Code asks for a hover once: not before the extension is there.
  await workbench.page.locator('.breadcrumbs-control', { hasText: 'pts/blake2-1.2.2' }).waitFor();
  await workbench.page.locator('.view-line').getByText('Execute').first().hover();
  await workbench.page.locator('.monaco-hover', { hasText: 'Один тест набора.' }).first().waitFor();
  await workbench.screenshot('russian-definition');
});

test('in Russian, a finding is written in Russian: the thread, its buttons, its numbers', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'samples',
    size: { width: 1500, height: 1100 },
    settings: { 'ptsLens.author': 'Анна Иванова' },
  });
  const { page } = workbench;
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('xen').click();
  await workbench.explorerRow('composite.xml').dblclick();
  const thread = await FindingThread.show(workbench, 'Ran once only');
  await thread.type('Запустила ещё пять раз.');
  await thread.press('Добавить с числами');
  await expect
    .poll(async () => (await thread.comments())[1])
    .toMatch(/^Анна Иванова[\s\S]*пять раз[\s\S]*MB\/s/);
  await thread.type('и ещё');
  await workbench.screenshot('russian-findings');
  const buttons = thread.widget.locator('.monaco-text-button, .action-label');
  const named = await buttons.evaluateAll(all =>
    all.map(each => each.textContent || each.getAttribute('aria-label') || ''),
  );
  const ours = ['Добавить заметку', 'Добавить с числами', 'Изменить', 'Удалить', 'Закрыть обсуждение'];
  for (const name of ours)
    expect(
      named.some(one => one.startsWith(name)),
      name,
    ).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');

  await page.locator('.tab.active .label-name').click();
  await workbench.command('PTS: Открыть просмотр результата');
  const result = await workbench.webview('.one-result li');
  await result.locator('tr.line', { hasText: 'Type: Copy' }).first().click();
  await result.locator('.findings', { hasText: 'пять раз' }).scrollIntoViewIfNeeded();
  await workbench.screenshot('russian-finding-on-page');
});
