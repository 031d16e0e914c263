import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { ComparisonDocument } from '../../core/comparison/document';
import type { PageChange } from '../../protocol/page';
import { methodSettings } from './methodSettings';

const choicesSchema = v.object({
  baseline: v.optional(v.string()),
  confidence: v.optional(v.picklist([90, 95, 99])),
  margin: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(50))),
  correction: v.optional(v.picklist(['bh', 'holm'])),
});

type Choices = v.InferOutput<typeof choicesSchema>;

/** What the user chose for the Result view of a file: kept by the workspace, since the file is PTS's. */
export class ResultChoices {
  constructor(private readonly memento: vscode.Memento) {}

  of(uri: vscode.Uri): Pick<ComparisonDocument, 'baseline' | 'confidence' | 'margin' | 'correction'> {
    const { baseline, ...chosen } = this.#chosen(uri);
    const method = methodSettings(uri);
    return {
      confidence: chosen.confidence ?? method.confidence,
      margin: chosen.margin ?? method.margin,
      correction: chosen.correction ?? method.correction,
      ...(baseline === undefined ? {} : { baseline }),
    };
  }

  /** Pooling belongs to comparisons: in one file each identifier is one run. */
  async change(uri: vscode.Uri, change: PageChange): Promise<void> {
    if (change.kind === 'pool' || change.kind === 'unpool') return;
    const { kind: _, ...choice } = change;
    await this.memento.update(keyOf(uri), { ...this.#chosen(uri), ...choice });
  }

  #chosen(uri: vscode.Uri): Choices {
    const stored = v.safeParse(choicesSchema, this.memento.get(keyOf(uri), {}));
    return stored.success ? stored.output : {};
  }
}

function keyOf(uri: vscode.Uri): string {
  return `resultView ${uri.toString()}`;
}
