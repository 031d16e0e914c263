import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ComparisonDocument } from '../../core/document/document';
import { type DocumentMethod, methodSchemas } from '../../core/document/method';
import type { PageChange } from '../../protocol/page';
import { methodSettings } from '../settings';

const choicesSchema = v.object({
  baseline: v.optional(v.string()),
  confidence: v.optional(methodSchemas.confidence),
  margin: v.optional(methodSchemas.margin),
  correction: v.optional(methodSchemas.correction),
  noise: v.optional(methodSchemas.noise),
  boots: v.optional(methodSchemas.boots),
});

type Choices = v.InferOutput<typeof choicesSchema>;

/** What the user chose for the Result view of a file: kept by the workspace, since the file is PTS's. */
export class ResultChoices {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  /** The file of which something else was chosen. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  of(uri: vscode.Uri): DocumentMethod & Pick<ComparisonDocument, 'baseline'> {
    const { baseline, boots, ...chosen } = this.#chosen(uri);
    const method = methodSettings(uri);
    return {
      confidence: chosen.confidence ?? method.confidence,
      margin: chosen.margin ?? method.margin,
      correction: chosen.correction ?? method.correction,
      noise: chosen.noise ?? method.noise,
      ...(boots === undefined ? {} : { boots }),
      ...(baseline === undefined ? {} : { baseline }),
    };
  }

  /** A change of systems belongs to comparisons: of it, nothing is kept. */
  async change(uri: vscode.Uri, change: PageChange): Promise<void> {
    const { kind: _, ...choice } = change;
    await this.memento.update(keyOf(uri), v.parse(choicesSchema, { ...this.#chosen(uri), ...choice }));
    this.#changed.fire(uri);
  }

  #chosen(uri: vscode.Uri): Choices {
    const stored = v.safeParse(choicesSchema, this.memento.get(keyOf(uri), {}));
    return stored.success ? stored.output : {};
  }
}

function keyOf(uri: vscode.Uri): string {
  return `resultView ${uri.toString()}`;
}
