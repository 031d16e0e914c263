/** A system that wants a label: its identifier (numbered within its file if need be) and where it is from. */
export interface Unlabelled {
  readonly name: string;
  readonly folder: string;
  /** Path of the file; its name is told only where folders do not tell the systems apart. */
  readonly path?: string;
}

/**
 * One label each, all different, none of those taken: the name; `name (folder)` where names meet;
 * `name (folder/file)` where folders meet as well and files have names of their own; else numbered
 * `#1`, `#2`.
 */
export function uniqueLabels(
  systems: readonly Unlabelled[],
  taken: readonly string[] = [],
): readonly string[] {
  const labels = longerWhereTheyMeet(systems, taken, [
    system => system.name,
    ({ name, folder }) => `${name} (${folder})`,
    ({ name, folder, path }) => `${name} (${[folder, ...ownNameOf(path)].join('/')})`,
  ]);
  const counts = countOf([...labels, ...taken]);
  const used = new Set([...labels, ...taken]);
  const last = new Map<string, number>();
  return labels.map(label => {
    if (counts.get(label) === 1) return label;
    let number = last.get(label) ?? 0;
    let unique: string;
    do unique = `${label} #${++number}`;
    while (used.has(unique));
    used.add(unique);
    last.set(label, number);
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
    const index = written.findIndex((label, form) => counts[form]?.get(label) === 1);
    return written.at(index) ?? system.name;
  });
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
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
