/** A system that wants a label: its identifier (numbered within its file if need be) and its folder. */
export interface Unlabelled {
  readonly name: string;
  readonly folder: string;
}

/**
 * One label each, all different, none of those taken: the name; `name (folder)` where names meet;
 * numbered `#1`, `#2` where folders meet as well.
 */
export function uniqueLabels(
  systems: readonly Unlabelled[],
  taken: readonly string[] = [],
): readonly string[] {
  const names = countOf([...systems.map(system => system.name), ...taken]);
  const labels = systems.map(({ name, folder }) => (names.get(name) === 1 ? name : `${name} (${folder})`));
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

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/**
 * What to call a result file by: its folder, as PTS names every file composite.xml; a file of another
 * name by that name. Takes paths of either kind of slash, and URIs.
 */
export function folderOf(path: string): string {
  const steps = path.split(/[\\/]/).filter(step => step !== '' && step !== '.');
  const last = steps.at(-1) ?? path;
  return last.toLowerCase() === 'composite.xml' ? (steps.at(-2) ?? last) : last.replace(/\.xml$/i, '');
}
