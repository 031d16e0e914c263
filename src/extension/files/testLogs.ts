import * as vscode from 'vscode';
import { logFolderName } from '../../core/environment/evidence/gather';
import { lastLineOfLog } from '../../core/results/testLog';
import { clip, oneLine } from '../../core/text/plainText';
import { workspaceFiles } from './workspaceFiles';

/** A larger log is only linked to: no file system reads the end of a file alone. */
const mostBytes = 1_000_000;
/** Most UTF-16 units of its last line. */
const longestLine = 500;

/** The log of one test of one system; `lastLine` where any trial wrote something. */
export interface TestLog {
  readonly uri: vscode.Uri;
  readonly lastLine?: string;
}

/**
 * The log that PTS keeps beside a result file: `test-logs/KEY/SYSTEM.log`. Undefined where it is not there, or cannot be
 * read.
 * @param key of the result, 40 hex digits
 */
export async function testLogOf(
  resultFile: vscode.Uri,
  key: string,
  identifier: string,
): Promise<TestLog | undefined> {
  const uri = vscode.Uri.joinPath(resultFile, '..', 'test-logs', key, `${logFolderName(identifier)}.log`);
  try {
    const path = uri.toString();
    const stamp = await workspaceFiles.stat(path);
    if (stamp === undefined) return undefined;
    if (stamp.size > mostBytes) return { uri };
    const text = new TextDecoder().decode(await workspaceFiles.readStart(path, mostBytes));
    const line = lastLineOfLog(text);
    return line === undefined ? { uri } : { uri, lastLine: clip(oneLine(line), longestLine) };
  } catch (error) {
    // The reason is of no use here: the row says what the file itself knows.
    workspaceFiles.reasonOf(error);
    return undefined;
  }
}
