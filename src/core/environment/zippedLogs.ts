import { unzipSync } from 'fflate';
import { logNames, mostLogBytes, type SystemLogs } from './gather';

/** Logs of more systems than this are not unpacked. */
const mostEntries = 5_000;

/**
 * The logs in a `system-logs.zip`, as uploaded results have them: `<identifier>/<log>`, perhaps below a
 * folder `system-logs`. Only what is looked at is unpacked, and nothing that says it is too large. An
 * archive that cannot be read holds no evidence: empty.
 */
export function logsInZip(archive: Uint8Array): SystemLogs {
  const logs = new Map<string, Map<string, string>>();
  let entries = 0;
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        const wanted = logNames.includes(name.split('/').at(-1) ?? '') && originalSize <= mostLogBytes;
        return wanted && ++entries <= mostEntries;
      },
    });
    for (const [name, bytes] of Object.entries(files)) {
      const [log, folder] = name.split('/').reverse();
      if (log === undefined || folder === undefined) continue;
      const own = logs.get(folder) ?? new Map<string, string>();
      own.set(log, new TextDecoder('utf-8').decode(bytes));
      logs.set(folder, own);
    }
  } catch {
    return new Map();
  }
  return logs;
}
