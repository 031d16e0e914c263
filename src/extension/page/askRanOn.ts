import * as vscode from 'vscode';
import type { ComparedSystem } from '../../core/comparison/comparison';
import type { RanOn } from '../../core/environment/evidence/ranOn';
import { belowChoices } from '../../core/environment/stack/belowChoices';
import type { Formatter } from '../../core/messages/formatter';

/** The user's answer: their word on a system, that they take it back, or nothing when they turned away. */
export type RanOnAnswer = { readonly ranOn: RanOn | undefined } | undefined;

/** "What did this run on?": what lies below the layers that are seen, then the name of the machine. */
export async function askRanOn(words: Formatter, system: ComparedSystem): Promise<RanOnAnswer> {
  const isSaid = system.layers.some(({ evidence }) => evidence.some(({ source }) => source === 'user'));
  const choices = belowChoices(system.layers).map(({ label, ranOn }) => ({
    label: words.say(label),
    answer: { ranOn } as { readonly ranOn: RanOn | undefined },
  }));
  const takeBack = { label: words.text('extension.ran-on-forget'), answer: { ranOn: undefined } };
  const chosen = await vscode.window.showQuickPick(isSaid ? [...choices, takeBack] : choices, {
    title: words.text('extension.ran-on-title', { system: system.label }),
    placeHolder: words.text('extension.ran-on-hint'),
    ignoreFocusOut: true,
  });
  if (chosen?.answer.ranOn === undefined) return chosen?.answer;
  const machine = await vscode.window.showInputBox({
    title: words.text('extension.ran-on-machine-title', { system: system.label }),
    prompt: words.text('extension.ran-on-machine-hint'),
    value: system.machine ?? '',
    ignoreFocusOut: true,
  });
  if (machine === undefined) return undefined;
  const name = machine.trim();
  return { ranOn: { ...chosen.answer.ranOn, ...(name === '' ? {} : { machine: name }) } };
}
