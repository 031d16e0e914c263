import * as vscode from 'vscode';
import { fleetIds, fleetOf } from '../../core/ansible/fleet';
import type { InventoryHost } from '../../core/ansible/inventory';
import { inventoryFailureMessage } from '../../core/ansible/inventoryFailure';
import { playbookFiles } from '../../core/ansible/playbook';
import { manifestName, playbookRefusal, writePlaybook } from '../../core/ansible/writePlaybook';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { parsePlan } from '../../core/plan/planDocument';
import { titleFor } from '../../core/plan/roundNames';
import { dangerousArguments } from '../../core/plan/shellCharacters';
import { folderOf } from '../../core/runs/names';
import { commandText } from '../../core/targets/commandWords';
import { shownText } from '../../core/targets/targetText';
import { failureText } from '../../core/writing/failureText';
import type { Written } from '../../core/writing/writeByRule';
import type { WrittenFile } from '../../core/writing/writtenFile';
import type { AnsibleInventory } from '../../node/ansible/ansibleInventory';
import { workspaceFolder } from '../files/workspaceFolder';
import type { Reaching } from '../reaching';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import { ownBase } from './base';
import { pickPlan } from './runPlan';

/** Lines that a question shows. */
const mostShown = 20;
/** Hosts that Ansible talks to at once, at most. */
const mostForks = 50;

type Inventory = Extract<AnsibleInventory, { readonly kind: 'inventory' }>;

/** "Run Plan with Ansible…": writes a playbook of a plan into the workspace, and starts it in a terminal. */
export class RunWithAnsible {
  static register(reaching: Reaching, targets: Targets, words: Formatter): vscode.Disposable {
    const command = new RunWithAnsible(reaching, targets, words);
    return vscode.commands.registerCommand('ptsLens.runs.runWithAnsible', (given?: unknown) =>
      command.#run(given),
    );
  }

  private constructor(
    private readonly reaching: Reaching,
    private readonly targets: Targets,
    private readonly words: Formatter,
  ) {}

  async #run(given: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    const base = ownBase();
    if (base === undefined) return this.#refuse(this.words.text('ansible.no-folder'));
    const inventory = await this.#inventory();
    const file = given instanceof vscode.Uri ? given : (planInFront() ?? (await pickPlan(this.words)));
    if (inventory === undefined || file === undefined) return;
    const reading = parsePlan((await vscode.workspace.openTextDocument(file)).getText());
    if (reading.kind === 'invalid') return this.#refuse(this.words.say(reading.message));
    const { plan } = reading;
    const folder = vscode.Uri.joinPath(base, `${folderOf(titleFor(plan.name))}-ansible`);
    const isThere = (await workspaceFolder(folder).read(manifestName)) !== undefined;
    const what = isThere ? await this.#askAboutOld(folder) : 'write';
    if (what === undefined) return;
    if (what === 'write') {
      const hosts = await this.#write(plan, inventory.hosts, folder);
      if (hosts !== undefined) this.#start(plan, folder, inventory.file, hosts);
    } else this.#start(plan, folder, inventory.file, mostForks);
  }

  /** The inventory, or nothing where the way to it was shown instead. */
  async #inventory(): Promise<Inventory | undefined> {
    this.targets.lookAgain();
    const read = await this.targets.inventory();
    if (read?.kind === 'inventory') return read;
    const open = this.words.text('ansible.open-setting');
    const said =
      read === undefined
        ? this.words.text('ansible.no-inventory')
        : this.words.say(inventoryFailureMessage(read));
    if ((await vscode.window.showWarningMessage(said, open)) === open)
      await vscode.commands.executeCommand('workbench.action.openSettings', '@id:ptsLens.ansible.inventory');
    return undefined;
  }

  async #askAboutOld(folder: vscode.Uri): Promise<'write' | 'go-on' | undefined> {
    const [goOn, anew] = [this.words.text('ansible.go-on'), this.words.text('ansible.write-anew')];
    const chosen = await vscode.window.showInformationMessage(
      this.words.text('ansible.there-question', { folder: vscode.workspace.asRelativePath(folder) }),
      { modal: true, detail: this.words.text('ansible.there-detail') },
      goOn,
      anew,
    );
    if (chosen === goOn) return 'go-on';
    return chosen === anew ? 'write' : undefined;
  }

  /** The number of hosts of the playbook that was written. */
  async #write(
    plan: Plan,
    inventory: readonly InventoryHost[],
    folder: vscode.Uri,
  ): Promise<number | undefined> {
    if (!(await this.#areAllowed(plan))) return undefined;
    const hosts = await this.#pickHosts(plan, inventory);
    if (hosts === undefined) return undefined;
    const ids = fleetIds(new Date(), crypto.randomUUID().slice(0, 8));
    const fleet = fleetOf(plan, hosts, inventory, ids);
    if (fleet.kind === 'refused') {
      this.#refuse(fleet.messages.map(each => this.words.say(each)).join(' '));
      return undefined;
    }
    const files = playbookFiles(plan.name, fleet.runs, this.words);
    return (await this.#put(files, folder)) ? hosts.length : undefined;
  }

  /** Arguments that a shell may act on stand in the question: whoever says yes has seen them. */
  async #areAllowed(plan: Plan): Promise<boolean> {
    const dangerous = dangerousArguments(plan);
    if (dangerous.length === 0) return true;
    if (dangerous.length > mostShown) {
      this.#refuse(this.words.text('ansible.shell-many', { count: dangerous.length, most: mostShown }));
      return false;
    }
    const yes = this.words.text('ansible.shell-yes');
    const detail = dangerous.map(({ test }) => `${test.test}: ${shownText(test.arguments)}`).join('\n');
    const asked = this.words.text('ansible.shell-question', { count: dangerous.length });
    return (await vscode.window.showWarningMessage(asked, { modal: true, detail }, yes)) === yes;
  }

  async #pickHosts(
    plan: Plan,
    inventory: readonly InventoryHost[],
  ): Promise<readonly InventoryHost[] | undefined> {
    const items = inventory.map(host => ({
      label: shownText(host.name),
      description: shownText(host.groups.join(', ')),
      detail:
        host.about.machine === undefined
          ? ''
          : this.words.text('targets.on-machine', { machine: shownText(host.about.machine) }),
      picked: host.name === plan.target,
      host,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: this.words.text('ansible.pick-hosts', { name: shownText(plan.name) }),
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
    return picked?.map(({ host }) => host);
  }

  /** Whether the files are there. What this did not write goes only after a question. */
  async #put(files: readonly WrittenFile[], folder: vscode.Uri): Promise<boolean> {
    const written = await writePlaybook(files, workspaceFolder(folder));
    if (written.kind !== 'refused') return this.#isWritten(written, folder);
    const overwrite = this.words.text('ansible.overwrite');
    const asked = this.words.text('ansible.overwrite-question', {
      count: written.refusals.length,
      folder: vscode.workspace.asRelativePath(folder),
    });
    const detail = written.refusals
      .slice(0, mostShown)
      .map(({ name }) => name)
      .join('\n');
    if ((await vscode.window.showWarningMessage(asked, { modal: true, detail }, overwrite)) !== overwrite)
      return false;
    return this.#isWritten(await writePlaybook(files, workspaceFolder(folder), true), folder);
  }

  #isWritten(written: Written, folder: vscode.Uri): boolean {
    if (written.kind === 'written') return true;
    // A folder or a link of such a name is left alone in any case.
    if (written.kind === 'refused') this.#refuse(this.words.say(playbookRefusal(written.refusals)));
    else if (written.cause instanceof vscode.FileSystemError) {
      const placeOf = (name: string) => vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, name));
      this.#refuse(failureText(written, written.cause.message, placeOf, this.words));
    } else throw written.cause;
    return false;
  }

  /** What Ansible asks (a passphrase, a host key) is answered in the terminal. */
  #start(plan: Plan, folder: vscode.Uri, inventory: string, hosts: number): void {
    const forks = String(Math.min(hosts, mostForks));
    const argv = ['ansible-playbook', '-i', inventory, '--forks', forks, 'site.yml'];
    const { program, arguments: args } = this.reaching.keptOpen(
      argv,
      this.words.text('ansible.terminal-end', { command: commandText(argv) }),
    );
    vscode.window
      .createTerminal({
        name: this.words.text('ansible.terminal', { name: shownText(plan.name) }),
        shellPath: program,
        shellArgs: [...args],
        cwd: folder,
        iconPath: new vscode.ThemeIcon('server-process'),
        // After a reload it would start by itself.
        isTransient: true,
      })
      .show();
  }

  #refuse(why: string): void {
    void vscode.window.showErrorMessage(why);
  }
}

/** The plan whose page is in front. */
function planInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === viewTypes.plan ? input.uri : undefined;
}
