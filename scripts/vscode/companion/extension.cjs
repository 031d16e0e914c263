// @ts-check
// What only an extension can do for those who start VS Code. It acts once all extensions are known and
// those for this folder are active.
const fs = require('node:fs');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const vscode = require('vscode');
const virtual = require('./virtualFiles.cjs');

exports.activate = async (/** @type {import('vscode').ExtensionContext} */ context) => {
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('virtual', virtual.files));
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  context.subscriptions.push(
    vscode.commands.registerCommand('companion.tidy', async () => {
      await tidy();
      ready(folder);
    }),
    vscode.commands.registerCommand('companion.memory', memory),
  );
  await open(process.env['PTS_LENS_OPEN'], folder);
  ready(folder);
};

/** @param {import('vscode').WorkspaceFolder | undefined} folder */
function ready(folder) {
  // In the folder of the profile: <profile>/extensions/companion/extension.cjs.
  fs.writeFileSync(path.resolve(__dirname, '../../ready'), folder?.uri.path ?? '');
}

/** Leaves in the profile what the extension host has in memory, in bytes: resident, and in use without garbage. */
function memory() {
  const { rss: resident } = process.memoryUsage();
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  // What a first round lets go of is collected in the second.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const file = path.resolve(__dirname, '../../memory');
  fs.writeFileSync(`${file}.new`, JSON.stringify({ resident, kept: heapUsed + external }));
  // Nobody reads half of it.
  fs.renameSync(`${file}.new`, file);
}

/** Leaves the window as it began: no editor, nothing unsaved, no folder open in the explorer. */
async function tidy() {
  const { tabGroups } = vscode.window;
  const run = (/** @type {string} */ command) => vscode.commands.executeCommand(command);
  await run('workbench.action.closeQuickOpen');
  // Reverted first: closing alone would ask about what is not saved.
  while (tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    if (tabGroups.activeTabGroup.tabs.length === 0) await run('workbench.action.focusNextGroup');
    await run('workbench.action.revertAndCloseActiveEditor');
  }
  await run('notifications.clearAll');
  await run('workbench.view.explorer');
  await run('workbench.files.action.collapseExplorerFolders');
}

/**
 * Opens a file in the editor that is its default, unless something is open. VS Code itself can be told
 * to, but on its very first start it does so before it knows of custom editors, and shows the text.
 * @param {string | undefined} file
 * @param {import('vscode').WorkspaceFolder | undefined} folder
 */
async function open(file, folder) {
  const nothingOpen = vscode.window.tabGroups.all.every(group => group.tabs.length === 0);
  if (!file || !nothingOpen) return;
  const uri = vscode.Uri.file(file);
  await vscode.commands.executeCommand('vscode.open', folder ? folder.uri.with({ path: uri.path }) : uri, {
    preview: false,
  });
}
