import * as v from 'valibot';
import type * as vscode from 'vscode';

const memorySchema = v.record(v.string(), v.string());
const key = 'planTargets';

/** Where each system of a comparison runs, as the user said it last: kept by the workspace, by the system's label. */
export class TargetMemory {
  constructor(private readonly memento: vscode.Memento) {}

  of(system: string): string | undefined {
    const all = this.#all();
    return Object.hasOwn(all, system) ? all[system] : undefined;
  }

  async keep(system: string, target: string): Promise<void> {
    await this.memento.update(key, { ...this.#all(), [system]: target });
  }

  #all(): Readonly<Record<string, string>> {
    const kept = v.safeParse(memorySchema, this.memento.get(key, {}));
    return kept.success ? kept.output : {};
  }
}
