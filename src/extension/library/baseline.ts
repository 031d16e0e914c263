import * as v from 'valibot';
import * as vscode from 'vscode';

const schema = v.object({
  /** URI of the result file. */
  file: v.string(),
  identifier: v.string(),
  occurrence: v.number(),
});

/** A system of a result file. */
export type SystemReference = Readonly<v.InferOutput<typeof schema>>;

const key = 'baseline';

/** The system that new comparisons of this workspace are made with: "Set as Baseline". */
export class Baseline implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  get current(): SystemReference | undefined {
    const stored = v.safeParse(schema, this.memento.get(key));
    return stored.success ? stored.output : undefined;
  }

  async set(system: SystemReference | undefined): Promise<void> {
    await this.memento.update(key, system);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

export function isSameSystem(a: SystemReference, b: SystemReference | undefined): boolean {
  return a.file === b?.file && a.identifier === b.identifier && a.occurrence === b.occurrence;
}
