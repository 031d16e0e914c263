import { seenAs } from '../results/lookalike';
import { clip, oneLine } from '../text/plainText';
import { type LibraryEntry, titleIn } from './libraryEntry';

/** Titles come from files: one line, and no longer than a line. */
export const longestName = 200;

/** A row of the tree has room for so much of a title, and for what the result ran on behind it. */
export const longestRow = 24;

const longestFolder = 200;

/** What a script leaves as a title when its variable is not set: `$result_name`, `${name}`. */
const placeholder = /^\$(?:\w{1,100}|\{\w{1,100}\})$/;

/**
 * The name of each result, by path: its title; the name of its folder where it has none or a placeholder. Where titles
 * repeat, the folder stands beside, with as many folders around it as tell the results apart, or alone where it says
 * the title.
 * @param pathOf the path of an entry's file, as it is read: slashes between folders
 * @param longest UTF-16 units of a title; titles of one beginning repeat, since no more of them is seen
 */
export function namesOf(
  entries: readonly LibraryEntry[],
  pathOf: (entry: LibraryEntry) => string,
  longest: number,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const alike of alikeBy(entries, entry => ownTitleOf(entry, longest) ?? '').values()) {
    const [first] = alike;
    const title = first && ownTitleOf(first, longest);
    if (first !== undefined && title !== undefined && alike.length === 1) {
      names.set(first.path, title);
      continue;
    }
    for (const [entry, folder] of foldersThatDiffer(alike, pathOf)) {
      const isSaid = title === undefined || wordsOf(folder).includes(wordsOf(title));
      names.set(entry.path, isSaid ? folder : `${clip(title, longestRow)} (${folder})`);
    }
  }
  return names;
}

function ownTitleOf(entry: LibraryEntry, longest: number): string | undefined {
  const title = clip(oneLine(titleIn(entry) ?? ''), longest);
  return title === '' || placeholder.test(title) ? undefined : title;
}

/** Each entry with the end of its folder's path, as short as differs from all others. */
function foldersThatDiffer(
  entries: readonly LibraryEntry[],
  pathOf: (entry: LibraryEntry) => string,
): ReadonlyMap<LibraryEntry, string> {
  const found = new Map<LibraryEntry, string>();
  let open = entries.map(entry => ({ entry, steps: foldersOf(pathOf(entry)) }));
  for (let depth = 1; open.length > 0; depth++) {
    const byEnd = alikeBy(open, ({ steps }) => steps.slice(-depth).join('/'));
    open = [];
    for (const [end, alike] of byEnd) {
      const isLast = alike.length === 1 || alike.every(({ steps }) => steps.length <= depth);
      if (isLast) for (const { entry } of alike) found.set(entry, clip(oneLine(end), longestFolder));
      else open.push(...alike);
    }
  }
  return found;
}

/** Those that look the same, by their look. */
function alikeBy<T>(all: readonly T[], textOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const look = seenAs(textOf(one));
    const alike = found.get(look);
    if (alike === undefined) found.set(look, [one]);
    else alike.push(one);
  }
  return found;
}

function foldersOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(0, -1)
    .filter(step => step !== '');
}

/** Letters and digits alone: PTS makes the name of a folder from a title. */
function wordsOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
