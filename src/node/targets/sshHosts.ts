import { parse } from 'ssh-config';
import { isDestination } from '../../core/targets/targetSchema';

/** What one configuration file of OpenSSH names. */
export interface SshNames {
  /** Aliases that `ssh` takes as destination, in their order, each once. Patterns are none. */
  readonly hosts: readonly string[];
  /** Patterns of further files, as they are written. */
  readonly includes: readonly string[];
}

/** More than anybody writes into one file. */
const mostLines = 20_000;
const longestLine = 4_096;

/**
 * Reads the hosts of a configuration file's text. Each line is read alone, since the format has no line that goes on in
 * the next one and the parser throws for one that it cannot read: `ssh` will tell about that line, and its neighbours
 * stay. `Match` names no host, and the options of a host are for `ssh` alone.
 */
export function sshNames(text: string): SshNames {
  const hosts = new Set<string>();
  const includes: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/, mostLines)) {
    const [keyword, words] = directiveOf(line);
    if (keyword === 'host') for (const host of words.filter(isHost)) hosts.add(host);
    if (keyword === 'include') includes.push(...words);
  }
  return { hosts: [...hosts], includes };
}

function isHost(word: string): boolean {
  return !/[*?!]/.test(word) && isDestination(word);
}

/** The keyword in lower case and its words; nothing for a comment and for what cannot be read. */
function directiveOf(line: string): readonly [keyword: string, words: readonly string[]] {
  if (line.length > longestLine) return ['', []];
  try {
    const [read] = parse(line);
    if (read === undefined || !('param' in read)) return ['', []];
    const words = typeof read.value === 'string' ? [read.value] : read.value.map(({ val }) => val);
    return [read.param.toLowerCase(), words];
  } catch {
    return ['', []];
  }
}
