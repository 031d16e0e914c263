import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { commandWords } from '../../core/targets/commandWords';
import { localName } from '../../core/targets/knownTargets';
import type { Reach, Target } from '../../core/targets/target';
import { isDestination, readTargets } from '../../core/targets/targetSchema';
import { shownText } from '../../core/targets/targetText';
import { keepTarget, targetSettings } from '../settings';
import { askMachine } from './askMachine';
import type { Targets } from './targets';

/** How a target is reached, and the name to begin with. */
interface Place {
  readonly reach: Reach;
  readonly name: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly place?: () => Promise<Place | undefined>;
}

/**
 * Asks how a target is reached, what it is called and on which machine it runs, and writes it into the user's settings;
 * undefined when the user turned away.
 */
export async function addTarget(targets: Targets, words: Formatter): Promise<Target | undefined> {
  const place = await askPlace(targets, words);
  if (place === undefined) return undefined;
  const name = await askName(words, place);
  if (name === undefined) return undefined;
  const machine = await askMachine(words);
  if (machine === undefined) return undefined;
  const target = { reach: place.reach, ...(machine === '' ? {} : { machine }) };
  await keepTarget(name, target);
  return { name, ...target };
}

async function askPlace(targets: Targets, words: Formatter): Promise<Place | undefined> {
  const inSettings = new Set(targetSettings().targets.map(({ name }) => name));
  const hosts = (await targets.all()).filter(
    ({ name, reach }) => !inSettings.has(name) && typeof reach === 'object',
  );
  const choices: readonly Choice[] = [
    {
      label: words.text('targets.add-ssh'),
      detail: words.text('targets.add-ssh-detail'),
      iconPath: new vscode.ThemeIcon('remote'),
      place: () => askDestination(words),
    },
    {
      label: words.text('targets.add-command'),
      detail: words.text('targets.add-command-detail'),
      iconPath: new vscode.ThemeIcon('terminal'),
      place: () => askCommand(words),
    },
    {
      label: words.text('targets.this-machine'),
      detail: words.text('targets.add-local-detail'),
      iconPath: new vscode.ThemeIcon('device-desktop'),
      place: async () => ({ reach: 'local', name: localName }),
    },
    ...(hosts.length === 0
      ? []
      : [{ label: words.text('targets.add-hosts'), kind: vscode.QuickPickItemKind.Separator }]),
    ...hosts.map(({ name, reach }) => ({
      label: shownText(name),
      iconPath: new vscode.ThemeIcon('vm'),
      place: async () => ({ reach, name }),
    })),
  ];
  const picked = await vscode.window.showQuickPick(choices, { title: words.text('targets.ask-reach') });
  return picked?.place?.();
}

async function askDestination(words: Formatter): Promise<Place | undefined> {
  const entered = await vscode.window.showInputBox({
    title: words.text('targets.ask-destination'),
    placeHolder: 'user@host',
    prompt: words.text('targets.add-ssh-detail'),
    ignoreFocusOut: true,
    validateInput: text =>
      text.trim() === '' || isDestination(text.trim()) ? undefined : words.text('targets.no-destination'),
  });
  const ssh = entered?.trim() ?? '';
  // `ssh://user@host:22`, `user@host`: the host is what one calls it.
  const host =
    ssh
      .replace(/^ssh:\/\//, '')
      .split('@')
      .at(-1) ?? '';
  return ssh === '' ? undefined : { reach: { ssh }, name: host };
}

async function askCommand(words: Formatter): Promise<Place | undefined> {
  const entered = await vscode.window.showInputBox({
    title: words.text('targets.ask-command'),
    placeHolder: 'docker exec -i guest sh',
    prompt: words.text('targets.ask-command-hint'),
    ignoreFocusOut: true,
    validateInput: text =>
      text.trim() === '' || reachBy(text) !== undefined ? undefined : words.text('targets.no-command'),
  });
  const command = entered === undefined ? undefined : reachBy(entered);
  // Before the shell stands what it runs in.
  const name = command === undefined ? '' : (command.at(-2) ?? command[0]);
  return command === undefined ? undefined : { reach: { command: [...command] }, name };
}

/** The command, where the settings take it as it is. */
function reachBy(typed: string): readonly [string, ...string[]] | undefined {
  const command = commandWords(typed);
  if (command === undefined) return undefined;
  return readTargets({ typed: { reach: { command } } }).wrong.length === 0 ? command : undefined;
}

async function askName(words: Formatter, { name }: Place): Promise<string | undefined> {
  const { targets, wrong } = targetSettings();
  const taken = new Set([...targets, ...wrong].map(target => target.name));
  const entered = await vscode.window.showInputBox({
    title: words.text('targets.ask-name'),
    prompt: words.text('targets.ask-name-hint'),
    value: name,
    ignoreFocusOut: true,
    validateInput: text => {
      const given = text.trim();
      if (taken.has(given)) return words.text('targets.name-taken', { name: shownText(given) });
      return readTargets({ [given]: { reach: 'local' } }).wrong.length === 0
        ? undefined
        : words.text('targets.name-refused');
    },
  });
  return entered?.trim();
}
