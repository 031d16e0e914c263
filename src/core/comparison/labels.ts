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
  const plain = systems.map(system => system.name);
  const withFolder = systems.map((system, index) =>
    isUnique(plain, index, taken) ? system.name : `${system.name} (${system.folder})`,
  );
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return withFolder.map((label, index) => {
    let unique = label;
    if (!isUnique(withFolder, index, taken)) {
      let number = counts.get(label) ?? 0;
      do unique = `${label} #${++number}`;
      while (used.has(unique) || withFolder.includes(unique));
      counts.set(label, number);
    }
    used.add(unique);
    return unique;
  });
}

function isUnique(labels: readonly string[], index: number, taken: readonly string[]): boolean {
  const label = labels[index];
  return (
    label !== undefined &&
    !taken.includes(label) &&
    labels.indexOf(label) === index &&
    labels.lastIndexOf(label) === index
  );
}
