import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './screenTest';
import type { Workbench } from './workbench';

/** A line of the Results view that says this, or all of them. */
function line({ page }: Workbench, text?: string): Locator {
  const rows = page.getByRole('tree', { name: 'Results' }).locator('.monaco-list-row');
  return text === undefined ? rows : rows.filter({ hasText: text });
}

async function openView({ page }: Workbench): Promise<void> {
  await page.getByRole('tab', { name: 'PTS Results' }).click();
}

/** Opens a line; once more when what was read meanwhile drew it anew. */
async function expand(row: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        const isOpen = (await row.getAttribute('aria-expanded')) === 'true';
        if (!isOpen) await row.locator('.monaco-tl-twistie').click();
        return isOpen;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

/** Clicks an item of a menu: a menu that has just opened takes no clicks for a moment. */
async function choose(item: Locator): Promise<void> {
  await item.waitFor();
  await expect
    .poll(
      async () => {
        await item.click({ timeout: 1_000 }).catch(() => undefined);
        return item.isVisible();
      },
      { timeout: 30_000 },
    )
    .toBe(false);
}

test('by clicks: the tree, grouped by hypervisor; three systems selected, compared, saved; a new result appears', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  const { page } = workbench;
  await openView(workbench);
  await line(workbench, 'Xen in the lab').waitFor();
  expect(await line(workbench).count()).toBe(4);
  await workbench.screenshot('library-tree');

  // The buttons of a view are there while the pointer is.
  await line(workbench).first().hover();
  await page.getByRole('button', { name: 'Group Results By…' }).click();
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Hypervisor' }).click();
  await line(workbench, 'Hyper-V').first().waitFor();
  for (const title of ['Hyper-V in the lab', 'KVM in the lab', 'Xen in the lab']) {
    await expand(line(workbench, title));
  }
  await workbench.screenshot('library-grouped');

  await line(workbench, 'Hyper-V guest').click();
  await line(workbench, 'KVM guest').click({ modifiers: ['ControlOrMeta'] });
  await line(workbench, 'Xen guest').click({ modifiers: ['ControlOrMeta'] });
  await line(workbench, 'Xen guest').click({ button: 'right' });
  await choose(page.locator('.context-view').getByText('Compare Selected'));
  const comparison = await workbench.webview('.chip:nth-of-type(3)');
  await comparison.locator('.overview svg').first().waitFor();
  expect(await comparison.locator('.chip').count()).toBe(3);
  await workbench.screenshot('library-compared');

  await workbench.command('PTS: Save Comparison');
  const saved = path.join(workbench.folder, 'comparison.ptscompare');
  await expect.poll(() => existsSync(saved), { timeout: 30_000 }).toBe(true);
  const comparisons = page.getByRole('tree', { name: 'Comparisons' }).locator('.monaco-list-row');
  await comparisons.filter({ hasText: 'comparison' }).waitFor();

  const added = path.join(workbench.folder, 'new');
  mkdirSync(added);
  const text = readFileSync(path.join(workbench.folder, 'lab/kvm/composite.xml'), 'utf8');
  writeFileSync(
    path.join(added, 'composite.xml'),
    text.replace(/<Title>.*?<\/Title>/, '<Title>Fresh run</Title>'),
  );
  await line(workbench, 'Fresh run').waitFor();
  await workbench.screenshot('library-new-result');
});

test('a folder without results says so and offers the one next step', async ({ open }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-none-'));
  mkdirSync(path.join(folder, 'none'));
  writeFileSync(path.join(folder, 'none', 'readme.txt'), 'no results');
  const workbench = await open({ folder: path.join(folder, 'none') });
  await openView(workbench);
  await workbench.page.getByText('There are no results of the Phoronix Test Suite in this folder').waitFor();
  await workbench.page.getByRole('button', { name: 'Open Result Folder…' }).first().waitFor();
  await workbench.screenshot('library-empty');
  rmSync(folder, { recursive: true });
});

test('what is wrong with a folder is written beside it', async ({ open }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-states-'));
  const lab = (name: string) => readFileSync(`samples/lab/${name}/composite.xml`, 'utf8');
  const states: Readonly<Record<string, string>> = {
    broken: lab('kvm').slice(0, -300),
    empty: '',
    failed: lab('kvm'),
    fine: lab('hyper-v'),
  };
  for (const [name, content] of Object.entries(states)) {
    mkdirSync(path.join(folder, 'states', name), { recursive: true });
    writeFileSync(path.join(folder, 'states', name, 'composite.xml'), content);
  }
  const workbench = await open({ folder: path.join(folder, 'states') });
  await openView(workbench);
  await line(workbench, 'cannot be read').waitFor();
  await line(workbench, 'breaks off').waitFor();
  await line(workbench, '1 failed').first().waitFor();
  expect(await line(workbench).count()).toBe(4);
  await workbench.screenshot('library-states');
  rmSync(folder, { recursive: true });
});

test('in the explorer: result folders are compared and their logs revealed; other folders offer nothing of it', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples' });
  const { page } = workbench;
  const item = (name: string) => page.locator('.context-view').getByText(name, { exact: true });
  await workbench.explorerRow('lab').click();
  await workbench.explorerRow('xen').waitFor();
  await workbench.explorerRow('lab').click({ button: 'right' });
  await item('Copy Path').waitFor();
  expect(await item('Compare Selected').count()).toBe(0);
  await page.keyboard.press('Escape');

  await workbench.explorerRow('kvm').click();
  await workbench.explorerRow('xen').click({ modifiers: ['ControlOrMeta'] });
  await workbench.explorerRow('xen').click({ button: 'right' });
  await choose(item('Compare Selected'));
  const comparison = await workbench.webview('.chip:nth-of-type(2)');
  expect(await comparison.locator('.chip').count()).toBe(2);

  await workbench.explorerRow('hyper-v').click({ button: 'right' });
  await choose(item('Reveal Logs'));
  await workbench.explorerRow('test-logs').first().waitFor();
});

/** As PTS does, and slower: truncates the file and writes it again in pieces. */
async function writeSlowly(file: string, text: string): Promise<void> {
  const handle = openSync(file, 'w');
  await delay(50);
  for (let at = 0; at < text.length; at += 4_000) {
    writeSync(handle, text.slice(at, at + 4_000));
    await delay(30);
  }
  closeSync(handle);
}

test('a page whose file is rewritten 20 times by a slow writer ends on the last, without an error in between', async ({
  open,
}) => {
  const workbench = await open({ folder: 'samples' });
  await openView(workbench);
  await line(workbench, 'KVM in the lab').click();
  const page = await workbench.webview('table.results');
  // Whatever stands on the page at any time, an error or the title.
  await page.evaluate(() => {
    const seen = new Set<string>();
    window.seen = seen;
    const look = () => {
      for (const element of document.querySelectorAll('h1, [role=alert], .notice, .problems')) {
        seen.add(element.textContent);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  const file = path.join(workbench.folder, 'lab/kvm/composite.xml');
  const text = readFileSync(file, 'utf8');
  for (let round = 1; round <= 20; round++) {
    await writeSlowly(file, text.replace(/<Title>.*?<\/Title>/, `<Title>Round ${round}</Title>`));
    await delay(round % 5 === 0 ? 800 : 20);
  }
  await page.locator('h1', { hasText: 'Round 20' }).waitFor();
  await line(workbench, 'Round 20').waitFor();
  const seen: readonly string[] = await page.evaluate(() => [
    ...(Reflect.get(window, 'seen') as Set<string>),
  ]);
  expect(seen.filter(words => !/^(Round \d+|KVM in the lab.*)$/.test(words))).toEqual([]);
});

declare global {
  interface Window {
    /** What stood on the page, in the test of the slow writer. */
    seen: Set<string>;
  }
}
