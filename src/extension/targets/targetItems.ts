import * as vscode from 'vscode';
import { inventoryFailureMessage } from '../../core/ansible/inventoryFailure';
import { kindName } from '../../core/environment/stack/layerNames';
import type { Formatter } from '../../core/messages/formatter';
import type { CheckState } from '../../core/runs/preflight';
import { type Preflight, type PreflightSummary, summaryOf } from '../../core/runs/targetPreflight';
import { failureState } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import { reachText, shownText, targetName, wrongText } from '../../core/targets/targetText';
import type { CheckNode, InventoryNode, TargetNode, WrongNode } from './nodes';

/** Where a target is described. */
export type TargetSource = 'settings' | 'inventory' | 'ssh' | 'here';

/** What a line of a target shows besides its settings. */
export interface TargetState {
  readonly from: TargetSource;
  readonly isChecking: boolean;
  readonly preflight: Preflight | undefined;
}

const good = new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
const doubtful = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
const bad = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));

const summaryIcons: Readonly<Record<PreflightSummary['state'], vscode.ThemeIcon>> = {
  ready: good,
  warning: doubtful,
  refused: bad,
  unreached: new vscode.ThemeIcon('debug-disconnect', new vscode.ThemeColor('list.errorForeground')),
};

const checkIcons: Readonly<Record<CheckState, vscode.ThemeIcon>> = {
  ok: good,
  warning: doubtful,
  refused: bad,
  unknown: new vscode.ThemeIcon('question'),
};

export function targetItem(
  words: Formatter,
  { target }: TargetNode,
  { from, isChecking, preflight }: TargetState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(targetName(target, words));
  const state = stateText(words, isChecking, preflight);
  const described = describedBy(words, target);
  item.id = `target ${target.name}`;
  item.description = [preflight === undefined && !isChecking ? '' : state, ...described]
    .filter(text => text !== '')
    .join(' · ');
  item.tooltip = [
    item.label,
    words.text('targets.tooltip-reach', { reach: reachText(target.reach, words) }),
    ...described.slice(1),
    words.text('targets.tooltip-from', { from }),
    state,
    ...(preflight === undefined ? [] : [words.text('targets.tooltip-checked', { time: preflight.received })]),
  ].join('\n');
  item.iconPath = isChecking
    ? new vscode.ThemeIcon('loading~spin')
    : preflight === undefined
      ? new vscode.ThemeIcon('vm')
      : summaryIcons[summaryOf(preflight).state];
  item.collapsibleState =
    preflight === undefined
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Collapsed;
  item.contextValue = from === 'settings' ? 'target setting' : 'target found';
  item.accessibilityInformation = { label: [item.label, state, ...described].join(', ') };
  return item;
}

/** The state of a target in words: `ready`, `2 problems`, `host key changed`. */
export function stateText(words: Formatter, isChecking: boolean, preflight: Preflight | undefined): string {
  if (isChecking) return words.text('targets.state-checking');
  if (preflight === undefined) return words.text('targets.state-unchecked');
  if (preflight.failure !== undefined) return words.say(failureState(preflight.failure));
  const { state, count } = summaryOf(preflight);
  return words.text('targets.state-checked', { state, count });
}

/** How it is reached, its hypervisor and its machine. */
export function describedBy(words: Formatter, target: Target): readonly string[] {
  const { hypervisor, machine } = target;
  return [
    reachText(target.reach, words),
    ...(hypervisor === undefined ? [] : [shownText(kindName(hypervisor) ?? hypervisor)]),
    ...(machine === undefined ? [] : [words.text('targets.on-machine', { machine: shownText(machine) })]),
  ];
}

export function checkItem(words: Formatter, { target, check, failure }: CheckNode): vscode.TreeItem {
  const said = words.say(check.message);
  const remedy = check.remedy === undefined ? '' : words.say(check.remedy);
  const item = new vscode.TreeItem(failure === undefined ? said : words.say(failureState(failure)));
  item.id = `check ${check.id} ${target.name}`;
  // What is said of a failure has its remedy in it.
  item.description = failure === undefined ? remedy : said;
  item.tooltip = [said, ...(remedy === '' ? [] : [remedy])].join('\n');
  item.iconPath = checkIcons[check.state];
  item.contextValue = failure === undefined ? 'check' : 'check unreached';
  item.accessibilityInformation = {
    label: [words.text('targets.check-state', { state: check.state }), said, remedy]
      .filter(text => text !== '')
      .join(', '),
  };
  return item;
}

/** A target that cannot be used leads to its setting. */
export function wrongItem(words: Formatter, node: WrongNode): vscode.TreeItem {
  const name = shownText(node.wrong.name) || words.text('targets.without-name');
  const why = words.say(wrongText(node.wrong));
  const item = new vscode.TreeItem(name);
  item.id = `wrong ${node.wrong.name}`;
  item.description = why;
  item.tooltip = [name, why, words.text('targets.tooltip-wrong')].join('\n');
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'wrong';
  item.accessibilityInformation = { label: [name, why].join(', ') };
  item.command = {
    command: 'ptsLens.targets.edit',
    title: words.text('targets.edit'),
    arguments: [node],
  };
  return item;
}

/** An inventory that gives no hosts leads to its setting. */
export function inventoryItem(words: Formatter, { failure }: InventoryNode): vscode.TreeItem {
  const name = words.text('ansible.inventory-name');
  const why = words.say(inventoryFailureMessage(failure));
  const item = new vscode.TreeItem(name);
  item.id = 'inventory';
  item.description = why;
  item.tooltip = [name, why, words.text('targets.tooltip-wrong')].join('\n');
  item.iconPath = doubtful;
  item.contextValue = 'inventory';
  item.accessibilityInformation = { label: [name, why].join(', ') };
  item.command = {
    command: 'workbench.action.openSettings',
    title: words.text('targets.edit'),
    arguments: ['@id:ptsLens.ansible.inventory'],
  };
  return item;
}
