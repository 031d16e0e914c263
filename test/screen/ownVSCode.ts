import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { root } from '../../scripts/prepare/dependencies.mjs';
import { ensureVSCode } from '../../scripts/vscode/install.mjs';
import { linkExtension, type ServerOptions, startServer } from '../../scripts/vscode/server.mjs';
import { forTests } from '../../scripts/vscode/settings.mjs';
import type { RunningVSCode } from './server';

/** Empty folders of one VS Code, before it starts. */
export interface Places {
  readonly profile: string;
  readonly home: string;
}

export interface OwnVSCode extends Pick<ServerOptions, 'restricted' | 'locale'> {
  /** What is done to its folders before it starts. */
  readonly prepare?: (places: Places) => Promise<void> | void;
  /** The extension is installed by `prepare`, and not taken from where it is developed. */
  readonly installed?: boolean;
}

interface Fixture {
  readonly onCleanup: (end: () => Promise<void>) => void;
}

/**
 * A VS Code for the tests of one file, which that of all tests cannot serve; ended after the last of
 * them. What it answers starts it, as vitest wants a fixture.
 */
export function ownVSCode({ prepare, installed = false, ...options }: OwnVSCode) {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its pattern
  return async ({}, { onCleanup }: Fixture): Promise<RunningVSCode> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-own-'));
    const places = { profile: path.join(folder, 'profile'), home: path.join(folder, 'home') };
    await prepare?.(places);
    const vscode = await ensureVSCode();
    const server = await startServer({ vscode, settings: forTests, ...places, ...options });
    onCleanup(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const extension = installed ? undefined : linkExtension(places.profile, root);
    const { retries } = inject('stage');
    return { port: server.port, token: server.token, profile: places.profile, extension, retries };
  };
}
