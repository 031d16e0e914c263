import * as vscode from 'vscode';
import { type FoundBelow, FoundRuns } from '../../core/campaign/foundRuns';
import { workspaceFiles } from '../files/workspaceFiles';

/** What was read below one folder. */
interface Looked {
  readonly reader: FoundRuns;
  /** The last look, which may go on; undefined when something changed since. */
  found: Promise<FoundBelow> | undefined;
  readonly watcher: vscode.Disposable;
}

/** What came home of campaigns, read once until something changes there. */
export class CampaignResults implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #looked = new Map<string, Looked>();

  /** A result of some campaign came, went or changed. */
  readonly onDidChange = this.#changed.event;

  /** What lies in `pts-runs` beside a campaign; nothing where there is none. */
  of(campaign: vscode.Uri): Promise<FoundBelow> {
    const home = vscode.Uri.joinPath(baseOf(campaign), 'pts-runs');
    const key = home.toString();
    const looked = this.#looked.get(key) ?? this.#watch(home);
    this.#looked.set(key, looked);
    looked.found ??= looked.reader.below(key).catch((error: unknown) => {
      looked.found = undefined;
      throw error;
    });
    return looked.found;
  }

  /** A run came home: not every disk tells of a folder that is moved. */
  lookAgain(): void {
    for (const looked of this.#looked.values()) looked.found = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
    for (const { watcher } of this.#looked.values()) watcher.dispose();
  }

  #watch(home: vscode.Uri): Looked {
    // A folder that is moved here as a whole is one event, of itself.
    const pattern = new vscode.RelativePattern(home, '**');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = () => {
      looked.found = undefined;
      this.#changed.fire();
    };
    const watching = [
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    ];
    const looked: Looked = {
      reader: new FoundRuns(workspaceFiles),
      found: undefined,
      watcher: vscode.Disposable.from(...watching),
    };
    return looked;
  }
}

/** The folder of a campaign: its results come home below it. One that is not saved yet is where it will be saved to. */
export function baseOf(campaign: vscode.Uri): vscode.Uri {
  const folder = vscode.Uri.joinPath(campaign, '..');
  if (campaign.scheme !== 'untitled') return folder;
  const { path } = folder;
  return vscode.workspace.workspaceFolders?.[0]?.uri.with({ path }) ?? folder.with({ scheme: 'file' });
}
