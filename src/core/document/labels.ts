import { seenAs } from '../results/lookalike';
import { clip } from '../text/plainText';

/** Longer names are cut: a label is a chip, a column's head and a word in sentences. */
const longestName = 200;

/** A system that wants a label: its identifier (numbered within its file if need be) and where it is from. */
export interface Unlabelled {
  readonly name: string;
  readonly folder: string;
  /** Path of the file; its name is told only where folders do not tell the systems apart. */
  readonly path?: string;
}

/**
 * One label each, all different to the eye, none of those taken: the name; `name (folder)` where names meet;
 * `name (folder/file)` where folders meet as well and files have names of their own; else numbered
 * `#1`, `#2`.
 */
export function uniqueLabels(
  systems: readonly Unlabelled[],
  taken: readonly string[] = [],
): readonly string[] {
  const labels = longerWhereTheyMeet(systems, taken, [
    ({ name }) => clip(name, longestName),
    ({ name, folder }) => `${clip(name, longestName)} (${folder})`,
    ({ name, folder, path }) => `${clip(name, longestName)} (${[folder, ...ownNameOf(path)].join('/')})`,
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

/** Each system's first form that no other one has; the last form where all meet. */
function longerWhereTheyMeet(
  systems: readonly Unlabelled[],
  taken: readonly string[],
  forms: readonly ((system: Unlabelled) => string)[],
): readonly string[] {
  const counts = forms.map(form => countOf([...systems.map(form), ...taken]));
  return systems.map(system => {
    const written = forms.map(form => form(system));
    const index = written.findIndex((label, form) => counts[form]?.get(seenAs(label)) === 1);
    return written.at(index) ?? clip(system.name, longestName);
  });
}

/** How many texts look the same. */
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

/** A file's name where it says something: PTS calls every file composite.xml. */
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
