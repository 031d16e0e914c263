import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WritingFolder } from '../../core/writing/writtenFile';

/** No report is larger: such a file is another one. */
const largest = 100_000_000;

/** A folder of this machine as a place for a report; `folder` is an absolute path and need not exist. */
export function diskFolder(folder: string): WritingFolder {
  const at = (name: string) => path.join(folder, name);
  return {
    read: async name => {
      try {
        const found = await lstat(at(name));
        // A link would be replaced, and a pipe waited for.
        if (!found.isFile() || found.size > largest) return 'not-a-file';
        return await readFile(at(name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (name, content) => {
      await mkdir(path.dirname(at(name)), { recursive: true });
      await writeFile(at(name), content);
    },
    rename: (from, to) => rename(at(from), at(to)),
    delete: name => rm(at(name), { force: true }),
  };
}
