import * as vscode from 'vscode';
import { askedOfRun } from '../../core/records/plannedLaunch';
import type { RunEnd, RunRecord } from '../../core/records/runRecord';
import { ConsoleReader } from '../../core/runs/console';
import { folderOf, logNameOf } from '../../core/runs/names';
import { type Outcome, outcomeOf } from '../../core/runs/outcome';
import type { RunState } from '../../core/runs/runState';
import { clip, oneLine } from '../../core/text/plainText';
import type { ResultDocuments } from '../files/resultDocuments';
import { workspaceFiles } from '../files/workspaceFiles';

/** What came home of a run, by its result files. */
export interface Judged {
  /** The composite.xml files, in the order of the rounds. */
  readonly files: readonly vscode.Uri[];
  readonly outcome: Outcome;
  /** Results in the files, asked for or not. */
  readonly results: number;
  /** The newest lines of the console. */
  readonly lastLines: readonly string[];
}

/** Bytes of the console log that are read: the launch itself bounds what a run prints. */
const mostConsole = 64_000_000;
/** UTF-16 units between which others get their turn. */
const piece = 64_000;
/** Bytes at the beginning of a test's log, and of how many logs. */
const log = { bytes: 1_000_000, most: 50, line: 300 } as const;

/** Sets what was asked against what is in a folder that came home. Nothing but the result files says what succeeded. */
export async function judged(
  record: RunRecord,
  end: RunEnd | undefined,
  folder: vscode.Uri,
  documents: ResultDocuments,
): Promise<Judged> {
  const asked = askedOfRun(record);
  const files: vscode.Uri[] = [];
  const readings = [];
  for (const { title } of record.launch.rounds) {
    const file = vscode.Uri.joinPath(folder, folderOf(title), 'composite.xml');
    if ((await workspaceFiles.stat(file.toString())) === undefined) continue;
    files.push(file);
    const loaded = await documents.load(file, file.path);
    if (loaded.failure === undefined && loaded.reading.kind === 'results') readings.push(loaded.reading.file);
  }
  const { problems, lastLines } = await consoleOf(folder);
  const state = stateOf(end);
  const known = { problems, ...(state === undefined ? {} : { state }) };
  const first = outcomeOf(asked, readings, known);
  const logLines = await logsOf(first, record, folder);
  const outcome = logLines.size === 0 ? first : outcomeOf(asked, readings, { ...known, logLines });
  const results = readings.reduce((sum, file) => sum + file.results.length, 0);
  return { files, outcome, results, lastLines };
}

async function consoleOf(folder: vscode.Uri) {
  const reader = new ConsoleReader();
  const file = vscode.Uri.joinPath(folder, 'console.log').toString();
  if ((await workspaceFiles.stat(file)) !== undefined) {
    const text = new TextDecoder().decode(await workspaceFiles.readStart(file, mostConsole));
    for (let at = 0; at < text.length; at += piece) {
      reader.push(text.slice(at, at + piece));
      await new Promise(resolve => setTimeout(resolve, 0));
    }
  }
  return reader.progress;
}

/** The last line of the log of each test that lacks something: by key, then by identifier. */
async function logsOf({ items }: Outcome, { launch }: RunRecord, folder: vscode.Uri) {
  const lines = new Map<string, Map<string, string>>();
  for (const { asked } of items.filter(({ state }) => state !== 'complete').slice(0, log.most)) {
    const round = launch.rounds.find(({ identifier }) => identifier === asked.identifier);
    if (round === undefined || asked.key === undefined) continue;
    const file = vscode.Uri.joinPath(
      folder,
      folderOf(round.title),
      'test-logs',
      asked.key,
      `${logNameOf(asked.identifier)}.log`,
    ).toString();
    if ((await workspaceFiles.stat(file)) === undefined) continue;
    const text = new TextDecoder().decode(await workspaceFiles.readStart(file, log.bytes));
    const last = oneLine(text.trimEnd().split('\n').at(-1) ?? '');
    if (last === '') continue;
    const own = lines.get(asked.key) ?? new Map<string, string>();
    lines.set(asked.key, own.set(asked.identifier, clip(last, log.line)));
  }
  return lines;
}

function stateOf(end: RunEnd | undefined): RunState | undefined {
  if (end === undefined || end.how === 'none') return undefined;
  return end.how === 'gone' ? { kind: 'gone' } : { kind: 'ended', how: end.how };
}
