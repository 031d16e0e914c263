import * as vscode from 'vscode';
import type { WritingFolder } from '../../core/writing/writtenFile';

/** No report is larger: such a file is another one. */
const largest = 100_000_000;

/** A folder of any file system of VS Code as a place for a report. */
export function workspaceFolder(folder: vscode.Uri): WritingFolder {
  const { fs } = vscode.workspace;
  const at = (name: string) => vscode.Uri.joinPath(folder, ...name.split('/'));
  return {
    read: async name => {
      try {
        const { type, size } = await fs.stat(at(name));
        if (type !== vscode.FileType.File || size > largest) return 'not-a-file';
        return await fs.readFile(at(name));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    // It makes the folders that are missing.
    write: async (name, content) =>
      fs.writeFile(at(name), typeof content === 'string' ? new TextEncoder().encode(content) : content),
    rename: async (from, to) => fs.rename(at(from), at(to), { overwrite: true }),
    delete: async name => {
      try {
        await fs.delete(at(name));
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
