import { homedir } from 'node:os';
import path from 'node:path';
import { matchesGlob } from '../../core/environment/evidence/declared';
import { diskFiles } from '../disk/diskFiles';
import { sshNames } from './sshHosts';

/** As deep as OpenSSH follows `Include`. */
const deepest = 16;
const mostFiles = 200;
/** A configuration file beyond this is none; bytes. */
const mostBytes = 1_000_000;
/** Files of a folder that a pattern is tried on. */
const mostNames = 2_000;

/**
 * The hosts of an OpenSSH configuration and of the files it includes, each once, in their order. A file that is not
 * there or cannot be read has none.
 * @param file the setting `ptsLens.ssh.configFile`; empty for the user's own
 */
export async function sshHosts(file: string): Promise<readonly string[]> {
  const start = file === '' ? path.join(homedir(), '.ssh/config') : fromHome(file);
  const hosts = new Set<string>();
  const seen = new Set<string>();
  let files: readonly string[] = [start];
  for (let depth = 0; depth <= deepest && files.length > 0; depth += 1) {
    const next: string[] = [];
    for (const each of files) {
      if (seen.has(each) || seen.size >= mostFiles) continue;
      seen.add(each);
      const { hosts: found, includes } = sshNames(await textOf(each));
      for (const host of found) hosts.add(host);
      for (const include of includes) next.push(...(await filesOf(include)));
    }
    files = next;
  }
  return [...hosts];
}

function fromHome(file: string): string {
  return file === '~' || file.startsWith('~/') ? path.join(homedir(), file.slice(1)) : file;
}

/** The files that a pattern of `Include` names; a relative one lies in `~/.ssh`, whatever file names it. */
async function filesOf(pattern: string): Promise<readonly string[]> {
  const whole = path.resolve(homedir(), '.ssh', fromHome(pattern));
  const { root } = path.parse(whole);
  let found: readonly string[] = [root];
  for (const part of whole.slice(root.length).split(path.sep)) {
    const next: string[] = [];
    for (const folder of found) next.push(...(await matching(folder, part)));
    found = next.slice(0, mostFiles);
  }
  return found;
}

async function matching(folder: string, part: string): Promise<readonly string[]> {
  if (!/[*?]/.test(part)) return [path.join(folder, part)];
  try {
    const names = (await diskFiles.list(folder, mostNames)).map(({ name }) => name);
    // As in a shell, a star stands for no dot at the beginning.
    return names
      .filter(name => matchesGlob(name, part) && (part.startsWith('.') || !name.startsWith('.')))
      .sort()
      .map(name => path.join(folder, name));
  } catch {
    return [];
  }
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await diskFiles.stat(file)) === undefined) return '';
    const bytes = await diskFiles.readStart(file, mostBytes + 1);
    return bytes.length > mostBytes ? '' : new TextDecoder('utf-8').decode(bytes);
  } catch {
    return '';
  }
}
