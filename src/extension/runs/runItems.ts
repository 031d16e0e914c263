import * as vscode from 'vscode';
import { ageText, momentText } from '../../core/library/age';
import type { Formatter } from '../../core/messages/formatter';
import { standingText } from '../../core/records/runWords';
import type { RunEntry, Standing } from '../../core/records/standing';
import type { DetailNode, RunNode } from './runNodes';

const red = new vscode.ThemeColor('list.errorForeground');
const yellow = new vscode.ThemeColor('list.warningForeground');
const green = new vscode.ThemeColor('testing.iconPassed');

/** A run: what it is, on which target, and how it stands. */
export function runItem(
  words: Formatter,
  node: RunNode,
  { record }: RunEntry,
  standing: Standing,
): vscode.TreeItem {
  const state = standingText(standing, words);
  const isGoing = standing.kind === 'running' || standing.kind === 'starting';
  const item = new vscode.TreeItem(
    record.name,
    isGoing ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${record.id} ${isGoing ? 'going' : 'over'}`;
  const age = isGoing ? undefined : ageText(record.began, Date.now(), words.language);
  item.description = [state, record.target, ...(age === undefined ? [] : [age])].join(' · ');
  item.iconPath = iconOf(standing);
  item.contextValue = contextOf(standing);
  item.tooltip = [
    record.name,
    words.text('records.tip-where', {
      target: record.target,
      began: momentText(record.began, words.language),
    }),
    state,
    ...(standing.kind === 'unreached' ? [words.say(standing.why)] : []),
  ].join('\n');
  item.accessibilityInformation = { label: [record.name, state, record.target].join(', ') };
  const command = standing.kind === 'home' ? 'ptsLens.runs.showSummary' : 'ptsLens.runs.watch';
  item.command = { command, title: record.name, arguments: [node.id] };
  return item;
}

export function detailItem({ text, more, icon }: DetailNode): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  if (more !== undefined) item.description = more;
  item.tooltip = more === undefined ? text : `${text}\n${more}`;
  if (icon !== undefined) item.iconPath = detailIcons[icon];
  item.contextValue = 'detail';
  item.accessibilityInformation = { label: more === undefined ? text : `${text}, ${more}` };
  return item;
}

const detailIcons: Readonly<Record<NonNullable<DetailNode['icon']>, vscode.ThemeIcon>> = {
  ok: new vscode.ThemeIcon('pass', green),
  lacking: new vscode.ThemeIcon('warning', yellow),
  problem: new vscode.ThemeIcon('error', red),
  where: new vscode.ThemeIcon('server'),
  time: new vscode.ThemeIcon('clock'),
};

function iconOf(standing: Standing): vscode.ThemeIcon {
  switch (standing.kind) {
    case 'running':
    case 'starting':
      return new vscode.ThemeIcon('sync~spin');
    case 'unknown':
      return new vscode.ThemeIcon('question');
    case 'unreached':
      return new vscode.ThemeIcon('debug-disconnect', yellow);
    case 'ended':
      return standing.end.how === 'ended'
        ? new vscode.ThemeIcon('cloud-download')
        : new vscode.ThemeIcon('circle-slash', yellow);
    case 'home':
      return standing.home.fewer + standing.home.missing === 0
        ? new vscode.ThemeIcon('pass', green)
        : new vscode.ThemeIcon('warning', yellow);
  }
}

/** By these words package.json shows the commands that make sense. */
function contextOf(standing: Standing): string {
  switch (standing.kind) {
    case 'ended':
      return standing.end.how === 'none' ? 'run lost' : 'run ended';
    case 'home':
      return standing.home.fewer + standing.home.missing === 0 ? 'run home' : 'run home lacking';
    default:
      return 'run open';
  }
}
