import { type Message, message } from '../messages/message';
import { clip, oneLine } from '../text/plainText';

/** UTF-16 units of Ansible's words that are shown. */
const longestDetail = 300;

/** Why an inventory gave no hosts. */
export interface InventoryFailure {
  readonly kind: 'failed';
  readonly failure:
    | 'no-program'
    | 'timed-out'
    | 'too-much-output'
    /** The setting is no full path. */
    | 'path'
    /** Ansible ended with an error. */
    | 'refused'
    /** Ansible found no host in it: it may not be there, or not be readable. */
    | 'empty'
    /** Ansible's answer is not what it is known to be. */
    | 'unreadable';
  /** In Ansible's words, or the path; not yet made harmless. */
  readonly detail: string;
}

/** What happened and what to do. */
export function inventoryFailureMessage({ failure, detail }: InventoryFailure): Message {
  const said = clip(oneLine(detail.slice(0, 2 * longestDetail)).trim(), longestDetail);
  return message(`ansible.inventory-${failure}`, { detail: said, says: said !== '' });
}
