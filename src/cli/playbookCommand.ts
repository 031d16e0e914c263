import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fleetIds, fleetOf } from '../core/ansible/fleet';
import { hostsNamed, type InventoryHost } from '../core/ansible/inventory';
import { inventoryFailureMessage } from '../core/ansible/inventoryFailure';
import { playbookFiles } from '../core/ansible/playbook';
import { playbookRefusal, writePlaybook } from '../core/ansible/writePlaybook';
import type { Campaign } from '../core/campaign/campaign';
import { foundIdentifiers } from '../core/campaign/found';
import { FoundRuns } from '../core/campaign/foundRuns';
import { planOnTargets } from '../core/campaign/planOnTargets';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import type { Plan } from '../core/plan/plan';
import { allCountedOn } from '../core/plan/rounds';
import { differentDangers } from '../core/plan/shellCharacters';
import { failureText, leftText } from '../core/writing/failureText';
import { ansibleInventory } from '../node/ansible/ansibleInventory';
import { diskFiles } from '../node/disk/diskFiles';
import { diskFolder } from '../node/disk/diskFolder';
import { type Answer, exitCode, UsageError } from './io';
import type { PlaybookOptions } from './planOptions';

type Exported = Answer & { readonly error?: string };

/** `plan --ansible`: writes a playbook of the plan, all of its files or none. Contacts no host. */
export async function exportPlaybook(
  plan: Plan,
  options: PlaybookOptions,
  formatter: Formatter,
): Promise<Exported> {
  const names = options.hosts ?? (plan.target === undefined ? undefined : [plan.target]);
  if (names === undefined) throw new UsageError(message('cli.ansible-needs-hosts'));
  const all = await inventoryHosts(options);
  const chosen = hostsNamed(all, names);
  if ('missing' in chosen) throw new UsageError(message('cli.no-host', { host: chosen.missing }));
  // No session is to have the name of one that is at home.
  const { runs } = await new FoundRuns(diskFiles).below(homeOf(options));
  const plans = allCountedOn(
    planOnTargets(
      plan,
      chosen.map(({ name }) => name),
    ),
    foundIdentifiers(runs),
  );
  return write({ name: plan.name, plans }, all, options.folder, formatter);
}

/**
 * `campaign --ansible`: writes a playbook of what remains.
 * @param home the folder where the results of the campaign are looked for
 */
export async function exportCampaign(
  remaining: Campaign,
  home: string,
  options: PlaybookOptions,
  formatter: Formatter,
): Promise<Exported> {
  const answer = await write(remaining, await inventoryHosts(options), options.folder, formatter);
  const comes = homeOf(options);
  if (answer.code !== exitCode.done || comes === home) return answer;
  return {
    ...answer,
    text: `${answer.text}${formatter.text('cli.playbook-elsewhere', { folder: comes })}\n`,
  };
}

/** Where results of a playbook come home. */
function homeOf({ folder }: PlaybookOptions): string {
  return path.join(path.dirname(path.resolve(folder)), 'pts-runs');
}

async function inventoryHosts({ inventory }: PlaybookOptions): Promise<readonly InventoryHost[]> {
  const read = await ansibleInventory(path.resolve(inventory));
  if (read.kind === 'failed') throw new UsageError(inventoryFailureMessage(read));
  return read.hosts;
}

async function write(
  { name, plans }: Campaign,
  all: readonly InventoryHost[],
  folder: string,
  formatter: Formatter,
): Promise<Exported> {
  const ids = fleetIds(new Date(), randomBytes(4).toString('hex'));
  const fleet = fleetOf(plans, all, ids);
  if (fleet.kind === 'refused') throw new UsageError(fleet.messages[0] ?? message('ansible.empty-plan'));
  const files = playbookFiles(name, fleet.runs, formatter);
  const written = await writePlaybook(files, diskFolder(path.resolve(folder)));
  if (written.kind === 'refused') return unwritten(formatter.say(playbookRefusal(written.refusals)));
  const placeOf = (file: string) => path.join(folder, file);
  if (written.kind === 'failed') {
    const { cause } = written;
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return unwritten(failureText(written, cause.message, placeOf, formatter));
  }
  const dangerous = differentDangers(plans).length;
  return {
    text: [
      formatter.text('cli.playbook-written', {
        file: placeOf('site.yml'),
        hosts: new Set(fleet.runs.map(({ host }) => host)).size,
      }),
      ...leftText(written.left, placeOf, formatter),
    ]
      .map(line => `${line}\n`)
      .join(''),
    code: exitCode.done,
    ...(dangerous === 0 ? {} : { error: formatter.text('plan.text-shell-count', { count: dangerous }) }),
  };
}

function unwritten(error: string): Exported {
  return { text: '', code: exitCode.unusable, error };
}
