import * as vscode from 'vscode';
import { folderOf } from '../../core/document/labels';
import { kindText, layersText } from '../../core/library/layersText';
import { type LibraryEntry, type LibrarySystem, systemsIn, titleIn } from '../../core/library/libraryEntry';
import type { FolderState } from '../../core/library/state';
import type { Formatter } from '../../core/messages/formatter';
import { clip, oneLine as visibleLine } from '../../core/text/plainText';
import type { GroupNode, ResultNode, SystemNode } from './nodes';

/** Titles and names come from files: one line, and no longer than a line. */
const longest = 200;

/** Where a state stands beside the title, the title leaves room for it in a side bar of usual width. */
const longestBesideState = 24;

const icons: Readonly<Record<FolderState['kind'], vscode.ThemeIcon>> = {
  unreadable: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  broken: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  failed: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  running: new vscode.ThemeIcon('sync~spin'),
  incomplete: new vscode.ThemeIcon('issue-draft'),
};

export function groupItem(words: Formatter, node: GroupNode, count: number): vscode.TreeItem {
  const label = oneLine(groupName(words, node));
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.id;
  item.description = words.text('library.group-results', { count });
  item.iconPath = new vscode.ThemeIcon(node.grouping === 'hypervisor' ? 'server' : 'beaker');
  item.contextValue = 'group';
  return item;
}

function groupName(words: Formatter, { grouping, name }: GroupNode): string {
  if (name === undefined) return words.text(`library.group-unknown.${grouping}`);
  return grouping === 'hypervisor' ? kindText(name, words) : name;
}

export function resultItem(
  words: Formatter,
  node: ResultNode,
  entry: LibraryEntry,
  states: readonly FolderState[],
): vscode.TreeItem {
  const uri = vscode.Uri.parse(node.path, true);
  const label = labelOf(entry, uri);
  const shown = states.length === 0 ? label : oneLine(label, longestBesideState);
  const isReadable = entry.content.kind !== 'unreadable';
  const item = new vscode.TreeItem(
    shown,
    isReadable ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = node.id;
  item.description = [...states.map(state => stateText(words, state)), summaryOf(words, entry)]
    .filter(text => text !== '')
    .join(' · ');
  item.tooltip = [
    label,
    ...states.map(state => stateReason(words, state, entry)),
    ...(isReadable ? [words.text('library.tooltip-written', { time: writtenTime(words, entry) })] : []),
    uri.scheme === 'file' ? uri.fsPath : uri.toString(true),
  ].join('\n');
  item.iconPath = states[0] === undefined ? new vscode.ThemeIcon('graph') : icons[states[0].kind];
  item.contextValue = isReadable ? 'result' : 'result unreadable';
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.command = opening(words, uri);
  return item;
}

export function systemItem(
  words: Formatter,
  node: SystemNode,
  system: LibrarySystem,
  isBaseline: boolean,
): vscode.TreeItem {
  const label =
    system.occurrence === 0
      ? oneLine(system.identifier)
      : `${oneLine(system.identifier)} #${system.occurrence + 1}`;
  const item = new vscode.TreeItem(label === '' ? words.text('library.without-title') : label);
  item.id = node.id;
  const failed = system.failed ?? 0;
  const layers = layersText(system.layers, words);
  item.description = [
    isBaseline ? words.text('library.baseline') : undefined,
    layers ?? system.processor,
    system.results === undefined
      ? undefined
      : words.text('library.system-results', { count: system.results }),
    failed === 0 ? undefined : words.text('library.state.failed', { count: failed }),
  ]
    .filter(text => text !== undefined)
    .map(text => oneLine(text))
    .join(' · ');
  item.tooltip = [
    label,
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
  item.contextValue = isBaseline ? 'system baseline' : 'system';
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.command = opening(words, vscode.Uri.parse(node.result.path, true));
  return item;
}

/** The name of a result: its title, else the name of its folder. */
export function labelOf(entry: LibraryEntry, uri: vscode.Uri): string {
  const title = oneLine(titleIn(entry) ?? '');
  return title === '' ? folderOf(uri.path) : title;
}

export function oneLine(text: string, length = longest): string {
  return clip(visibleLine(text), length);
}

function opening(words: Formatter, uri: vscode.Uri): vscode.Command {
  return { command: 'ptsLens.openResult', title: words.text('library.open-folder'), arguments: [uri] };
}

function summaryOf(words: Formatter, entry: LibraryEntry): string {
  const { content } = entry;
  if (content.kind === 'unreadable') return '';
  const systems = systemsIn(entry).length;
  if (content.kind === 'whole') return words.text('library.summary', { systems, results: content.results });
  return systems === 0 ? '' : words.text('library.summary-head', { systems });
}

function stateText(words: Formatter, state: FolderState): string {
  switch (state.kind) {
    case 'failed':
    case 'incomplete':
      return words.text(`library.state.${state.kind}`, { count: state.count });
    default:
      return words.text(`library.state.${state.kind}`);
  }
}

function stateReason(words: Formatter, state: FolderState, entry: LibraryEntry): string {
  switch (state.kind) {
    case 'unreadable':
      return words.say(state.reason);
    case 'failed':
    case 'incomplete':
      return words.text(`library.state.${state.kind}-why`, { count: state.count });
    case 'running':
      return words.text(entry.isBeingWritten ? 'library.being-written' : 'library.state.running-why', {
        time: new Date(entry.stamp.modified).toLocaleTimeString(words.language),
      });
    case 'broken':
      return words.text('library.state.broken-why');
  }
}

/** PTS's own time as it wrote it; the file's where it wrote none. */
function writtenTime(words: Formatter, { content, stamp }: LibraryEntry): string {
  const written = content.kind === 'unreadable' ? undefined : content.modified;
  return oneLine(written ?? new Date(stamp.modified).toLocaleString(words.language));
}
