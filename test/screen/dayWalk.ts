import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

const systems = ['Hyper-V guest', 'KVM guest', 'Xen guest'] as const;
const labs = ['Hyper-V in the lab', 'KVM in the lab', 'Xen in the lab'] as const;

/**
 * A day with the extension, by clicks, from an empty window on: open the folder of samples, group the
 * tree by hypervisor, select three systems, compare, save, reload; a new result appears while looking.
 * @param name of the screenshots it leaves
 */
export async function dayWalk(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  await openFolder(workbench);
  await results(workbench);
  await group(workbench, 'Hypervisor');
  for (const title of labs) {
    await expand(line(workbench, title));
  }
  await selectAll(workbench);
  await workbench.screenshot(`${name}-selected`);
  await workbench.contextMenu(line(workbench, systems[2]), 'Compare Selected');
  expect(await verdicts(await comparison(workbench))).toContain('slower');

  await workbench.command('PTS: Save Comparison');
  await saved(workbench);
  await Promise.all([page.waitForEvent('load'), workbench.command('Developer: Reload Window')]);
  await evening(workbench, name);
}

/**
 * The same day by keyboard. Ends where the other does.
 * @param name of the screenshots it leaves
 */
export async function dayWalkByKeyboard(workbench: Workbench, name: string): Promise<void> {
  const { page, folder } = workbench;
  const { keyboard } = page;
  const palette = page.locator('.quick-input-widget');
  const run = (title: string) => workbench.commandByKeyboard(title);
  await run('File: Open Folder...');
  await chosen(workbench, folder);
  await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
  await workbench.ready();

  await run('PTS Results: Focus on Results View');
  await results(workbench);
  await run('PTS: Group Results By…');
  await palette.locator('.monaco-list-row', { hasText: 'Hypervisor' }).waitFor();
  await keyboard.type('Hypervisor');
  await keyboard.press('Enter');
  await line(workbench, 'Hyper-V').first().waitFor();

  await run('PTS Results: Focus on Results View');
  await keyboard.press('Home');
  for (const title of labs) {
    for (let presses = 0; !(await focused(workbench, title)) && presses < 20; presses++)
      await keyboard.press('ArrowDown');
    await keyboard.press('Control+Shift+Enter');
  }
  await workbench.screenshot(`${name}-selected`);
  await run('PTS: Compare Selected');
  expect(await verdicts(await comparison(workbench))).toContain('slower');

  await keyboard.press('Control+s');
  await saved(workbench);
  await Promise.all([page.waitForEvent('load'), run('Developer: Reload Window')]);
  await evening(workbench, name);
}

/** The four results of the samples. */
async function results(workbench: Workbench): Promise<void> {
  await line(workbench, 'Xen in the lab').waitFor();
  expect(await line(workbench).count()).toBe(4);
}

async function focused(workbench: Workbench, title: string): Promise<boolean> {
  return (await line(workbench, title).and(workbench.page.locator('.focused')).count()) > 0;
}

/** The comparison is on the disk and in the tree, and VS Code is done with writing. */
async function saved(workbench: Workbench): Promise<void> {
  const file = path.join(workbench.folder, 'comparison.ptscompare');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"baseline"');
  await expect.poll(() => workbench.page.locator('.tab.dirty').count()).toBe(0);
  await comparisonLine(workbench, 'comparison').waitFor();
}

/** After the reload: all is as it was left, and a result is added behind VS Code's back. */
async function evening(workbench: Workbench, name: string): Promise<void> {
  expect(await verdicts(await comparison(workbench))).toContain('slower');
  await line(workbench, 'Hyper-V in the lab').waitFor();
  addResult(workbench.folder, 'Fresh run');
  await line(workbench, 'Fresh run').waitFor();
  await workbench.screenshot(`${name}-new-result`);
}

/** From the view of an empty window, by its one button. */
async function openFolder(workbench: Workbench): Promise<void> {
  const { page, folder } = workbench;
  await page.getByRole('tab', { name: 'PTS Results' }).click();
  await page.getByRole('button', { name: 'Open Folder' }).click();
  await chosen(workbench, folder);
  const accept = page.locator('.quick-input-widget').getByRole('button', { name: 'OK' });
  await Promise.all([page.waitForEvent('load'), accept.click()]);
  await page.getByRole('tab', { name: 'PTS Results' }).click();
}

/** Writes the folder into VS Code's dialog, and waits until that has followed. */
async function chosen({ page }: Workbench, folder: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget');
  const input = dialog.locator('input[type=text]').first();
  // It begins in the home folder, and writes that here as soon as it has read it.
  await expect.poll(() => input.inputValue()).toContain('/');
  await dialog.locator('.monaco-list-row').first().waitFor();
  await input.fill(`${folder}/`);
  await dialog.locator('.monaco-list-row', { hasText: 'guest-compare' }).waitFor();
}

async function group(workbench: Workbench, by: string): Promise<void> {
  // The buttons of a view are there while the pointer is.
  await line(workbench).first().hover();
  await workbench.page.getByRole('button', { name: 'Group Results By…' }).click();
  await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: by }).click();
  await line(workbench, 'Hyper-V').first().waitFor();
}

/** Opens a line; again, if the tree is drawn anew in that moment. */
async function expand(row: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if ((await row.getAttribute('aria-expanded')) === 'true') return true;
      await row.locator('.monaco-tl-twistie').click();
      return false;
    })
    .toBe(true);
}

async function selectAll(workbench: Workbench): Promise<void> {
  const [first, ...others] = systems;
  await line(workbench, first).click();
  for (const each of others) await line(workbench, each).click({ modifiers: ['ControlOrMeta'] });
}

/** The page of the three systems, drawn. */
async function comparison(workbench: Workbench): Promise<Frame> {
  const frame = await workbench.webview('.chip:nth-of-type(3)');
  await frame.locator('.overview svg').first().waitFor();
  expect(await frame.locator('.chip').count()).toBe(3);
  return frame;
}

async function verdicts(frame: Frame): Promise<string> {
  await expect.poll(() => frame.locator('tr.line').count()).toBeGreaterThan(5);
  return (await frame.locator('tr.line').allInnerTexts()).join('\n');
}

function addResult(folder: string, title: string): void {
  const text = readFileSync(path.join(folder, 'lab/kvm/composite.xml'), 'utf8');
  mkdirSync(path.join(folder, 'new'));
  writeFileSync(
    path.join(folder, 'new/composite.xml'),
    text.replace(/<Title>.*?<\/Title>/, `<Title>${title}</Title>`),
  );
}

function line({ page }: Workbench, text?: string): Locator {
  const rows = page.getByRole('tree', { name: 'Results' }).locator('.monaco-list-row');
  return text === undefined ? rows : rows.filter({ hasText: text });
}

function comparisonLine({ page }: Workbench, text: string): Locator {
  return page.getByRole('tree', { name: 'Comparisons' }).locator('.monaco-list-row', { hasText: text });
}
