import { logNames, mostLogBytes, type SystemLogs } from './gather';
import { logLimits } from './logLimits';
import { unpack } from './unpack';
import { membersOf } from './zipDirectory';

/** Least bytes that unpacking a damaged member counts for. */
const leastWork = 64_000;

/**
 * Returns the logs in the `system-logs.zip` of an uploaded result: `<folder>/<log>`, perhaps below a folder
 * `system-logs`. Unpacks only the logs of the wanted folders, or of all without `wanted`. The limits for
 * each log and for all together are those of logs on disk, whatever the members claim. Skips damaged members.
 */
export async function logsInZip(archive: Uint8Array, wanted?: ReadonlySet<string>): Promise<SystemLogs> {
  const logs = new Map<string, Map<string, string>>();
  let left: number = logLimits.bytes;
  for (const member of membersOf(archive, logLimits.listed)) {
    const [log, folder] = member.name.split('/').reverse();
    if (log === undefined || folder === undefined || !logNames.includes(log)) continue;
    if (wanted !== undefined && !wanted.has(folder)) continue;
    const own = logs.get(folder) ?? new Map<string, string>();
    if (own.has(log) || left <= 0) continue;
    const most = Math.min(mostLogBytes, left);
    const bytes = await unpack(member, most);
    // A damaged member was work as well.
    left -= bytes?.length ?? Math.max(leastWork, Math.min(member.size, most));
    if (bytes === undefined) continue;
    own.set(log, new TextDecoder('utf-8').decode(bytes));
    logs.set(folder, own);
  }
  return logs;
}
