import { seenAs } from '../results/lookalike';
import { clip } from '../text/plainText';

/** Longer names are cut: a label is a chip, a column's head and a word in sentences. */
const longestName = 200;

/** A system that wants a label: its identifier (numbered within its file if need be) and where it is from. */
export interface Unlabelled {
  readonly name: string;
  readonly folder: string;
  /** Path of the file; its name is used only where systems share a folder's name, too. */
  readonly path?: string;
}

/**
 * One label each; no two look alike, and none looks like one of `taken`: the name; `name (folder)` where
 * names are equal; `name (folder/file)` where folders are equal as well and files are named; else numbered
 * `#1`, `#2`.
 */
export function uniqueLabels(
  systems: readonly Unlabelled[],
  taken: readonly string[] = [],
): readonly string[] {
  const labels = longerWhereTheyMeet(systems, taken, [
    ({ name }) => shortName(name),
    ({ name, folder }) => `${shortName(name)} (${folder})`,
    ({ name, folder, path }) => `${shortName(name)} (${[folder, ...ownNameOf(path)].join('/')})`,
  ]);
  const counts = countOf([...labels, ...taken]);
  const used = new Set([...labels, ...taken].map(seenAs));
  const last = new Map<string, number>();
  return labels.map(label => {
    const seen = seenAs(label);
    if (counts.get(seen) === 1) return label;
    let number = last.get(seen) ?? 0;
    let unique: string;
    do unique = `${seen} #${++number}`;
    while (used.has(unique));
    used.add(unique);
    last.set(seen, number);
    return unique;
  });
}

/** Each system's first form that is unique; the last form where none is. */
function longerWhereTheyMeet(
  systems: readonly Unlabelled[],
  taken: readonly string[],
  forms: readonly ((system: Unlabelled) => string)[],
): readonly string[] {
  const labels = systems.map(({ name }) => shortName(name));
  let open: readonly number[] = [...systems.keys()];
  // Longer forms are written only where shorter ones meet.
  for (const form of forms) {
    if (open.length === 0) break;
    const written = systems.map(form);
    const counts = countOf([...written, ...taken]);
    for (const index of open) labels[index] = written[index] ?? '';
    open = open.filter(index => counts.get(seenAs(written[index] ?? '')) !== 1);
  }
  return labels;
}

/** A name that can be seen and picked: a file may leave an identifier empty. */
function shortName(name: string): string {
  return name.trim() === '' ? '?' : clip(name, longestName);
}

/** The number of texts that look the same, by their look. */
function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts.map(seenAs)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Name of the folder a result is in, for the path of that folder or of an XML file there; slashes of either kind. */
export function folderOf(path: string): string {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? path;
  return /\.xml$/i.test(last) ? (steps.at(-2) ?? last) : last;
}

/** The file's name unless it is composite.xml, the name that PTS gives to every file. */
function ownNameOf(path: string | undefined): readonly string[] {
  const last = path === undefined ? undefined : stepsOf(path).at(-1);
  const isOwn = last !== undefined && /\.xml$/i.test(last) && last.toLowerCase() !== 'composite.xml';
  return isOwn ? [last.replace(/\.xml$/i, '')] : [];
}

function stepsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter(step => step !== '' && step !== '.');
}

/** The title that a comparison of these systems has until somebody gives it another; none of none. */
export function generatedTitle(labels: readonly string[]): string | undefined {
  return labels.length === 0 ? undefined : labels.join(', ');
}
