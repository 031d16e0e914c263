import type { RanOn } from '../environment/evidence/ranOn';
import { type AddedSessions, withSessions } from './addedSessions';
import type { DocumentSystem } from './document';
import { folderOf, uniqueLabels } from './labels';

export type SystemsChange =
  | AddedSessions
  | { readonly kind: 'pool'; readonly labels: readonly string[] }
  | { readonly kind: 'unpool'; readonly label: string }
  | { readonly kind: 'remove-system'; readonly label: string }
  | { readonly kind: 'rename-system'; readonly label: string; readonly to: string }
  /** To an index among all systems; one beyond the ends means the end. */
  | { readonly kind: 'move-system'; readonly label: string; readonly to: number }
  /** The layers that the user declares of a system; absent removes the declaration. */
  | { readonly kind: 'ran-on'; readonly label: string; readonly ranOn: RanOn | undefined };

/** The systems after a change. */
export interface ChangedSystems {
  /** In their order. Only a move changes that of those that were there before, and it changes nothing else. */
  readonly systems: readonly ChangedSystem[];
  readonly baseline: string | undefined;
}

export interface ChangedSystem {
  /** Index of the system this one was; absent: it is new. */
  readonly from?: number;
  readonly system: DocumentSystem;
}

/**
 * Applies a change to the systems of a document; the baseline follows. Undefined for a change that
 * makes no sense: an unknown label, a name in use.
 */
export function changeSystems(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  change: SystemsChange,
): ChangedSystems | undefined {
  switch (change.kind) {
    case 'add-sessions':
      return addSessions(systems, baseline, change);
    case 'pool':
      return pool(systems, baseline, new Set(change.labels));
    case 'unpool':
      return unpool(systems, baseline, change.label);
    case 'remove-system':
      return remove(systems, baseline, change.label);
    case 'rename-system':
      return rename(systems, baseline, change.label, change.to);
    case 'move-system':
      return move(systems, baseline, change.label, change.to);
    case 'ran-on':
      return say(systems, baseline, change.label, change.ranOn);
  }
}

/** The first of the systems takes the sessions of the others and keeps its place; the name is that of all of them. */
function pool(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  labels: ReadonlySet<string>,
): ChangedSystems | undefined {
  const chosen = systems.filter(({ label }) => labels.has(label));
  const [first] = chosen;
  const pooled = pooledSystem(systems, [...labels]);
  if (first === undefined || pooled === undefined) return undefined;
  return {
    systems: asTheyAre(systems)
      .filter(({ system }) => system === first || !labels.has(system.label))
      .map(each => (each.system === first ? { ...each, system: pooled } : each)),
    baseline: chosen.some(({ label }) => label === baseline) ? pooled.label : baseline,
  };
}

/** Pools the systems of these labels into one with all their sessions; undefined for fewer than two. */
export function pooledSystem(
  systems: readonly DocumentSystem[],
  labels: readonly string[],
): DocumentSystem | undefined {
  const wanted = new Set(labels);
  const chosen = systems.filter(({ label }) => wanted.has(label));
  const [first, ...others] = chosen;
  if (first === undefined || others.length === 0) return undefined;
  const [label = first.label] = uniqueLabels(
    [
      {
        name: commonName(chosen.map(system => system.label)),
        folder: folderOf(first.sessions[0]?.file ?? ''),
      },
    ],
    systems.filter(system => !wanted.has(system.label)).map(system => system.label),
  );
  return { ...first, label, sessions: chosen.flatMap(({ sessions }) => sessions) };
}

/** A shorter beginning that names have in common names nothing. */
const shortestName = 2;

/** The words that several names share: `weekly` of `weekly-1` and `weekly-2`; else the first name and the number of others. */
export function commonName(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = 0;
  while (length < first.length && others.every(name => name[length] === first[length])) length += 1;
  const isWhole = names.every(name => /^(?:$|[^\p{L}])/u.test(name.slice(length)));
  const common = first.slice(0, length);
  const words = isWhole ? common : common.slice(0, common.search(/[^\p{L}\p{N}][\p{L}\p{N}]*$/u) + 1);
  const name = words.replace(/[^\p{L})]{1,40}$/u, '');
  return name.length < shortestName ? `${first} + ${others.length}` : name;
}

function addSessions(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  { label, sessions }: AddedSessions,
): ChangedSystems | undefined {
  const changed = withSessions(systems, label, sessions);
  return changed && { systems: changed, baseline };
}

/** Splits a system into one for each session; each keeps the declared layers. */
function unpool(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
): ChangedSystems | undefined {
  const pooled = systems.find(system => system.label === label);
  if (pooled === undefined || pooled.sessions.length < 2) return undefined;
  const labels = uniqueLabels(
    pooled.sessions.map(({ identifier, file }) => ({ name: identifier, folder: folderOf(file), path: file })),
    systems.filter(other => other !== pooled).map(other => other.label),
  );
  const own = pooled.sessions.map((session, index) => ({
    ...pooled,
    label: labels[index] ?? session.identifier,
    sessions: [session],
  }));
  return {
    systems: asTheyAre(systems).flatMap<ChangedSystem>(each =>
      each.system === pooled
        ? own.map((system, index) => (index === 0 ? { ...each, system } : { system }))
        : [each],
    ),
    baseline: baseline === label ? own[0]?.label : baseline,
  };
}

function remove(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
): ChangedSystems | undefined {
  const left = asTheyAre(systems).filter(({ system }) => system.label !== label);
  if (left.length === systems.length) return undefined;
  return { systems: left, baseline: baseline === label ? undefined : baseline };
}

function rename(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
  to: string,
): ChangedSystems | undefined {
  if (to === '' || systems.some(system => system.label === to)) return undefined;
  const renamed = withOne(systems, label, system => ({ ...system, label: to }));
  return renamed && { systems: renamed, baseline: baseline === label ? to : baseline };
}

/** The baseline is written down where it was the first system without a word, so that it stays the baseline. */
function move(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
  to: number,
): ChangedSystems | undefined {
  const all = asTheyAre(systems);
  const from = systems.findIndex(system => system.label === label);
  const moved = all[from];
  const place = Math.min(systems.length - 1, Math.max(0, to));
  if (moved === undefined || place === from) return undefined;
  const isNamed = systems.some(
    system => system.label === baseline || system.sessions.every(({ identifier }) => identifier === baseline),
  );
  return {
    systems: all.toSpliced(from, 1).toSpliced(place, 0, moved),
    baseline: isNamed ? baseline : systems[0]?.label,
  };
}

function say(
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
  ranOn: RanOn | undefined,
): ChangedSystems | undefined {
  // There is nothing to take back: a document that lists no systems need not begin to.
  if (ranOn === undefined && systems.find(system => system.label === label)?.ranOn === undefined)
    return undefined;
  const said = withOne(systems, label, ({ ranOn: _, ...system }) =>
    ranOn === undefined ? system : { ...system, ranOn },
  );
  return said && { systems: said, baseline };
}

function withOne(
  systems: readonly DocumentSystem[],
  label: string,
  change: (system: DocumentSystem) => DocumentSystem,
): readonly ChangedSystem[] | undefined {
  if (!systems.some(system => system.label === label)) return undefined;
  return asTheyAre(systems).map(each =>
    each.system.label === label ? { ...each, system: change(each.system) } : each,
  );
}

function asTheyAre(systems: readonly DocumentSystem[]): readonly Required<ChangedSystem>[] {
  return systems.map((system, from) => ({ from, system }));
}
