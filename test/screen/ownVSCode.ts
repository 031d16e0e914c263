import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

type Fixture = [
  (context: object, use: (stage: RunningVSCode) => Promise<void>) => Promise<void>,
  { scope: 'file' },
];

/**
 * A VS Code for the tests of one file, which that of all tests cannot serve, as vitest wants a fixture:
 * ended after the last of them.
 */
export function ownVSCode({ prepare, installed = false, ...options }: OwnVSCode): Fixture {
  return [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from its pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-own-'));
      const places = { profile: path.join(folder, 'profile'), home: path.join(folder, 'home') };
      await prepare?.(places);
      const server = await startServer({
        vscode: await ensureVSCode(),
        settings: forTests,
        ...places,
        ...options,
      });
      const extension = installed ? undefined : linkExtension(places.profile, root);
      await use({ port: server.port, token: server.token, profile: places.profile, extension });
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'file' },
  ];
}
