import * as vscode from 'vscode';
import { logNames, mostLogBytes, type SystemLogs } from '../../core/environment/gather';
import { logsInZip } from '../../core/environment/zippedLogs';

/** Folders under `system-logs/` that are looked at: one a system. */
const mostFolders = 500;
/** An archive of logs beyond this is not opened; bytes. */
const mostArchiveBytes = 50_000_000;

/** The logs beside a result file that say what its systems ran on. What is missing is no evidence, and no error. */
export async function readSystemLogs(resultFile: vscode.Uri): Promise<SystemLogs> {
  const root = vscode.Uri.joinPath(resultFile, '..', 'system-logs');
  const entries = await listed(root);
  if (entries.length === 0) return archived(vscode.Uri.joinPath(resultFile, '..', 'system-logs.zip'));
  const folders = entries
    .filter(([, type]) => (type & vscode.FileType.Directory) !== 0)
    .slice(0, mostFolders);
  const logs = await Promise.all(
    folders.map(async ([name]) => [name, await logsIn(vscode.Uri.joinPath(root, name))] as const),
  );
  return new Map(logs);
}

async function logsIn(folder: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  const present = (await listed(folder)).map(([name]) => name).filter(name => logNames.includes(name));
  const texts = await Promise.all(
    present.map(async name => [name, await text(vscode.Uri.joinPath(folder, name))] as const),
  );
  return new Map(
    texts.flatMap(([name, content]) => (content === undefined ? [] : [[name, content] as const])),
  );
}

async function archived(archive: vscode.Uri): Promise<SystemLogs> {
  const bytes = await content(archive, mostArchiveBytes);
  return bytes === undefined ? new Map() : logsInZip(bytes);
}

async function text(file: vscode.Uri): Promise<string | undefined> {
  const bytes = await content(file, mostLogBytes);
  return bytes === undefined ? undefined : new TextDecoder('utf-8').decode(bytes);
}

/** A file that is not there, not readable or too large gives nothing. */
async function content(file: vscode.Uri, most: number): Promise<Uint8Array | undefined> {
  try {
    const stat = await vscode.workspace.fs.stat(file);
    if ((stat.type & vscode.FileType.File) === 0 || stat.size > most) return undefined;
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

async function listed(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
