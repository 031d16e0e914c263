import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { FindingThread } from './findingThread';
import { test } from './screenTest';
import { Workbench } from './workbench';

const options = {
  folder: 'test/fixtures/runs/flaky-annotated',
  size: { width: 1300, height: 1100 },
  settings: { 'ptsLens.author': 'Анна Иванова' },
};

function annotationsIn(workbench: Workbench): readonly string[] {
  const text = readFileSync(path.join(workbench.folder, 'composite.xml'), 'utf8');
  return [...text.matchAll(/<Annotation>([\s\S]*?)<\/Annotation>/g)].map(([, inside = '']) => inside);
}

async function openText(workbench: Workbench): Promise<void> {
  await workbench.explorerRow('composite.xml').dblclick();
  await workbench.page.locator('.monaco-editor .view-lines').first().waitFor();
}

test('a finding is written at a result by the keyboard, with its numbers, changed, resolved and opened again', async ({
  open,
}) => {
  const workbench = await open(options);
  const { page } = workbench;
  await openText(workbench);
  await FindingThread.line(workbench, 'Host was').waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+g');
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await workbench.commandByKeyboard('PTS: Annotate');
  const started = new FindingThread(workbench, 'Start discussion');
  await started.box.waitFor();
  await page.keyboard.type('Failed here');
  const thread = new FindingThread(workbench, 'Mode: Always Fails');
  await started.handIn('a finding', async () => (await thread.comments()).length > 0);
  await expect
    .poll(() => thread.comments())
    .toEqual([expect.stringMatching(/^Анна Иванова\d{4}-\d\d-\d\d\nFailed here$/)]);
  await expect
    .poll(() => annotationsIn(workbench)[0])
    .toMatch(/^Failed here\n&#x2014; &#x410;.*, \d{4}-\d\d-\d\d$/);
  await workbench.screenshot('findings-written');

  await thread.pressSign('Edit', 0);
  const edited = thread.widget.locator('.review-comment .monaco-editor');
  await edited.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and there');
  await workbench.screenshot('findings-edit');
  // The key for what the first button does: it must not be the one that drops the words.
  await thread.handIn(
    'a change',
    async () => annotationsIn(workbench)[0]?.includes('Failed here and there\n') === true,
  );

  await thread.pressSign('Resolve');
  await expect.poll(() => annotationsIn(workbench)[0]).toContain('\n[resolved &#x2014; ');
  await workbench.screenshot('findings-resolved');

  const other = await FindingThread.show(workbench, 'Host was');
  await other.type('The numbers');
  await other.press('Add with Evidence');
  await expect
    .poll(() => annotationsIn(workbench)[1])
    .toMatch(
      /The numbers\n\n- run A: 12.*MB\/s, 95.% CI .*, n = 3\n- run B: .*\n- Not decided between run B and run A: /,
    );
  await expect.poll(async () => (await other.comments()).length).toBe(2);
  await workbench.screenshot('findings-evidence');
  await other.pressSign('Delete', 1);
  await expect.poll(() => annotationsIn(workbench)[1]).not.toContain('The numbers');
  // Every change was saved, and can be undone.
  await expect.poll(() => page.locator('.tab.dirty').count()).toBe(0);
});

test('a half written reply survives that the file is written anew, and a high contrast theme shows it', async ({
  open,
}) => {
  const workbench = await open({
    ...options,
    settings: { ...options.settings, 'workbench.colorTheme': 'Default High Contrast' },
  });
  await openText(workbench);
  const thread = await FindingThread.show(workbench, 'Host was');
  await thread.type('half a thought');
  const file = path.join(workbench.folder, 'composite.xml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('<Title>flaky', '<Title>\nflaky'));
  await workbench.page.locator('.comments-panel', { hasText: '[Ln 83]' }).waitFor();
  await expect.poll(() => thread.box.innerText()).toMatch(/half\sa\sthought/);
  writeFileSync(file, before.replace(/\n *<Annotation>[\s\S]*<\/Annotation>/, ''));
  await expect.poll(() => thread.comments()).toEqual([expect.stringContaining('no longer in the file')]);
  writeFileSync(file, before);
  await expect.poll(() => thread.comments()).toEqual([expect.stringMatching(/^Not signed\n/)]);
  await expect.poll(() => thread.box.innerText()).toMatch(/half\sa\sthought/);
  await workbench.screenshot('findings-high-contrast');
  await thread.press('Add Finding');
  await expect.poll(() => annotationsIn(workbench)[0]).toContain('half a thought\n');
});

test('a finding among unsaved changes is there after the window was loaded anew', async ({ open }) => {
  const workbench = await open({
    ...options,
    settings: { ...options.settings, 'files.hotExit': 'onExitAndWindowClose' },
  });
  const { page } = workbench;
  await openText(workbench);
  await FindingThread.line(workbench, 'Host was').waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.locator('.tab.dirty').waitFor();
  const thread = await FindingThread.show(workbench, 'Host was');
  await thread.type('not saved yet');
  await thread.press('Add Finding');
  await expect.poll(async () => (await thread.comments()).length).toBe(2);
  expect(annotationsIn(workbench)[0]).not.toContain('not saved yet');
  // VS Code keeps a copy of what is not saved a moment after the last change.
  await page.waitForTimeout(3000);
  await page.reload();
  await workbench.ready();
  await page.locator('.tab.dirty').waitFor();
  const again = await FindingThread.show(workbench, 'Host was');
  await expect.poll(async () => (await again.comments()).length).toBe(2);
  expect(annotationsIn(workbench)[0]).not.toContain('not saved yet');
});

const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.log('skipped: git is not there, so nobody is known to it');

test.skipIf(!hasGit)('a finding is signed as git knows the user, who is not asked', async ({ open }) => {
  const workbench = await open({
    folder: options.folder,
    size: options.size,
    files: {
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/config': '[core]\n\trepositoryformatversion = 0\n[user]\n\tname = Git Ivanova\n',
      '.git/objects/info/keep': '',
      '.git/refs/heads/keep': '',
    },
    settings: { 'git.enabled': true },
  });
  await openText(workbench);
  const thread = await FindingThread.show(workbench, 'Host was');
  await thread.type('seen');
  await thread.press('Add Finding');
  await expect.poll(() => annotationsIn(workbench)[0]).toMatch(/seen\n&#x2014; Git Ivanova, /);
});

test('a finding of somebody whose name is not known is asked for it once, and signed with it from then on', async ({
  open,
}) => {
  const workbench = await open({ folder: options.folder, size: options.size });
  await openText(workbench);
  const thread = await FindingThread.show(workbench, 'Host was');
  await thread.type('one');
  await thread.press('Add Finding');
  await workbench.page.locator('.quick-input-widget').getByText('Your name').waitFor();
  await workbench.screenshot('findings-asked-name');
  await thread.sign('Eve Petrova');
  await expect.poll(() => annotationsIn(workbench)[0]).toMatch(/one\n&#x2014; Eve Petrova, /);
  // The box folds when its words have become a comment.
  await expect.poll(async () => (await thread.comments()).length).toBe(2);
  await thread.type('two');
  await thread.press('Add Finding');
  await expect.poll(() => annotationsIn(workbench)[0]).toMatch(/two\n&#x2014; Eve Petrova, /);
});

test('two windows on one file show the same findings, and neither loses what the other writes', async ({
  open,
  browser,
  stage,
}) => {
  const workbench = await open(options);
  await openText(workbench);
  const here = await FindingThread.show(workbench, 'Host was');
  const second = await Workbench.beside(browser, stage, workbench);
  try {
    await openText(second);
    const there = await FindingThread.show(second, 'Host was');
    await there.type('from the second');
    await there.press('Add Finding');
    await expect.poll(async () => (await here.comments()).length).toBe(2);
    await here.type('from the first');
    await here.press('Add Finding');
    await expect.poll(async () => (await there.comments()).length).toBe(3);
    expect(annotationsIn(workbench)[0]).toMatch(/from the second\n&#x2014;[\s\S]*from the first\n&#x2014;/);
  } finally {
    await second.leave();
  }
});
