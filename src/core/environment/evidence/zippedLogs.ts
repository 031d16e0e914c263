import { logNames, mostLogBytes, type SystemLogs } from './gather';
import { logLimits } from './logLimits';
import { unpack } from './unpack';
import { membersOf } from './zipDirectory';

/** What unpacking a member costs even when little comes out, in bytes. */
const leastWork = 64_000;

/**
 * The logs in a `system-logs.zip`, as uploaded results have them: `<folder>/<log>`, perhaps below a
 * folder `system-logs`. Only the logs of the wanted folders (else of all) are unpacked, as much of each as of one on
 * disk and of all together, whatever they claim. What is damaged holds no evidence.
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
    // One in vain was work as well.
    left -= bytes?.length ?? Math.max(leastWork, Math.min(member.size, most));
    if (bytes === undefined) continue;
    own.set(log, new TextDecoder('utf-8').decode(bytes));
    logs.set(folder, own);
  }
  return logs;
}
