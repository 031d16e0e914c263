// @ts-check
// A file system that only an extension knows, as that of a repository opened in the browser: `virtual:`
// in front of a path of this machine. It cannot be searched, and tells only of what VS Code changes.
const fs = require('node:fs');
const vscode = require('vscode');

/** @type {import('vscode').EventEmitter<import('vscode').FileChangeEvent[]>} */
const changed = new vscode.EventEmitter();
const { Created, Changed, Deleted } = vscode.FileChangeType;

/** @type {import('vscode').FileSystemProvider} */
exports.files = {
  onDidChangeFile: changed.event,
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
  writeFile(uri, content) {
    const type = fs.existsSync(uri.path) ? Changed : Created;
    fs.writeFileSync(uri.path, content);
    changed.fire([{ uri, type }]);
  },
  createDirectory(uri) {
    fs.mkdirSync(uri.path);
    changed.fire([{ uri, type: Created }]);
  },
  delete(uri, { recursive }) {
    fs.rmSync(uri.path, { recursive });
    changed.fire([{ uri, type: Deleted }]);
  },
  rename(from, to) {
    fs.renameSync(from.path, to.path);
    changed.fire([
      { uri: from, type: Deleted },
      { uri: to, type: Created },
    ]);
  },
};
