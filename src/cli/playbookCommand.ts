import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fleetIds, fleetOf } from '../core/ansible/fleet';
import { hostsNamed } from '../core/ansible/inventory';
import { inventoryFailureMessage } from '../core/ansible/inventoryFailure';
import { playbookFiles } from '../core/ansible/playbook';
import { playbookRefusal, writePlaybook } from '../core/ansible/writePlaybook';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import type { Plan } from '../core/plan/plan';
import { dangerousArguments } from '../core/plan/shellCharacters';
import { failureText, leftText } from '../core/writing/failureText';
import { ansibleInventory } from '../node/ansible/ansibleInventory';
import { diskFolder } from '../node/disk/diskFolder';
import { type Answer, exitCode, UsageError } from './io';
import type { PlaybookOptions } from './planOptions';

/** `plan --ansible`: writes a playbook of the plan, all of its files or none. Contacts no host. */
export async function exportPlaybook(
  plan: Plan,
  { folder, inventory, hosts }: PlaybookOptions,
  formatter: Formatter,
): Promise<Answer & { readonly error?: string }> {
  const names = hosts ?? (plan.target === undefined ? undefined : [plan.target]);
  if (names === undefined) throw new UsageError(message('cli.ansible-needs-hosts'));
  const read = await ansibleInventory(path.resolve(inventory));
  if (read.kind === 'failed') throw new UsageError(inventoryFailureMessage(read));
  const chosen = hostsNamed(read.hosts, names);
  if ('missing' in chosen) throw new UsageError(message('cli.no-host', { host: chosen.missing }));
  const ids = fleetIds(new Date(), randomBytes(4).toString('hex'));
  const fleet = fleetOf(plan, chosen, read.hosts, ids);
  if (fleet.kind === 'refused') throw new UsageError(fleet.messages[0] ?? message('ansible.empty-plan'));
  const files = playbookFiles(plan.name, fleet.runs, formatter);
  const written = await writePlaybook(files, diskFolder(path.resolve(folder)));
  if (written.kind === 'refused') return unwritten(formatter.say(playbookRefusal(written.refusals)));
  const placeOf = (name: string) => path.join(folder, name);
  if (written.kind === 'failed') {
    const { cause } = written;
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return unwritten(failureText(written, cause.message, placeOf, formatter));
  }
  const dangerous = dangerousArguments(plan).length;
  return {
    text: [
      formatter.text('cli.playbook-written', {
        file: placeOf('site.yml'),
        hosts: fleet.runs.length,
      }),
      ...leftText(written.left, placeOf, formatter),
    ]
      .map(line => `${line}\n`)
      .join(''),
    code: exitCode.done,
    ...(dangerous === 0 ? {} : { error: formatter.text('plan.text-shell-count', { count: dangerous }) }),
  };
}

function unwritten(error: string) {
  return { text: '', code: exitCode.unusable, error };
}
