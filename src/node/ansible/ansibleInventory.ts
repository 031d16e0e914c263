import { homedir } from 'node:os';
import path from 'node:path';
import { type InventoryHost, readInventory } from '../../core/ansible/inventory';
import type { InventoryFailure } from '../../core/ansible/inventoryFailure';
import { lastLine } from '../transports/conversation';
import { Failed } from '../transports/failed';
import { programOutput } from '../transports/programOutput';

/** The hosts of an inventory, or why there are none. */
export type AnsibleInventory =
  | { readonly kind: 'inventory'; readonly file: string; readonly hosts: readonly InventoryHost[] }
  | InventoryFailure;

/** Bounds of `ansible-inventory`: milliseconds, and bytes of its answer. */
export interface InventoryBounds {
  readonly timeout: number;
  readonly mostOutput: number;
}

/** An inventory may be a script that asks a cloud: a minute, and megabytes of variables. */
const usualBounds: InventoryBounds = { timeout: 60_000, mostOutput: 32_000_000 };

/**
 * Lets Ansible itself read an inventory: `ansible-inventory --list`. It contacts no host. Variables `ANSIBLE_…` and
 * `ansible.cfg` are the user's.
 * @param file a full path, or one from `~`: the setting `ptsLens.ansible.inventory`
 */
export async function ansibleInventory(file: string, bounds = usualBounds): Promise<AnsibleInventory> {
  const whole = file === '~' || file.startsWith('~/') ? path.join(homedir(), file.slice(1)) : file;
  // Ansible takes what has a comma for a list of hosts.
  if (!path.isAbsolute(whole) || whole.includes(','))
    return { kind: 'failed', failure: 'path', detail: file };
  try {
    const { code, output, errors } = await programOutput(
      ['ansible-inventory', '-i', whole, '--list'],
      bounds,
    );
    if (code !== 0) return { kind: 'failed', failure: 'refused', detail: lastLine(errors) };
    const read = readInventory(output);
    if (read.kind === 'unreadable')
      return { kind: 'failed', failure: 'unreadable', detail: lastLine(errors) };
    // For a file that is not there it warns, and ends well.
    if (read.hosts.length === 0) return { kind: 'failed', failure: 'empty', detail: lastLine(errors) };
    return { kind: 'inventory', file: whole, hosts: read.hosts };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    const { failure, detail } = error;
    if (failure === 'no-program' || failure === 'timed-out' || failure === 'too-much-output')
      return { kind: 'failed', failure, detail };
    throw error;
  }
}
