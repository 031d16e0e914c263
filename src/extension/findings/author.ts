import * as vscode from 'vscode';
import type { Signature } from '../../core/findings/signature';
import { dayOf, signatureOf } from '../../core/findings/threadChange';
import type { Formatter } from '../../core/messages/formatter';
import { findingAuthor, keepFindingAuthor } from '../settings';

/** Git's extension may wait for its repositories: nobody waits for a name so long. */
const longestWait = 2_000;

/** A name that is not known, and that nobody told. */
const nobody = '?';

/**
 * Who signs a finding in a file today: by the setting, else as git knows the user. Where neither has a name it is asked
 * for once, and kept in the settings.
 */
export async function signatureFor(file: vscode.Uri, words: Formatter): Promise<Signature> {
  const now = new Date();
  const known = signatureOf(findingAuthor(), now) ?? signatureOf((await gitName(file)) ?? '', now);
  if (known !== undefined) return known;
  const entered = await vscode.window.showInputBox({
    title: words.text('findings.ask-author'),
    prompt: words.text('findings.ask-author-hint'),
    ignoreFocusOut: true,
  });
  const signature = signatureOf(entered ?? '', now);
  if (signature === undefined) return { name: nobody, date: dayOf(now) };
  await keepFindingAuthor(signature.name);
  return signature;
}

/** `user.name` of the repository of a file, or of any that is open, by VS Code's own extension for git. */
async function gitName(file: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<unknown>('vscode.git');
  if (extension === undefined) return undefined;
  const late = new Promise<undefined>(resolve => setTimeout(resolve, longestWait, undefined));
  // Whatever goes wrong in another extension, a finding is written without it.
  return Promise.race([late, nameFrom(extension, file).catch(() => undefined)]);
}

async function nameFrom(extension: vscode.Extension<unknown>, file: vscode.Uri): Promise<string | undefined> {
  const api = call(await extension.activate(), 'getAPI', 1);
  const repositories = isObject(api) ? Reflect.get(api, 'repositories') : undefined;
  const own = call(api, 'getRepository', file);
  const repository = own ?? (Array.isArray(repositories) ? repositories[0] : undefined);
  const name = await call(repository, 'getConfig', 'user.name');
  return typeof name === 'string' ? name : undefined;
}

/** Calls a method of an object that nobody here knows the type of; undefined where it has none of that name. */
function call(object: unknown, name: string, ...given: readonly unknown[]): unknown {
  if (!isObject(object)) return undefined;
  const method: unknown = Reflect.get(object, name);
  return typeof method === 'function' ? Reflect.apply(method, object, given) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
