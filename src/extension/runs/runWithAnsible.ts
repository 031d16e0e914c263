import * as vscode from 'vscode';
import { fleetIds, fleetOf } from '../../core/ansible/fleet';
import type { InventoryHost } from '../../core/ansible/inventory';
import { inventoryFailureMessage } from '../../core/ansible/inventoryFailure';
import { playbookFiles } from '../../core/ansible/playbook';
import { manifestName, playbookRefusal, writePlaybook } from '../../core/ansible/writePlaybook';
import type { Campaign } from '../../core/campaign/campaign';
import { parseCampaign } from '../../core/campaign/campaignDocument';
import { stateOf } from '../../core/campaign/campaignState';
import { type FoundRun, foundIdentifiers } from '../../core/campaign/found';
import { FoundRuns } from '../../core/campaign/foundRuns';
import { planOnTargets } from '../../core/campaign/planOnTargets';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { parsePlan } from '../../core/plan/planDocument';
import { titleFor } from '../../core/plan/roundNames';
import { allCountedOn } from '../../core/plan/rounds';
import { differentDangers } from '../../core/plan/shellCharacters';
import { takenNames } from '../../core/records/plannedLaunch';
import { folderOf } from '../../core/runs/names';
import { commandText } from '../../core/targets/commandWords';
import { shownText } from '../../core/targets/targetText';
import { failureText } from '../../core/writing/failureText';
import type { Written } from '../../core/writing/writeByRule';
import type { WrittenFile } from '../../core/writing/writtenFile';
import type { AnsibleInventory } from '../../node/ansible/ansibleInventory';
import { pickSavedFile } from '../files/savedFiles';
import { workspaceFiles } from '../files/workspaceFiles';
import { workspaceFolder } from '../files/workspaceFolder';
import { inFront } from '../inFront';
import type { Reaching } from '../reaching';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import { ownBase } from './base';
import { pickPlan } from './runPlan';
import type { Runs } from './runs';

/** Lines that a question shows. */
const mostShown = 20;
/** Hosts that Ansible talks to at once, at most. */
const mostForks = 50;

type Inventory = Extract<AnsibleInventory, { readonly kind: 'inventory' }>;

/** What is to run, before anybody says on which hosts. */
interface Wish {
  readonly name: string;
  /** The folder beside which results come home. */
  readonly base: vscode.Uri;
  /** Undefined where somebody turned away, or was told why not. */
  plans(inventory: readonly InventoryHost[]): Promise<Campaign['plans'] | undefined>;
}

/** "Run Plan with Ansible…" and "Run Campaign with Ansible…": write a playbook into the workspace, and start it in a terminal. */
export class RunWithAnsible {
  static register(reaching: Reaching, targets: Targets, runs: Runs, words: Formatter): vscode.Disposable {
    const ansible = new RunWithAnsible(reaching, targets, runs, words);
    return vscode.Disposable.from(
      vscode.commands.registerCommand('ptsLens.runs.runWithAnsible', (given?: unknown) =>
        ansible.#run(() => ansible.#plan(given)),
      ),
      vscode.commands.registerCommand('ptsLens.campaigns.runWithAnsible', (given?: unknown) =>
        ansible.#run(() => ansible.#campaign(given)),
      ),
    );
  }

  private constructor(
    private readonly reaching: Reaching,
    private readonly targets: Targets,
    private readonly runs: Runs,
    private readonly words: Formatter,
  ) {}

  async #run(ask: () => Promise<Wish | undefined>): Promise<void> {
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    const inventory = await this.#inventory();
    if (inventory === undefined) return;
    const wish = await ask();
    if (wish === undefined) return;
    const folder = vscode.Uri.joinPath(wish.base, `${folderOf(titleFor(wish.name))}-ansible`);
    const isThere = (await workspaceFolder(folder).read(manifestName)) !== undefined;
    const what = isThere ? await this.#askAboutOld(folder) : 'write';
    if (what === undefined) return;
    if (what === 'write') {
      const hosts = await this.#write(wish, inventory.hosts, folder);
      if (hosts !== undefined) this.#start(wish, folder, inventory.file, hosts);
    } else this.#start(wish, folder, inventory.file, mostForks);
  }

  /** A plan on hosts that are chosen. */
  async #plan(given: unknown): Promise<Wish | undefined> {
    const base = ownBase();
    if (base === undefined) return this.#refuse(this.words.text('ansible.no-folder'));
    const file =
      given instanceof vscode.Uri ? given : (inFront(viewTypes.plan) ?? (await pickPlan(this.words)));
    if (file === undefined) return undefined;
    const reading = parsePlan((await vscode.workspace.openTextDocument(file)).getText());
    if (reading.kind === 'invalid') return this.#refuse(this.words.say(reading.message));
    const { plan } = reading;
    const { name } = plan;
    const hosts = async (inventory: readonly InventoryHost[]) => {
      // Whoever says yes to Arguments has seen them, and is asked before the hosts.
      if (!(await this.#areAllowed([plan]))) return undefined;
      const chosen = await this.#pickHosts(plan, inventory);
      return (
        chosen &&
        this.#counted(
          planOnTargets(
            plan,
            chosen.map(({ name }) => name),
          ),
          await atHome(base),
        )
      );
    };
    return { name, base, plans: hosts };
  }

  /** What of a campaign is not at home yet; results come home beside it, where its page finds them. */
  async #campaign(given: unknown): Promise<Wish | undefined> {
    const [title, none] = [this.words.text('campaign.pick'), this.words.text('campaign.none')];
    const file =
      given instanceof vscode.Uri
        ? given
        : (inFront(viewTypes.campaign) ?? (await pickSavedFile('ptscampaign', title, none)));
    if (file === undefined) return undefined;
    const base = vscode.Uri.joinPath(file, '..');
    if (base.scheme !== 'file') return this.#refuse(this.words.text('ansible.no-folder'));
    const reading = parseCampaign((await vscode.workspace.openTextDocument(file)).getText());
    if (reading.kind === 'invalid') return this.#refuse(this.words.say(reading.message));
    const { campaign } = reading;
    const { name } = campaign;
    const runs = await atHome(base);
    const { remaining } = stateOf(campaign, runs);
    if (remaining === undefined) {
      vscode.window.showInformationMessage(this.words.text('campaign.complete', { name }));
      return undefined;
    }
    const plans = this.#counted(remaining.plans, runs);
    return { name, base, plans: async () => ((await this.#areAllowed(plans)) ? plans : undefined) };
  }

  /** No session is to have the name of one that is at home, or under way from this editor. */
  #counted(plans: Campaign['plans'], home: readonly FoundRun[]): Campaign['plans'] {
    const { identifiers = [] } = takenNames(this.runs.entries.map(({ record }) => record));
    return allCountedOn(plans, [...foundIdentifiers(home), ...identifiers]);
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
    { name, plans: ask }: Wish,
    inventory: readonly InventoryHost[],
    folder: vscode.Uri,
  ): Promise<number | undefined> {
    const plans = await ask(inventory);
    if (plans === undefined) return undefined;
    const ids = fleetIds(new Date(), crypto.randomUUID().slice(0, 8));
    const fleet = fleetOf(plans, inventory, ids);
    if (fleet.kind === 'refused')
      return this.#refuse(fleet.messages.map(each => this.words.say(each)).join(' '));
    const files = playbookFiles(name, fleet.runs, this.words);
    return (await this.#put(files, folder)) ? new Set(fleet.runs.map(({ host }) => host)).size : undefined;
  }

  /** Arguments that a shell may act on stand in the question: whoever says yes has seen them. */
  async #areAllowed(plans: readonly Pick<Plan, 'tests'>[]): Promise<boolean> {
    const dangerous = differentDangers(plans);
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
  #start({ name }: Wish, folder: vscode.Uri, inventory: string, hosts: number): void {
    const forks = String(Math.min(hosts, mostForks));
    const argv = ['ansible-playbook', '-i', inventory, '--forks', forks, 'site.yml'];
    const { program, arguments: args } = this.reaching.keptOpen(
      argv,
      this.words.text('ansible.terminal-end', { command: commandText(argv) }),
    );
    vscode.window
      .createTerminal({
        name: this.words.text('ansible.terminal', { name: shownText(name) }),
        shellPath: program,
        shellArgs: [...args],
        cwd: folder,
        iconPath: new vscode.ThemeIcon('server-process'),
        // After a reload it would start by itself.
        isTransient: true,
      })
      .show();
  }

  #refuse(why: string): undefined {
    void vscode.window.showErrorMessage(why);
  }
}

/** What came home below a folder. */
async function atHome(base: vscode.Uri): Promise<readonly FoundRun[]> {
  const { runs } = await new FoundRuns(workspaceFiles).below(
    vscode.Uri.joinPath(base, 'pts-runs').toString(),
  );
  return runs;
}
