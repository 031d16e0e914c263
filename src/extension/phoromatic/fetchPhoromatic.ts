import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { type PhoromaticAddress, phoromaticAddress } from '../../core/phoromatic/address';
import { phoromaticFailureMessage } from '../../core/phoromatic/answer';
import type { PhoromaticLogin } from '../../node/phoromatic/phoromaticResult';
import { phoromaticResult } from '../platform.node';
import { viewTypes } from '../viewTypes';

const loginSchema = v.union([
  v.strictObject({ user: v.string(), password: v.string() }),
  v.strictObject({ session: v.string() }),
]);

/** Servers to which the user sends a password that can be read on the way. */
const plainKey = 'phoromaticPlain';
/** Folders that are tried for a result that was fetched before. */
const mostFolders = 1_000;

/** "Fetch Result from Phoromatic…": one result of a server, into a folder of its own in the workspace. */
export class FetchPhoromatic {
  static register(words: Formatter, context: vscode.ExtensionContext): vscode.Disposable {
    const command = new FetchPhoromatic(words, context.secrets, context.globalState);
    return vscode.commands.registerCommand('ptsLens.fetchPhoromatic', () => command.#run());
  }

  private constructor(
    private readonly words: Formatter,
    private readonly secrets: vscode.SecretStorage,
    private readonly memory: vscode.Memento,
  ) {}

  async #run(): Promise<void> {
    const base = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    if (base === undefined) return this.#refuse(this.words.text('phoromatic.no-folder'));
    const address = await this.#askAddress();
    if (address === undefined || !(await this.#mayBePlain(address))) return;
    const key = `phoromatic ${address.server}`;
    const kept = await this.#kept(key);
    const login = kept ?? (await this.#askLogin(address));
    if (login === undefined || phoromaticResult === undefined) return;
    const fetched = await this.#fetch(phoromaticResult, address, login);
    if (fetched.kind === 'failed') {
      // It is asked for anew the next time.
      if (fetched.failure === 'login') await this.secrets.delete(key);
      if (fetched.failure !== 'cancelled')
        this.#refuse(this.words.say(phoromaticFailureMessage(fetched, address.host)));
      return;
    }
    await this.secrets.store(key, JSON.stringify(login));
    const file = await this.#write(base, address.result, fetched.bytes);
    if (file !== undefined) await vscode.commands.executeCommand('vscode.openWith', file, viewTypes.result);
  }

  #fetch(from: NonNullable<typeof phoromaticResult>, address: PhoromaticAddress, login: PhoromaticLogin) {
    const title = this.words.text('phoromatic.fetching', { host: address.host });
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        return from(address, login, cancelled.signal);
      },
    );
  }

  async #askAddress(): Promise<PhoromaticAddress | undefined> {
    const entered = await vscode.window.showInputBox({
      title: this.words.text('phoromatic.ask-address'),
      prompt: this.words.text('phoromatic.ask-address-hint'),
      placeHolder: 'https://phoromatic.example/?result/ABC123',
      ignoreFocusOut: true,
      validateInput: text =>
        text.trim() === '' || phoromaticAddress(text) !== undefined
          ? undefined
          : this.words.text('phoromatic.no-address'),
    });
    return entered === undefined ? undefined : phoromaticAddress(entered);
  }

  /** Once for each server: a password that goes over http can be read by whoever is on the way. */
  async #mayBePlain({ server, host, isPlain, isLoopback }: PhoromaticAddress): Promise<boolean> {
    const known = v.parse(v.fallback(v.array(v.string()), []), this.memory.get(plainKey));
    if (!isPlain || isLoopback || known.includes(server)) return true;
    const yes = this.words.text('phoromatic.plain-yes');
    const asked = this.words.text('phoromatic.plain-question', { host });
    const detail = this.words.text('phoromatic.plain-detail');
    if ((await vscode.window.showWarningMessage(asked, { modal: true, detail }, yes)) !== yes) return false;
    await this.memory.update(plainKey, [...known, server]);
    return true;
  }

  async #kept(key: string): Promise<PhoromaticLogin | undefined> {
    const text = await this.secrets.get(key);
    if (text === undefined) return undefined;
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), loginSchema), text);
    return read.success ? read.output : undefined;
  }

  async #askLogin({ host }: PhoromaticAddress): Promise<PhoromaticLogin | undefined> {
    const user = await vscode.window.showInputBox({
      title: this.words.text('phoromatic.ask-user', { host }),
      prompt: this.words.text('phoromatic.ask-user-hint'),
      ignoreFocusOut: true,
    });
    if (user === undefined) return undefined;
    const secret = await vscode.window.showInputBox({
      title: this.words.text(user === '' ? 'phoromatic.ask-session' : 'phoromatic.ask-password', { host }),
      prompt: this.words.text('phoromatic.secret-hint'),
      password: true,
      ignoreFocusOut: true,
      validateInput: text =>
        user !== '' || /^[A-Za-z0-9,-]{0,256}$/.test(text)
          ? undefined
          : this.words.text('phoromatic.no-session'),
    });
    if (secret === undefined || secret === '') return undefined;
    return user === '' ? { session: secret } : { user, password: secret };
  }

  /** Into a new folder: what was fetched before may have findings by now. */
  async #write(base: vscode.Uri, result: string, bytes: Uint8Array): Promise<vscode.Uri | undefined> {
    const { fs } = vscode.workspace;
    const isThere = (uri: vscode.Uri) =>
      fs.stat(uri).then(
        () => true,
        () => false,
      );
    for (let number = 1; number <= mostFolders; number += 1) {
      const name = `phoromatic-${result}${number === 1 ? '' : `-${number}`}`;
      const folder = vscode.Uri.joinPath(base, name);
      if (await isThere(folder)) continue;
      const file = vscode.Uri.joinPath(folder, 'composite.xml');
      try {
        await fs.createDirectory(folder);
        await fs.writeFile(file, bytes);
        return file;
      } catch (error) {
        if (!(error instanceof vscode.FileSystemError)) throw error;
        this.#refuse(this.words.text('phoromatic.write-failed', { reason: error.message }));
        return undefined;
      }
    }
    return undefined;
  }

  #refuse(why: string): void {
    void vscode.window.showErrorMessage(why);
  }
}
