// @ts-check
// Opens the file $PTS_LENS_OPEN in the editor that is its default. VS Code itself can be told to, but
// on its very first start it does so before it knows of custom editors, and shows the text.
const vscode = require('vscode');

exports.activate = async () => {
  const file = process.env['PTS_LENS_OPEN'];
  const nothingOpen = vscode.window.tabGroups.all.every(group => group.tabs.length === 0);
  if (!file || !nothingOpen) return;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = vscode.Uri.file(file);
  await vscode.commands.executeCommand('vscode.open', folder ? folder.uri.with({ path: uri.path }) : uri, {
    preview: false,
  });
};
