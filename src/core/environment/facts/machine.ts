import { clip } from '../../text/plainText';
import type { Evidence, SystemEvidence } from '../evidence/evidence';
import { limits } from '../evidence/evidenceLimits';
import { guestFile, hostFile } from '../evidence/probe';
import type { FactState } from './fact';

export interface MachineName {
  readonly name: string;
  /** `declared`: by a person, in a document or in the settings. `host`: by the host itself. */
  readonly by: 'declared' | 'host';
  readonly evidence: Evidence;
}

/** All known names of a system's physical machine, the user's own first. */
export function machineOf({ ranOn, probe, hosts = [] }: SystemEvidence): readonly MachineName[] {
  const names: MachineName[] = [];
  const add = (by: MachineName['by'], name: string | undefined, evidence: Omit<Evidence, 'text'>) => {
    const text = clip(name?.trim() ?? '', limits.shown);
    if (text !== '') names.push({ name: text, by, evidence: { ...evidence, text } });
  };
  add('declared', ranOn?.machine, { source: 'user', field: 'machine' });
  add('declared', probe?.machine, { source: 'probe', file: guestFile, field: 'machine' });
  for (const [index, host] of hosts.entries()) {
    const file = hostFile(index);
    add('declared', host.machine, { source: 'probe', file, field: 'machine' });
    // Only the outermost host is the machine: a nested one has a name of its own.
    if (
      index === hosts.length - 1 &&
      host.answers.get('windows.hypervisor-present')?.toLowerCase() === 'true'
    )
      add('host', host.answers.get('windows.computer-name'), {
        source: 'probe',
        file,
        field: 'windows.computer-name',
      });
  }
  add('host', probe?.answers.get('hyperv.PhysicalHostName'), {
    source: 'probe',
    file: guestFile,
    field: 'hyperv.PhysicalHostName',
  });
  return names;
}

/**
 * `same` when two systems ran on one physical machine: they have any name in common. Only names of one kind
 * show a difference, since a person may name a machine differently than it names itself.
 */
export function isSameMachine(ours: readonly MachineName[], theirs: readonly MachineName[]): FactState {
  if (ours.length === 0 || theirs.length === 0) return 'unknown';
  const key = ({ name }: MachineName) => name.toLowerCase();
  const known = new Set(theirs.map(key));
  if (ours.some(name => known.has(key(name)))) return 'same';
  const comparable = ours.some(({ by }) => theirs.some(other => other.by === by));
  return comparable ? 'differs' : 'unknown';
}
