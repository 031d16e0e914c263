import type { TestProject } from 'vitest/node';
import { setStage } from '../screen/server';

/** As for the screen tests, but the extension runs without Node: in a worker of the browser. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return setStage(project, { settings: { 'remote.extensionKind': { 'pts-lens.pts-lens': ['web'] } } });
}
