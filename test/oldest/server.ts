import type { TestProject } from 'vitest/node';
import { oldest } from '../../scripts/vscode/install.mjs';
import { setStage } from '../screen/server';

/** As for the screen tests, in the oldest VS Code that package.json promises. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return setStage(project, { release: oldest });
}
