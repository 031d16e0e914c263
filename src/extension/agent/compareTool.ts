import * as v from 'valibot';
import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { Comparison } from '../../core/comparison/comparison';
import { loadFiles } from '../../core/comparison/loadFiles';
import { systemNamed } from '../../core/comparison/systemNamed';
import type { ComparisonDocument } from '../../core/document/document';
import { defaultChoices, methodSchemas } from '../../core/document/method';
import { parseDocument } from '../../core/document/parse';
import { filterRows, parseFilter } from '../../core/filter/filter';
import type { Formatter } from '../../core/messages/formatter';
import { compareReport } from '../../core/reports/compareJson';
import { toJson } from '../../core/reports/jsonReport';
import { DocumentFiles } from '../files/documentFiles';
import { resolvePath } from '../files/paths';
import { type ResultDocuments, resultFileAt } from '../files/resultDocuments';
import { workspaceFiles } from '../files/workspaceFiles';
import type { Library } from '../library/library';
import { contextOf } from '../settings';

/** Most files of a call, and UTF-16 units of one of its texts. */
const limits = { files: 50, text: 4_000 } as const;

const text = v.pipe(v.string(), v.maxLength(limits.text));

/** What an assistant asks for. As in package.json, where it is said to the model. */
const inputSchema = v.object({
  files: v.pipe(v.array(text), v.minLength(1), v.maxLength(limits.files)),
  baseline: v.exactOptional(text),
  confidence: v.exactOptional(methodSchemas.confidence),
  margin: v.exactOptional(methodSchemas.margin),
  correction: v.exactOptional(methodSchemas.correction),
  filter: v.exactOptional(text),
});

type Input = v.InferOutput<typeof inputSchema>;

/** Characters of JSON that make about one token. */
const perToken = 3;

/**
 * The tool `ptsLens_compare` for language models: the JSON of `pts-lens compare` on files of this window. It reads only
 * results of the workspace and of the folders that the view shows, whatever a model asks for.
 */
export class CompareTool implements vscode.LanguageModelTool<unknown> {
  static register(words: Formatter, library: Library, results: ResultDocuments): vscode.Disposable {
    return vscode.lm.registerTool('ptsLens_compare', new CompareTool(words, library, results));
  }

  private constructor(
    private readonly words: Formatter,
    private readonly library: Library,
    private readonly results: ResultDocuments,
  ) {}

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    const read = v.safeParse(inputSchema, input);
    const files = read.success ? read.output.files.join(', ') : '';
    return { invocationMessage: this.words.text('extension.tool-compares', { files }) };
  }

  async invoke({
    input,
    tokenizationOptions,
  }: vscode.LanguageModelToolInvocationOptions<unknown>): Promise<vscode.LanguageModelToolResult> {
    const read = v.safeParse(inputSchema, input);
    if (!read.success) throw new Error(this.words.text('extension.tool-input'));
    const comparison = await this.#compared(read.output);
    const filter = parseFilter(read.output.filter ?? '');
    if (filter.kind === 'mistake') throw new Error(this.words.say(filter.message));
    const rows = filterRows(comparison, filter);
    const most = (tokenizationOptions?.tokenBudget ?? Number.POSITIVE_INFINITY) * perToken;
    const whole = toJson(compareReport(comparison, rows, this.words));
    if (whole.length <= most) return answer(whole);
    // An answer that is cut anywhere would be read as if it were whole.
    const without = toJson(compareReport(comparison, [], this.words));
    return answer(without, this.words.text('extension.tool-too-long', { rows: rows.length }));
  }

  async #compared({ files, filter: _, ...method }: Input): Promise<Comparison> {
    const at = this.#base();
    const named = await this.#document(files, at);
    // Nothing else is even looked at.
    for (const path of named.document.files) await this.#check(path, named.at);
    const loaded = await loadFiles(named.document, new DocumentFiles(this.results, named.at));
    const context = await contextOf(loaded.files, named.at);
    const comparison = compareFiles({ ...loaded.document, ...method }, loaded.files, {
      ...context,
      choosesBaseline: files.length === 1 && named.at === at,
    });
    const { baseline } = method;
    if (baseline !== undefined && systemNamed(baseline, comparison) === undefined)
      throw new Error(
        this.words.text('cli.no-system', {
          system: baseline,
          systems: comparison.systems.map(({ label }) => label).join(', '),
        }),
      );
    return comparison;
  }

  /** Paths are relative to the workspace, as those of a document in it are to the document. */
  #base(): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    return folder === undefined ? vscode.Uri.file('/x') : vscode.Uri.joinPath(folder, 'x');
  }

  async #document(
    files: readonly string[],
    at: vscode.Uri,
  ): Promise<{ readonly document: ComparisonDocument; readonly at: vscode.Uri }> {
    const [first, another] = files;
    if (first === undefined || another !== undefined || !/\.ptscompare$/i.test(first))
      return { document: { version: 1, files, ...defaultChoices }, at };
    const place = await this.#check(first, at);
    const reading = parseDocument((await vscode.workspace.openTextDocument(place)).getText());
    if (reading.kind === 'invalid') throw new Error(this.words.say(reading.message));
    return { document: reading.document, at: place };
  }

  /** The place of a file that an assistant may have read; throws for any other. */
  async #check(path: string, at: vscode.Uri): Promise<vscode.Uri> {
    const given = resolvePath(at, path);
    const place = given && (await resultFileAt(given).catch(() => given));
    const known = new Set(this.library.entries.map(entry => entry.path));
    const isShown =
      place !== undefined &&
      (known.has(place.toString()) ||
        vscode.workspace.getWorkspaceFolder(
          vscode.Uri.parse(await workspaceFiles.realPath(place.toString()).catch(() => place.toString())),
        ) !== undefined);
    if (!isShown) throw new Error(this.words.text('extension.tool-elsewhere', { file: path }));
    return place;
  }
}

function answer(...texts: readonly string[]): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult(texts.map(one => new vscode.LanguageModelTextPart(one)));
}
