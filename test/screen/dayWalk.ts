import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from './comparisonPage';
import { addResult, ResultsView } from './resultsView';
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
  const view = new ResultsView(workbench);
  await openFolder(workbench);
  await view.open();
  await shown(view);
  await view.groupBy('Stack of hypervisors');
  await view.line('Hyper-V').first().waitFor();
  await expandAll(workbench, view);
  await view.select(systems);
  await workbench.screenshot(`${name}-selected`);
  await workbench.contextMenu(view.line(systems[2]), 'Compare Selected');
  await compared(workbench);

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
  const view = new ResultsView(workbench);
  const run = (title: string) => workbench.commandByKeyboard(title);
  await run('File: Open Folder...');
  await chosen(workbench, folder, 'guest-compare');
  await accepted(workbench, () => keyboard.press('Enter'));
  await workbench.ready();

  await run('PTS Results: Focus on Results View');
  await shown(view);
  await run('PTS: Group Results By…');
  await palette.locator('.monaco-list-row', { hasText: 'Stack of hypervisors' }).waitFor();
  await keyboard.type('Stack of');
  await keyboard.press('Enter');
  await view.line('Hyper-V').first().waitFor();

  await run('PTS Results: Focus on Results View');
  await keyboard.press('Home');
  for (const title of labs) {
    for (let presses = 0; !(await focused(workbench, view, title)) && presses < 20; presses++)
      await keyboard.press('ArrowDown');
    await keyboard.press('Control+Shift+Enter');
  }
  await workbench.screenshot(`${name}-selected`);
  await run('PTS: Compare Selected');
  await compared(workbench);

  await keyboard.press('Control+s');
  await saved(workbench);
  await Promise.all([page.waitForEvent('load'), run('Developer: Reload Window')]);
  await evening(workbench, name);
}

/** The three systems are there to be selected: VS Code may close a line again that it draws anew. */
async function expandAll(workbench: Workbench, view: ResultsView): Promise<void> {
  await workbench.until(
    'expanding the lab',
    async () => {
      const shown = await Promise.all(systems.map(system => view.line(system).count()));
      return shown.every(count => count > 0);
    },
    async () => {
      for (const title of labs) {
        // A click that meets a line as the lines move may have closed its group.
        await view.openGroups();
        if ((await view.line(title).count()) > 0) await view.expand(title);
      }
    },
  );
}

/** The four results of the samples. */
async function shown(view: ResultsView): Promise<void> {
  await view.line('Xen in the lab').waitFor();
  await expect.poll(() => view.results().count()).toBe(4);
}

async function focused({ page }: Workbench, view: ResultsView, title: string): Promise<boolean> {
  return (await view.line(title).and(page.locator('.focused')).count()) > 0;
}

/** The page of the three systems is there, with what one of them is. */
async function compared(workbench: Workbench): Promise<void> {
  const page = await ComparisonPage.of(workbench, 3);
  await expect.poll(() => page.systems().count()).toBe(3);
  await expect.poll(() => page.headline().count()).toBe(2);
  await expect.poll(() => page.verdicts()).toContain('slower');
}

/** The comparison is on the disk and in the tree, and VS Code is done with writing. */
async function saved(workbench: Workbench): Promise<void> {
  const file = path.join(workbench.folder, 'comparison.ptscompare');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"baseline"');
  await expect.poll(() => workbench.page.locator('.tab.dirty').count()).toBe(0);
  await new ResultsView(workbench).comparison('comparison').waitFor();
}

/** After the reload: all is as it was left, and a result is added behind VS Code's back. */
async function evening(workbench: Workbench, name: string): Promise<void> {
  const view = new ResultsView(workbench);
  await compared(workbench);
  await view.line('Hyper-V in the lab').waitFor();
  addResult(workbench.folder, 'Fresh run');
  await view.line('Fresh run').waitFor();
  await workbench.screenshot(`${name}-new-result`);
}

/** From the view of an empty window, by its one button. */
async function openFolder(workbench: Workbench): Promise<void> {
  const { page, folder } = workbench;
  await new ResultsView(workbench).open();
  await page.getByRole('button', { name: 'Open Folder' }).click();
  await chosen(workbench, folder, 'guest-compare');
  const accept = page.locator('.quick-input-widget').getByRole('button', { name: 'OK' });
  await accepted(workbench, () => accept.click());
}

/** Accepts the folder of VS Code's dialog, which does not listen while it still reads, and waits for the window that comes. */
export async function accepted(workbench: Workbench, press: () => Promise<void>): Promise<void> {
  const dialog = workbench.page.locator('.quick-input-widget');
  await Promise.all([
    workbench.page.waitForEvent('load', { timeout: 60_000 }),
    workbench.until(
      'accepting a folder',
      async () => !(await dialog.isVisible()),
      async () => {
        await press();
        await dialog.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
      },
    ),
  ]);
}

/**
 * Writes the folder into VS Code's dialog, and waits until that has followed.
 * @param inside a folder that is seen there
 */
export async function chosen({ page }: Workbench, folder: string, inside?: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget');
  const input = dialog.locator('input[type=text]').first();
  // It begins in the home folder, and writes that here as soon as it has read it.
  await expect.poll(() => input.inputValue()).toContain('/');
  await dialog.locator('.monaco-list-row').first().waitFor();
  await input.fill(`${folder}/`);
  if (inside !== undefined) await dialog.locator('.monaco-list-row', { hasText: inside }).waitFor();
}
