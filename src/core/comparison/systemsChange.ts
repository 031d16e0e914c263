import type { DocumentSystem, RanOn } from './document';
import type { EditedText } from './editedText';
import { folderOf, uniqueLabels } from './labels';

export type SystemsChange =
  | { readonly kind: 'pool'; readonly labels: readonly string[] }
  | { readonly kind: 'unpool'; readonly label: string }
  | { readonly kind: 'remove-system'; readonly label: string }
  | { readonly kind: 'rename-system'; readonly label: string; readonly to: string }
  /** The user's word on what a system ran on; absent takes it back. */
  | { readonly kind: 'ran-on'; readonly label: string; readonly ranOn: RanOn | undefined };

/**
 * Writes a change to the systems into a document's text, which already lists them, and lets the
 * baseline follow. A change that makes no sense (an unknown label, a name in use) writes nothing.
 */
export function changeSystems(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  change: SystemsChange,
): void {
  switch (change.kind) {
    case 'pool':
      pool(edited, systems, baseline, change.labels);
      break;
    case 'unpool':
      unpool(edited, systems, baseline, change.label);
      break;
    case 'remove-system':
      remove(edited, systems, baseline, change.label);
      break;
    case 'rename-system':
      rename(edited, systems, baseline, change.label, change.to);
      break;
    case 'ran-on':
      say(edited, systems, change.label, change.ranOn);
      break;
  }
}

/** The first of the systems takes the sessions of the others and keeps its place and name. */
function pool(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  labels: readonly string[],
): void {
  const chosen = systems.filter(system => labels.includes(system.label));
  const [first, ...others] = chosen;
  if (first === undefined || others.length === 0) return;
  edited.set(
    ['systems', systems.indexOf(first), 'sessions'],
    chosen.flatMap(system => system.sessions),
  );
  for (const other of others.reverse()) edited.set(['systems', systems.indexOf(other)], undefined);
  if (others.some(other => other.label === baseline)) edited.set(['baseline'], first.label);
}

/** Every session becomes a system of its own again; what the user said of the system holds for each. */
function unpool(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
): void {
  const index = systems.findIndex(system => system.label === label);
  const system = systems[index];
  if (system === undefined || system.sessions.length < 2) return;
  const labels = uniqueLabels(
    system.sessions.map(session => ({
      name: session.identifier,
      folder: folderOf(session.file),
      path: session.file,
    })),
    systems.filter(other => other !== system).map(other => other.label),
  );
  system.sessions.forEach((session, position) => {
    const own = labels[position] ?? session.identifier;
    if (position === 0) {
      edited.set(['systems', index, 'label'], own);
      edited.set(['systems', index, 'sessions'], [session]);
    } else {
      edited.insert(['systems', index + position], { ...system, label: own, sessions: [session] });
    }
  });
  if (baseline === label) edited.set(['baseline'], labels[0]);
}

function remove(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
): void {
  const index = systems.findIndex(system => system.label === label);
  if (index < 0) return;
  edited.set(['systems', index], undefined);
  if (baseline === label) edited.set(['baseline'], undefined);
}

function rename(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  baseline: string | undefined,
  label: string,
  to: string,
): void {
  const index = systems.findIndex(system => system.label === label);
  if (index < 0 || to === '' || systems.some(system => system.label === to)) return;
  edited.set(['systems', index, 'label'], to);
  if (baseline === label) edited.set(['baseline'], to);
}

function say(
  edited: EditedText,
  systems: readonly DocumentSystem[],
  label: string,
  ranOn: RanOn | undefined,
): void {
  const index = systems.findIndex(system => system.label === label);
  if (index >= 0) edited.set(['systems', index, 'ranOn'], ranOn);
}
