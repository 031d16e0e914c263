import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromium as chromiumPath } from '../../scripts/prepare/debian.mjs';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { chromiumArguments } from '../../scripts/vscode/chromium.mjs';
import { ensureVSCode, newest, type Release } from '../../scripts/vscode/install.mjs';
import { linkExtension, startServer } from '../../scripts/vscode/server.mjs';
import { forTests, type Settings } from '../../scripts/vscode/settings.mjs';
import { retriesInWords } from './retries';

/** A VS Code that a browser can open. */
export interface RunningVSCode {
  readonly port: number;
  readonly token: string;
  /** Where it keeps its settings. */
  readonly profile: string;
  /** The extension under development, unless it is installed. */
  readonly extension?: string | undefined;
  /** User settings of all its windows. */
  readonly settings?: Settings;
  /** The file that gathers what tests had to do again. */
  readonly retries: string;
}

/** What serves all tests of a run. */
export interface Stage extends RunningVSCode {
  /** HOME of the extension host and its terminals. */
  readonly home: string;
  /** Where playwright reaches the browser. */
  readonly browser: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Stage;
  }
}

/** One VS Code and one Chromium for all screen tests: each test has a browser context of its own. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return setStage(project);
}

/** Starts what serves the tests of a project; the answer ends it. */
export async function setStage(
  project: Pick<TestProject, 'provide'>,
  { release = newest, settings = {} }: { readonly release?: Release; readonly settings?: Settings } = {},
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-screen-'));
  const home = path.join(folder, 'home');
  const retries = path.join(folder, 'retries');
  const server = await startServer({
    vscode: await ensureVSCode(release),
    profile: path.join(folder, 'profile'),
    settings: forTests,
    home,
  });
  const browser = await chromium.launchServer({
    executablePath: chromiumPath(),
    headless: true,
    args: chromiumArguments,
  });
  project.provide('stage', {
    port: server.port,
    token: server.token,
    profile: server.profile,
    home,
    extension: linkExtension(server.profile, root),
    browser: browser.wsEndpoint(),
    settings,
    retries,
  });
  return async () => {
    console.log(retriesInWords(retries));
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
