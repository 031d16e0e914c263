import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { logNames, mostLogBytes, type SystemLogs } from '../core/environment/gather';
import { logsInZip } from '../core/environment/zippedLogs';

/** Folders under `system-logs/` that are looked at: one a system. */
const mostFolders = 500;

/** The logs beside a result file that say what its systems ran on; empty where there are none. */
export async function loadSystemLogs(file: string): Promise<SystemLogs> {
  const root = path.join(path.dirname(file), 'system-logs');
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  if (entries.length === 0) return archivedLogs(`${root}.zip`);
  const folders = entries.filter(entry => entry.isDirectory()).slice(0, mostFolders);
  const logs = new Map<string, ReadonlyMap<string, string>>();
  for (const { name } of folders) {
    const texts = new Map<string, string>();
    for (const log of logNames) {
      const text = await readLog(path.join(root, name, log));
      if (text !== undefined) texts.set(log, text);
    }
    logs.set(name, texts);
  }
  return logs;
}

/** An archive of logs beyond this is not opened; bytes. */
const mostArchiveBytes = 50_000_000;

/** The logs of an uploaded result, which come in an archive. */
async function archivedLogs(archive: string): Promise<SystemLogs> {
  try {
    const found = await stat(archive);
    if (!found.isFile() || found.size > mostArchiveBytes) return new Map();
    return logsInZip(await readFile(archive));
  } catch {
    return new Map();
  }
}

/** The beginning of a log; undefined where there is none. Logs are evidence, not input: none is missed. */
async function readLog(file: string): Promise<string | undefined> {
  try {
    // A pipe in place of a file would be waited for forever.
    if (!(await stat(file)).isFile()) return undefined;
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      const bytes = Buffer.alloc(Math.min(found.size, mostLogBytes));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
