import type { SystemLogs } from '../../../src/core/environment/evidence/gather';
import { type Finding, finding } from '../finding';

const oracle = 'archive';
/** UTF-16 units that the logs of one archive may have together; the reader's own limit lies below. */
const mostText = 128 * 1024 * 1024;
/** Bytes that the process may need on top, at its peak. */
const mostPeak = 512 * 1024 * 1024;

/** However small an archive is and whatever it claims, what comes out of it is bounded. */
export function boundedArchive(logs: SystemLogs, peak: number): readonly Finding[] {
  let text = 0;
  for (const folder of logs.values()) for (const log of folder.values()) text += log.length;
  return [
    ...(text > mostText ? [finding(oracle, 'too much text', text)] : []),
    ...(peak > mostPeak ? [finding(oracle, 'too much memory', peak)] : []),
  ];
}
