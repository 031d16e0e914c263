import type { Files } from '../../files';
import type { System } from '../../results/resultFile';
import { logFolderName, logNames, mostLogBytes, type SystemLogs } from './gather';
import { logLimits } from './logLimits';
import { logsInZip } from './zippedLogs';

/** What reading logs asks of a file system. */
type LogFiles = Pick<Files, 'stat' | 'readStart' | 'list' | 'at'>;

/**
 * Returns the logs beside a result file that show the layers of these systems; empty where there are none.
 * Logs are evidence, not input: a missing or unreadable log is no error. Only the beginning of a long log
 * is read, and nothing beyond `logLimits`.
 */
export async function loadSystemLogs(
  files: LogFiles,
  resultFile: string,
  systems: readonly Pick<System, 'identifier'>[],
): Promise<SystemLogs> {
  const wanted = new Set<string>();
  for (const { identifier } of systems) {
    if (wanted.size >= logLimits.systems) break;
    wanted.add(logFolderName(identifier));
  }
  const root = files.at(resultFile, '..', 'system-logs');
  const listed = await listedIn(files, root);
  if (listed.length === 0) return archivedLogs(files, files.at(resultFile, '..', 'system-logs.zip'), wanted);
  const logs = new Map<string, ReadonlyMap<string, string>>();
  let left: number = logLimits.bytes;
  for (const { name, kind } of listed) {
    // Only names that were listed become part of a path: an identifier may be `..`.
    if (kind !== 'folder' || !wanted.has(name)) continue;
    const own = new Map<string, string>();
    const present = new Set((await listedIn(files, files.at(root, name))).map(log => log.name));
    for (const log of logNames.filter(each => present.has(each))) {
      const bytes = await start(files, files.at(root, name, log), Math.min(mostLogBytes, left));
      if (bytes === undefined) continue;
      left -= bytes.length;
      own.set(log, new TextDecoder('utf-8').decode(bytes));
    }
    logs.set(name, own);
  }
  return logs;
}

/** Approximate bytes that logs take in memory. */
export function sizeOfLogs(logs: SystemLogs): number {
  let size = 0;
  for (const own of logs.values()) for (const text of own.values()) size += text.length;
  return size;
}

/** The logs of an uploaded result, which come in an archive. */
async function archivedLogs(
  files: LogFiles,
  archive: string,
  wanted: ReadonlySet<string>,
): Promise<SystemLogs> {
  const bytes = await start(files, archive, logLimits.archive + 1);
  return bytes === undefined || bytes.length > logLimits.archive ? new Map() : logsInZip(bytes, wanted);
}

async function start(files: LogFiles, path: string, length: number): Promise<Uint8Array | undefined> {
  try {
    if (length <= 0 || (await files.stat(path)) === undefined) return undefined;
    return await files.readStart(path, length);
  } catch {
    return undefined;
  }
}

async function listedIn(files: LogFiles, folder: string) {
  try {
    return await files.list(folder, logLimits.listed);
  } catch {
    return [];
  }
}
