// @ts-check
// A file system that only an extension knows, as that of a repository opened in the browser: `virtual:`
// in front of a path of this machine. It cannot be searched, and what changes in it behind VS Code's
// back goes unnoticed.
const fs = require('node:fs');
const vscode = require('vscode');

/** @type {import('vscode').FileSystemProvider} */
exports.files = {
  onDidChangeFile: new vscode.EventEmitter().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat(uri) {
    const found = fs.statSync(uri.path, { throwIfNoEntry: false });
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const type = found.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size };
  },
  readDirectory: uri =>
    fs
      .readdirSync(uri.path, { withFileTypes: true })
      .map(each => [each.name, each.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File]),
  readFile: uri => fs.readFileSync(uri.path),
  writeFile: (uri, content) => fs.writeFileSync(uri.path, content),
  createDirectory: uri => fs.mkdirSync(uri.path),
  delete: (uri, { recursive }) => fs.rmSync(uri.path, { recursive }),
  rename: (from, to) => fs.renameSync(from.path, to.path),
};
