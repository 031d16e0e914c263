import * as vscode from 'vscode';
import type { ComparedSystem, Comparison } from '../../core/comparison/comparison';
import type { Formatter } from '../../core/messages/formatter';
import type { PageChange } from '../../protocol/page';

/** What has a title, and the systems by whose names others may not be called. */
type Named = Pick<Comparison, 'title'> & { readonly systems: readonly Pick<ComparedSystem, 'label'>[] };

/** Asks for the title of a comparison or a history, or for another name of one of its systems; undefined when cancelled or unchanged. */
export async function askName(
  words: Formatter,
  { title, systems }: Named,
  label: string | undefined,
): Promise<PageChange | undefined> {
  if (label === undefined) {
    const entered = await vscode.window.showInputBox({
      title: words.text('extension.ask-title'),
      prompt: words.text('extension.ask-title-hint'),
      value: title,
      ignoreFocusOut: true,
    });
    const name = entered?.trim();
    if (name === undefined || name === title) return undefined;
    return { kind: 'title', ...(name === '' ? {} : { title: name }) };
  }
  const others = new Set(systems.map(system => system.label).filter(one => one !== label));
  const entered = await vscode.window.showInputBox({
    title: words.text('extension.ask-system-name', { system: label }),
    value: label,
    ignoreFocusOut: true,
    validateInput: text =>
      text.trim() === ''
        ? words.text('extension.name-empty')
        : others.has(text.trim())
          ? words.text('extension.name-taken', { name: text.trim() })
          : undefined,
  });
  const to = entered?.trim();
  return to === undefined || to === label ? undefined : { kind: 'rename-system', label, to };
}
