import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { readyFile, workbenchUrl, writeSettings } from '../../scripts/vscode/server.mjs';
import { forTests } from '../../scripts/vscode/settings.mjs';
import { Complaints } from './complaints';
import type { RunningVSCode } from './server';

/** Names of VS Code's themes, by what they are. */
export const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export interface WorkbenchOptions {
  /** Copied to a temporary place, so that a test may change it; relative to the root of the project. */
  readonly folder: string;
  /**
   * How the window begins: on that folder (the default), on nothing, or on that folder served by a file
   * system that only an extension knows.
   */
  readonly window?: 'folder' | 'empty' | 'virtual';
  readonly theme?: keyof typeof themes;
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** VS Code as a person has it before them: clicks, keys and what is to be seen. */
export class Workbench {
  private constructor(
    readonly page: Page,
    /** The copy of the folder that is open. */
    readonly folder: string,
    /** What the page asked for or logged and should not have. */
    readonly complaints: Complaints,
    private readonly context: BrowserContext,
    private readonly readyFile: string,
  ) {}

  /** Opens a folder and waits until the explorer shows it and the extensions are there. */
  static async open(
    browser: Browser,
    stage: RunningVSCode,
    { window = 'folder', ...options }: WorkbenchOptions,
  ): Promise<Workbench> {
    const folder = path.join(
      mkdtempSync(path.join(tmpdir(), 'pts-lens-folder-')),
      path.basename(options.folder),
    );
    cpSync(path.resolve(root, options.folder), folder, { recursive: true });
    writeSettings(stage.profile, {
      ...forTests,
      ...stage.settings,
      'workbench.colorTheme': themes[options.theme ?? 'dark'],
      ...options.settings,
    });
    rmSync(readyFile(stage.profile), { force: true });
    const context = await browser.newContext({ viewport: options.size ?? { width: 1400, height: 900 } });
    const complaints = new Complaints(context);
    const page = await context.newPage();
    const workbench = new Workbench(page, folder, complaints, context, readyFile(stage.profile));
    const opened = { folder, empty: undefined, virtual: `virtual:${folder}` }[window];
    await page.goto(workbenchUrl(stage.port, stage.token, { folder: opened, extension: stage.extension }), {
      waitUntil: 'commit',
    });
    if (window === 'empty') await workbench.extensionsReady('');
    else await workbench.ready();
    return workbench;
  }

  /** Waits until the explorer shows the folder and the extensions are there. */
  async ready(): Promise<void> {
    await this.explorerRow().first().waitFor({ timeout: 60_000 });
    await this.extensionsReady(this.folder);
  }

  private async extensionsReady(folder: string): Promise<void> {
    // Not vitest's polling: the bench opens workbenches too.
    const deadline = Date.now() + 60_000;
    const ready = () => existsSync(this.readyFile) && readFileSync(this.readyFile, 'utf8') === folder;
    while (!ready()) {
      if (Date.now() > deadline) throw new Error(`VS Code does not know its extensions in ${folder}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** A file or folder in the explorer, or all of them. */
  explorerRow(name?: string): Locator {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    return name === undefined ? rows : rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Runs a command by its title in the command palette, once the extension that brings it is there. */
  async command(title: string): Promise<void> {
    const palette = this.page.locator('.quick-input-widget');
    const input = palette.locator('input[type=text]').first();
    const row = palette
      .locator('.monaco-list-row', { has: this.page.getByText(title, { exact: true }) })
      .first();
    const deadline = Date.now() + 60_000;
    const look = async () => {
      // It closes when something else takes the focus while VS Code is still loading.
      if (!(await input.isVisible())) await this.page.keyboard.press('F1');
      // The palette looks for commands when its text changes, not when one is registered.
      await input.fill('>', { timeout: 2000 });
      await input.fill(`>${title}`, { timeout: 2000 });
      await row.waitFor({ timeout: 1000 });
    };
    for (;;) {
      const found = await look().then(
        () => true,
        () => false,
      );
      if (found) break;
      if (Date.now() > deadline) throw new Error(`The command palette has no "${title}"`);
    }
    await row.click();
  }

  /** The same, by nothing but the keyboard. */
  async commandByKeyboard(title: string): Promise<void> {
    const { keyboard } = this.page;
    const palette = this.page.locator('.quick-input-widget');
    const offered = palette.locator('.monaco-list-row.focused', { hasText: title });
    for (let attempt = 0; attempt < 20 && !(await offered.isVisible()); attempt++) {
      // Not at first: in a list, it ends the selection.
      if (attempt > 0) await keyboard.press('Escape');
      await keyboard.press('F1');
      await palette.locator('input[type=text]').first().waitFor();
      await keyboard.type(title);
      await offered.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    await keyboard.press('Enter');
  }

  /** Chooses from the menu of something. */
  async contextMenu(target: Locator, title: string): Promise<void> {
    await target.click({ button: 'right' });
    const item = this.page.locator('.context-view').getByText(title, { exact: true });
    await item.waitFor();
    // A menu that has just opened takes no click: it may be the one that opened it.
    await expect
      .poll(async () => {
        await item.click({ timeout: 1000 }).catch(() => undefined);
        return item.count();
      })
      .toBe(0);
  }

  /** The document of the webview that shows something matching the selector. */
  async webview(selector: string, timeout = 30_000): Promise<Frame> {
    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      for (const outer of await this.page.locator('iframe.webview.ready').elementHandles()) {
        const inner = await (await outer.contentFrame())?.$('iframe#active-frame').catch(() => null);
        const frame = await inner?.contentFrame().catch(() => null);
        if (
          frame &&
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`No webview shows ${selector}`);
  }

  /** Keeps what is to be seen in test-results/screens/NAME.png. */
  async screenshot(name: string): Promise<void> {
    const folder = path.join(root, 'test-results/screens');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  /** What axe-core finds wrong in a document of ours, a line a rule and element; empty when nothing. */
  async accessibilityViolations(frame: Frame): Promise<readonly string[]> {
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(() => window.axe.run());
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
    );
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }
}

declare global {
  interface Window {
    /** Put there by `accessibilityViolations`. */
    axe: typeof axe;
  }
}
