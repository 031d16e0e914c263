import * as vscode from 'vscode';
import { ageText } from '../../core/library/age';
import type { Formatter } from '../../core/messages/formatter';
import { standingText } from '../../core/records/runWords';
import { canComeHome, isOpen, type RunEntry } from '../../core/records/standing';
import { notedTargetName } from '../../core/targets/targetText';
import { runIdOf } from './runNodes';
import type { RunSummaries } from './runSummaries';
import type { Runs } from './runs';
import type { RunTerminals } from './runTerminals';

type Fits = (entry: RunEntry) => boolean;

const any: Fits = () => true;
const isOver: Fits = entry => !isOpen(entry);
const isHome: Fits = ({ home }) => home !== undefined;
const lacks: Fits = entry =>
  canComeHome(entry) || (entry.home !== undefined && entry.home.fewer + entry.home.missing > 0);

/** The commands of the Runs view; from the palette each asks for a run that it is for. */
export function registerRunCommands(
  runs: Runs,
  terminals: RunTerminals,
  summaries: RunSummaries,
  words: Formatter,
): vscode.Disposable {
  const command = (name: string, fits: Fits, act: (id: string) => Promise<unknown>) =>
    vscode.commands.registerCommand(`ptsLens.runs.${name}`, async (given?: unknown) => {
      const id = runIdOf(given) ?? (await pickRun(runs, words, fits));
      if (id !== undefined) await act(id);
    });
  return vscode.Disposable.from(
    command('watch', any, id => terminals.watch(id)),
    command('stopGently', isOpen, id => runs.stop(id, 'gently')),
    command('stopNow', isOpen, async id => {
      if (await isSure(runs, words, id, 'stop')) await runs.stop(id, 'now');
    }),
    command('resume', lacks, id => runs.resume(id)),
    command('bringHome', canComeHome, id => runs.bringHome(id)),
    command('showSummary', isHome, id => summaries.show(id)),
    command('forget', any, async id => {
      const entry = runs.store.entry(id);
      // What goes on, or is still on its target only, is not found again without its record.
      const isSafe = entry !== undefined && isOver(entry) && !canComeHome(entry);
      if (isSafe || (await isSure(runs, words, id, 'forget'))) await runs.forget(id);
    }),
  );
}

async function pickRun(runs: Runs, words: Formatter, fits: Fits): Promise<string | undefined> {
  const fitting = runs.entries.filter(fits);
  const [only, another] = fitting;
  if (only === undefined) {
    vscode.window.showInformationMessage(words.text('records.none-fits'));
    return undefined;
  }
  if (another === undefined) return only.record.id;
  const items = fitting.map(entry => ({
    label: entry.record.name,
    description: [
      notedTargetName(entry.record.target, words),
      ageText(entry.record.began, Date.now(), words.language),
    ]
      .filter(text => text !== undefined)
      .join(' · '),
    detail: standingText(runs.standing(entry), words),
    id: entry.record.id,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: words.text('records.pick') });
  return picked?.id;
}

async function isSure(runs: Runs, words: Formatter, id: string, what: 'stop' | 'forget'): Promise<boolean> {
  const record = runs.store.entry(id)?.record;
  if (record === undefined) return false;
  const yes = words.text(`records.${what}-yes`);
  const asked = words.text(`records.${what}-question`, {
    name: record.name,
    target: notedTargetName(record.target, words),
  });
  const detail = words.text(`records.${what}-detail`);
  return (await vscode.window.showWarningMessage(asked, { modal: true, detail }, yes)) === yes;
}
