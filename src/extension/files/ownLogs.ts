import { logFolderName, type SystemLogs } from '../../core/environment/evidence/gather';
import { loadSystemLogs } from '../../core/environment/evidence/systemLogs';
import type { System } from '../../core/results/resultFile';
import { workspaceFiles } from './workspaceFiles';

/** The logs beside one result file, read again when it names other systems: a run adds them one by one. */
export class OwnLogs {
  #names: string | undefined;
  #logs: Promise<SystemLogs> = Promise.resolve(new Map());

  /** @param resultFile URI of the file */
  constructor(private readonly resultFile: string) {}

  of(systems: readonly System[]): Promise<SystemLogs> {
    const names = systems.map(({ identifier }) => logFolderName(identifier)).join('\n');
    if (names !== this.#names) {
      this.#names = names;
      this.#logs = loadSystemLogs(workspaceFiles, this.resultFile, systems);
    }
    return this.#logs;
  }
}
