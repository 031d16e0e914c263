import * as vscode from 'vscode';
import { momentText } from '../../core/library/age';
import type { Formatter } from '../../core/messages/formatter';
import { endMessage } from '../../core/records/runRecord';
import { testName } from '../../core/records/runWords';
import { isOpen, type RunEntry } from '../../core/records/standing';
import { whyText } from '../../core/reports/runSummary';
import { type AskedHost, hostNote } from '../../core/runs/hostAnswers';
import type { Came } from '../../core/runs/outcome';
import { notedTargetName } from '../../core/targets/targetText';
import { clip } from '../../core/text/plainText';
import { detailItem, runItem } from './runItems';
import type { DetailNode, RunNode, RunsNode } from './runNodes';
import type { Runs } from './runs';

/** Lines about one run. */
const mostDetails = 100;
const mostProblems = 5;

/** The Runs view: those that go on first, then the newest, each with what there is to know of it. */
export class RunTree implements vscode.TreeDataProvider<RunsNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<RunNode | undefined>();
  readonly #nodes = new Map<string, RunNode>();
  /** What each line was drawn from, by the id of its run, in the order of the lines. */
  #drawn: ReadonlyMap<string, string> = new Map();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly runs: Runs,
    private readonly words: Formatter,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      runs.onDidChange(() => this.#refresh()),
    );
  }

  async getChildren(node?: RunsNode): Promise<RunsNode[]> {
    if (node === undefined) {
      await this.runs.store.ready();
      this.#drawn = this.#drawing();
      return [...this.#drawn.keys()].map(id => this.#nodeOf(id));
    }
    const entry = node.kind === 'run' ? this.runs.store.entry(node.id) : undefined;
    return entry === undefined ? [] : [...(await this.#details(entry))];
  }

  getTreeItem(node: RunsNode): vscode.TreeItem {
    if (node.kind === 'detail') return detailItem(node);
    const entry = this.runs.store.entry(node.id);
    if (entry === undefined) return new vscode.TreeItem(node.id);
    return runItem(this.words, node, entry, this.runs.standing(entry));
  }

  getParent(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Draws only what changed: the lines of a run at home are read from its files. */
  #refresh(): void {
    const before = [...this.#drawn];
    const now = this.#drawing();
    const order = [...now.keys()];
    const isSameList = before.length === now.size && before.every(([id], at) => id === order[at]);
    this.#drawn = now;
    const changed = isSameList ? before.filter(([id, drawn]) => now.get(id) !== drawn) : [];
    if (!isSameList) this.#changed.fire(undefined);
    for (const [id] of changed) this.#changed.fire(this.#nodeOf(id));
  }

  /** Those that go on come first. */
  #drawing(): ReadonlyMap<string, string> {
    const { entries } = this.runs;
    return new Map(
      [...entries.filter(isOpen), ...entries.filter(entry => !isOpen(entry))].map(entry => [
        entry.record.id,
        JSON.stringify(this.runs.standing(entry)),
      ]),
    );
  }

  #nodeOf(id: string): RunNode {
    const known = this.#nodes.get(id) ?? { kind: 'run', id };
    this.#nodes.set(id, known);
    return known;
  }

  async #details(entry: RunEntry): Promise<readonly DetailNode[]> {
    const { record } = entry;
    const standing = this.runs.standing(entry);
    const details: Omit<DetailNode, 'kind' | 'id'>[] = [
      {
        text: notedTargetName(record.target, this.words),
        more: this.words.text('records.launched', { began: momentText(record.began, this.words.language) }),
        icon: 'where',
      },
    ];
    details.push(...this.#silent('before', record.hosts));
    if (standing.kind === 'running') {
      const name = testName(standing.far);
      if (name !== undefined) details.push({ text: name, icon: 'time' });
      for (const text of standing.far.problems.slice(-mostProblems)) details.push({ text, icon: 'problem' });
    }
    if (standing.kind === 'unreached') details.push({ text: this.words.say(standing.why), icon: 'problem' });
    const end = 'end' in standing ? standing.end : undefined;
    if (end !== undefined && end.how !== 'ended')
      details.push({ text: this.words.say(endMessage(end.how)), icon: 'problem' });
    if (end?.question !== undefined)
      details.push({ text: this.words.text('records.asked', { question: end.question }), icon: 'problem' });
    if (standing.kind === 'ended' && end?.how !== 'none')
      details.push({ text: this.words.text('records.not-home'), icon: 'lacking' });
    if (standing.kind === 'home')
      details.push(...this.#silent('after', standing.home.silent), ...(await this.#cameOf(entry)));
    return details.slice(0, mostDetails).map((detail, at) => ({
      kind: 'detail',
      id: `${record.id} ${at}`,
      ...detail,
    }));
  }

  /** The hosts that did not answer, each with why. */
  #silent(
    when: 'before' | 'after',
    hosts: readonly AskedHost[] = [],
  ): readonly Omit<DetailNode, 'kind' | 'id'>[] {
    return hosts.flatMap(asked => {
      const note = hostNote(asked);
      if (note === undefined) return [];
      const text = this.words.text('records.host-silent', { host: asked.name, when });
      return [{ text, more: this.words.say(note), icon: 'lacking' }];
    });
  }

  /** What is missing first. */
  async #cameOf({ record }: RunEntry): Promise<readonly Omit<DetailNode, 'kind' | 'id'>[]> {
    const judged = await this.runs.judge(record.id);
    const items = judged?.outcome.items ?? [];
    const isWhole = ({ state }: Came) => state === 'complete';
    return [...items.filter(item => !isWhole(item)), ...items.filter(isWhole)].map(item => ({
      text: this.words.text('records.item', {
        label: item.asked.label,
        identifier: item.asked.identifier,
      }),
      more: isWhole(item)
        ? this.words.text('records.item-trials', { trials: item.trials })
        : clip(whyText(item, this.words), 300),
      icon: isWhole(item) ? 'ok' : 'lacking',
    }));
  }
}
