import * as vscode from 'vscode';
import { dayBefore, dayOf, periodText } from '../../core/library/age';
import type { Group } from '../../core/library/group';
import { layersText, stackPathText } from '../../core/library/layersText';
import { type LibraryEntry, type LibrarySystem, titleIn } from '../../core/library/libraryEntry';
import type { FolderState } from '../../core/library/state';
import type { Formatter } from '../../core/messages/formatter';
import { clip, oneLine as visibleLine } from '../../core/text/plainText';
import { failureBadge } from './failureBadges';
import type { GroupNode, ResultNode, SystemNode } from './nodes';
import { ageOf, countsOf, stacksOf, stateReason, stateText, writtenTime } from './resultWords';

/** Identifiers come from files: one line, and no longer than a line. */
const longest = 200;

const icons: Readonly<Record<FolderState['kind'], vscode.ThemeIcon>> = {
  unreadable: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  broken: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  failed: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  running: new vscode.ThemeIcon('sync~spin'),
  incomplete: new vscode.ThemeIcon('issue-draft'),
};

const groupIcons: Readonly<Record<GroupNode['grouping'], vscode.ThemeIcon>> = {
  day: new vscode.ThemeIcon('calendar'),
  stack: new vscode.ThemeIcon('layers'),
  machine: new vscode.ThemeIcon('server'),
  benchmark: new vscode.ThemeIcon('beaker'),
};

/** @param isOpen whether it shows its results until somebody closes it */
export function groupItem(
  words: Formatter,
  node: GroupNode,
  { entries }: Group,
  isOpen: boolean,
): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(oneLine(groupName(words, node)), isOpen ? Expanded : Collapsed);
  item.id = node.id;
  item.description = words.text('library.group-results', { count: entries.length });
  item.iconPath = groupIcons[node.grouping];
  item.contextValue = 'group';
  return item;
}

function groupName(words: Formatter, { grouping, name }: GroupNode): string {
  switch (grouping) {
    case 'day':
      return dayName(words, name ?? '');
    case 'stack':
      return name === undefined ? words.text('library.group-unknown.stack') : stackPathText(name, words);
    default:
      return name ?? words.text(`library.group-unknown.${grouping}`);
  }
}

function dayName(words: Formatter, day: string): string {
  const now = Date.now();
  if (day === dayOf(now)) return words.text('library.today');
  return day === dayBefore(now) ? words.text('library.yesterday') : periodText(day, words.language);
}

/**
 * A result: what runs on what, and how long ago. The end of a row is cut where the side bar is narrow: counts are
 * in the tooltip, and failures at its right edge.
 * @param systems those of its group
 */
export function resultItem(
  words: Formatter,
  node: ResultNode,
  entry: LibraryEntry,
  about: {
    readonly name: string;
    readonly fullName: string;
    readonly states: readonly FolderState[];
    readonly systems: readonly LibrarySystem[];
  },
): vscode.TreeItem {
  const { name, fullName, states, systems } = about;
  const uri = vscode.Uri.parse(node.path, true);
  const isReadable = entry.content.kind !== 'unreadable';
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, isReadable ? Collapsed : None);
  const isSaidAbove = node.group?.grouping === 'stack';
  const described = [isSaidAbove ? '' : stacksOf(words, systems), ageOf(words, entry)];
  item.id = node.id;
  item.description = joined([...states.filter(isInRow).map(state => stateText(words, state)), ...described]);
  const title = oneLine(titleIn(entry) ?? '');
  item.tooltip = [
    ...(title === '' || title === fullName ? [fullName] : [title, fullName]),
    ...(isReadable ? [countsOf(words, entry)] : []),
    ...states.map(state => stateReason(words, state, entry)),
    ...(isReadable ? [words.text('library.tooltip-written', { time: writtenTime(words, entry) })] : []),
    uri.scheme === 'file' ? uri.fsPath : uri.toString(true),
  ].join('\n');
  item.iconPath = states[0] === undefined ? new vscode.ThemeIcon('graph') : icons[states[0].kind];
  const failed = states.find(({ kind }) => kind === 'failed');
  if (failed?.kind === 'failed') item.resourceUri = failureBadge(uri, failed.count);
  item.contextValue = isReadable ? 'result' : 'result unreadable';
  item.accessibilityInformation = {
    label: [fullName, ...states.map(state => stateText(words, state)), ...described]
      .filter(text => text !== '')
      .join(', '),
  };
  item.command = opening(words, uri);
  return item;
}

/** Failures are a badge; where values are missing, the icon and the tooltip say it. */
function isInRow(state: FolderState): boolean {
  return state.kind !== 'failed' && !(state.kind === 'incomplete' && state.count > 0);
}

export function systemItem(
  words: Formatter,
  node: SystemNode,
  system: LibrarySystem,
  isBaseline: boolean,
): vscode.TreeItem {
  const identifier =
    system.occurrence === 0
      ? oneLine(system.identifier)
      : `${oneLine(system.identifier)} #${system.occurrence + 1}`;
  const label = identifier === '' ? words.text('library.without-title') : identifier;
  const item = new vscode.TreeItem(label);
  const failed = system.failed ?? 0;
  const layers = layersText(system.layers, words);
  const counts = [
    ...(system.results === undefined
      ? []
      : [words.text('library.system-benchmarks', { count: system.results })]),
    ...(failed === 0 ? [] : [words.text('library.state.failed', { count: failed })]),
  ];
  const uri = vscode.Uri.parse(node.result.path, true);
  item.id = node.id;
  item.description = joined([
    isBaseline ? words.text('library.baseline') : '',
    oneLine(layers ?? system.processor ?? ''),
  ]);
  item.tooltip = [
    label,
    ...counts,
    layers === undefined
      ? words.text('library.tooltip-layers-unknown')
      : words.text('library.tooltip-layers', { layers: oneLine(layers) }),
    ...(system.processor === undefined
      ? []
      : [words.text('library.tooltip-processor', { processor: oneLine(system.processor) })]),
    ...(system.timestamp === undefined
      ? []
      : [words.text('library.tooltip-started', { time: oneLine(system.timestamp) })]),
  ].join('\n');
  item.iconPath = new vscode.ThemeIcon(isBaseline ? 'bookmark' : 'vm');
  if (failed > 0) item.resourceUri = failureBadge(uri, failed);
  item.contextValue = isBaseline ? 'system baseline' : 'system';
  item.accessibilityInformation = {
    label: [label, item.description, ...counts].filter(text => text !== '').join(', '),
  };
  item.command = opening(words, uri);
  return item;
}

export function oneLine(text: string): string {
  return clip(visibleLine(text), longest);
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' · ');
}

function opening(words: Formatter, uri: vscode.Uri): vscode.Command {
  return { command: 'ptsLens.openResult', title: words.text('library.open-folder'), arguments: [uri] };
}
