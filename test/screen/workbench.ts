import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { readyFile, workbenchUrl, writeSettings } from '../../scripts/vscode/server.mjs';
import { forTests } from '../../scripts/vscode/settings.mjs';
import { Complaints } from './complaints';
import { FolderCopy } from './folderCopy';
import { Retries } from './retries';
import type { RunningVSCode } from './server';

/** Names of VS Code's themes, by what they are. */
export const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export interface WorkbenchOptions {
  /**
   * Copied to a temporary place, so that a test may change it; relative to the root of the project. One that is not
   * there is a new folder of that name.
   */
  readonly folder: string;
  /** Files that its copy has besides, by name: there before the explorer first looks. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * How the window begins: on that folder (the default), on nothing, or on that folder served by a file
   * system that only an extension knows.
   */
  readonly window?: 'folder' | 'empty' | 'virtual';
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
}

const usualSize = { width: 1400, height: 900 };

/** VS Code as a person has it before them: clicks, keys and what is to be seen. */
export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly copy: FolderCopy,
    /** What the page asked for or logged and should not have. */
    readonly complaints: Complaints,
    /** What had to be done again. */
    readonly retries: Retries,
    private readonly context: BrowserContext,
    private readonly readyFile: string,
  ) {}

  /** The copy of the folder that is open. */
  get folder(): string {
    return this.copy.folder;
  }

  /** Opens a folder and waits until the explorer shows it and the extensions are there. */
  static async open(
    browser: Browser,
    stage: RunningVSCode,
    { window = 'folder', ...options }: WorkbenchOptions,
  ): Promise<Workbench> {
    const copy = new FolderCopy(path.resolve(root, options.folder), options.files);
    const { folder } = copy;
    writeSettings(stage.profile, {
      ...forTests,
      ...stage.settings,
      'workbench.colorTheme': themes.dark,
      ...options.settings,
    });
    rmSync(readyFile(stage.profile), { force: true });
    const context = await browser.newContext({ viewport: options.size ?? usualSize });
    const complaints = new Complaints(context);
    const page = await context.newPage();
    const retries = new Retries(stage.retries);
    const workbench = new Workbench(page, copy, complaints, retries, context, readyFile(stage.profile));
    const opened = { folder, empty: undefined, virtual: `virtual:${folder}` }[window];
    await page.goto(workbenchUrl(stage.port, stage.token, { folder: opened, extension: stage.extension }), {
      waitUntil: 'commit',
    });
    if (window === 'empty') await workbench.extensionsReady('');
    else await workbench.ready();
    return workbench;
  }

  /** A second window on the folder of another; `leave` closes it. */
  static async beside(browser: Browser, stage: RunningVSCode, other: Workbench): Promise<Workbench> {
    rmSync(readyFile(stage.profile), { force: true });
    const context = await browser.newContext({ viewport: usualSize });
    const complaints = new Complaints(context);
    const page = await context.newPage();
    const workbench = new Workbench(
      page,
      other.copy,
      complaints,
      new Retries(stage.retries),
      context,
      readyFile(stage.profile),
    );
    await page.goto(
      workbenchUrl(stage.port, stage.token, { folder: other.folder, extension: stage.extension }),
      { waitUntil: 'commit' },
    );
    await workbench.ready();
    return workbench;
  }

  /** Closes the window alone: its folder is that of another. */
  async leave(): Promise<void> {
    await this.context.close();
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

  /** Whether the folder is as it was when the window opened. */
  get isFolderUntouched(): boolean {
    return this.copy.isUntouched();
  }

  /** Closes every editor and folder, without saving, so that the window is as it began, in this size. */
  async tidy(size: WorkbenchOptions['size'] = usualSize): Promise<void> {
    rmSync(this.readyFile, { force: true });
    await this.page.setViewportSize(size);
    await this.page.keyboard.press('Control+Alt+Shift+F9');
    await this.extensionsReady(this.folder);
    await this.page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  /** Changes the theme by the settings of the folder, which VS Code follows at once. */
  chooseTheme(theme: keyof typeof themes): void {
    const settings = path.join(this.folder, '.vscode/settings.json');
    mkdirSync(path.dirname(settings), { recursive: true });
    writeFileSync(settings, JSON.stringify({ 'workbench.colorTheme': themes[theme] }));
  }

  /** A file or folder in the explorer, or all of them. */
  explorerRow(name?: string): Locator {
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    return name === undefined ? rows : rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Opens a file or folder of a folder that is in the root of the explorer. */
  async openInFolder(folder: string, name: string): Promise<void> {
    const row = this.explorerRow(folder);
    const inside = this.explorerRow(name);
    await this.until(
      `opening ${folder} in the explorer`,
      () => inside.first().isVisible(),
      async () => {
        if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
        await inside
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
      },
    );
    await inside.dblclick();
  }

  /** Takes what the box of this title holds: a key is lost where the box has just come. */
  async acceptBox(title: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget').getByText(title);
    await box.waitFor();
    await this.until(
      `accepting ${title}`,
      async () => !(await box.isVisible()),
      async () => {
        await this.page.keyboard.press('Enter');
        await box.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
      },
    );
  }

  /** Opens the page of the result in a folder that is seen, by the button of its text: a command may come before the text. */
  async openResultView(folder: string): Promise<void> {
    await this.openInFolder(folder, 'composite.xml');
    await this.page.getByRole('button', { name: 'Open Result View' }).click();
  }

  /** Clicks something that takes clicks whenever it is seen, until its effect is seen as well. */
  async until(name: string, happened: () => Promise<boolean>, act: () => Promise<void>): Promise<void> {
    let attempts = 0;
    await expect
      .poll(
        async () => {
          if (await happened()) return true;
          if (attempts > 0) this.retries.add(name);
          attempts += 1;
          await act();
          return happened();
        },
        { interval: 500 },
      )
      .toBe(true);
  }

  /**
   * Runs a command by its title in the command palette, once the extension that brings it is there. The
   * palette is looked through until the command is found; it is clicked once, for it may start something.
   */
  async command(title: string): Promise<void> {
    const palette = this.page.locator('.quick-input-widget');
    const input = palette.locator('input[type=text]').first();
    const row = palette
      .locator('.monaco-list-row', { has: this.page.getByText(title, { exact: true }) })
      .first();
    const deadline = Date.now() + 60_000;
    let opened = 0;
    const look = async () => {
      // It closes when something else takes the focus while VS Code is still loading.
      if (!(await input.isVisible())) {
        if (opened > 0) this.retries.add('opening the command palette');
        opened += 1;
        await this.page.keyboard.press('F1');
      }
      // The palette looks for commands when its text changes, not when one is registered.
      await input.fill('>', { timeout: 2000 });
      await input.fill(`>${title}`, { timeout: 2000 });
      await row.waitFor({ timeout: 1000 });
    };
    // Where the palette closes in that moment, nothing was clicked.
    const choose = async () => {
      await look();
      await row.click({ timeout: 2000 });
    };
    while (!(await succeeds(choose()))) {
      if (Date.now() > deadline) throw new Error(`The command palette has no "${title}"`);
    }
    await row.waitFor({ state: 'hidden' });
  }

  /** The same, by nothing but the keyboard. */
  async commandByKeyboard(title: string): Promise<void> {
    const { keyboard } = this.page;
    const palette = this.page.locator('.quick-input-widget');
    const offered = palette.locator('.monaco-list-row.focused', { hasText: title });
    for (let attempt = 0; attempt < 20 && !(await offered.isVisible()); attempt++) {
      if (attempt > 0) {
        this.retries.add(`looking for the command ${title}`);
        // Not at first: in a list, it ends the selection.
        await keyboard.press('Escape');
      }
      await keyboard.press('F1');
      await palette.locator('input[type=text]').first().waitFor();
      await keyboard.type(title);
      await offered.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    await keyboard.press('Enter');
    await offered.waitFor({ state: 'hidden' });
  }

  /** Chooses from the menu of something. */
  async contextMenu(target: Locator, title: string): Promise<void> {
    // A click is lost where what it meets is drawn anew in that moment.
    await this.until(
      `opening the menu with ${title}`,
      () => this.menuItem(title).isVisible(),
      async () => {
        await target.click({ button: 'right' });
        await this.menuItem(title)
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
      },
    );
    await this.choose(title);
  }

  /**
   * Chooses an item of the menu that is open, once, for it may start something. By its key: a menu that has
   * just opened takes no click for a moment, which may be the one that opened it.
   */
  async choose(title: string): Promise<void> {
    const item = this.menuItem(title);
    await item.waitFor();
    const chosen = this.page.locator('.context-view .action-item.focused', {
      has: this.page.getByText(title, { exact: true }),
    });
    await this.until(
      `pointing at ${title} in a menu`,
      async () => (await chosen.count()) > 0,
      async () => {
        // A pointer that rests there already enters nothing.
        await this.page.mouse.move(0, 0);
        await item.hover();
      },
    );
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'detached' });
  }

  /** An item of the menu that is open. */
  menuItem(title: string): Locator {
    return this.page.locator('.context-view').getByText(title, { exact: true });
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
    this.copy.remove();
  }
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

declare global {
  interface Window {
    /** Put there by `accessibilityViolations`. */
    axe: typeof axe;
  }
}
