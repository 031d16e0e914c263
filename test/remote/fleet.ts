import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { which } from '../../scripts/prepare/command.mjs';
import { type FleetRun, fleetOf } from '../../src/core/ansible/fleet';
import type { InventoryHost } from '../../src/core/ansible/inventory';
import { playbookFiles } from '../../src/core/ansible/playbook';
import { writePlaybook } from '../../src/core/ansible/writePlaybook';
import type { Campaign } from '../../src/core/campaign/campaign';
import { planOnTargets } from '../../src/core/campaign/planOnTargets';
import { Formatter } from '../../src/core/messages/formatter';
import type { Plan } from '../../src/core/plan/plan';
import { ansibleInventory } from '../../src/node/ansible/ansibleInventory';
import { diskFolder } from '../../src/node/disk/diskFolder';
import type { PlayedMachine } from '../playedMachines';
import { standInMachine } from '../standInCommands';
import { startTarget, type TestTarget } from './launched';
import { noPhp, standIn } from './pts';
import { noSshd } from './sshd';

/** Why no playbook can be run here; undefined where one can. */
export const noAnsible =
  noSshd ?? (which('ansible-playbook') === undefined ? 'ansible-core is not installed' : undefined);

if (noAnsible !== undefined) console.log(`skipped: ${noAnsible}, so no playbook is run`);

/** A host of an inventory. */
export interface TestHost {
  /** What the inventory has of it besides its address. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The machine that its commands play. */
  readonly plays?: PlayedMachine;
  /** At its address nobody listens. */
  readonly isDead?: true;
}

/** Hosts of a real inventory, each with an sshd and a home of its own on this machine, and playbooks for them. */
export interface TestFleet {
  readonly inventory: string;
  target(host: string): TestTarget;
  /** A path in the workspace, below which results come home. */
  at(...names: readonly string[]): string;
  /** While it is closed, every trial on every host waits before it begins. */
  readonly gate: { readonly file: string; close(): void; open(): void };
  /** Writes the playbook of a plan for hosts: all where none are named. */
  export(plan: Plan, to?: Destination): Promise<readonly FleetRun[]>;
  /** The same of a campaign. */
  exportCampaign(campaign: Campaign, to?: Destination): Promise<readonly FleetRun[]>;
  /** Runs a program of Ansible in the playbook's folder to its end. */
  ansible(program: string, ...args: readonly string[]): Promise<AnsibleRun>;
  remove(): void;
}

export interface Destination {
  readonly hosts?: readonly string[];
  /** Of the ids of the runs. */
  readonly prefix?: string;
}

export interface AnsibleRun {
  readonly code: number | null;
  readonly said: string;
  /** The recap: of each host what it counts. */
  readonly recap: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export async function startFleet(hosts: Readonly<Record<string, TestHost>>): Promise<TestFleet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-fleet-'));
  chmodSync(folder, 0o755);
  const at = (...names: readonly string[]) => path.join(folder, ...names);
  mkdirSync(at('work space'));
  const gate = at('gate');
  const php = at('php');
  writeFileSync(php, noPhp);
  chmodSync(php, 0o755);
  const targets = new Map<string, TestTarget>();
  const lines: string[] = [];
  for (const [name, { variables = {}, plays, isDead = false }] of Object.entries(hosts)) {
    const environment = { STAND_IN: `hold=${gate}`, PHP_BIN: php };
    const commands = at('plays', name);
    if (plays !== undefined) standInMachine(commands, plays.printed, plays.files);
    const target = await startTarget(standIn, {
      environment:
        plays === undefined
          ? environment
          : { ...environment, PATH: `${commands}:/usr/local/bin:/usr/bin:/bin` },
    });
    targets.set(name, target);
    const client = readFileSync(target.sshd.configFile, 'utf8');
    const option = (key: string) => new RegExp(`^ *${key} (.+)$`, 'm').exec(client)?.[1] ?? '';
    const all = {
      ansible_host: '127.0.0.1',
      ansible_port: isDead ? '1' : option('Port'),
      ansible_user: option('User'),
      ansible_ssh_private_key_file: option('IdentityFile'),
      ansible_ssh_common_args: `-F /dev/null -o IdentitiesOnly=yes -o IdentityAgent=none -o UserKnownHostsFile=${target.sshd.knownHosts}`,
      // The sshd of the tests has no sftp.
      ansible_ssh_transfer_method: 'piped',
      // Ansible asks for the home of the user, which is not that of the sessions.
      ansible_remote_tmp: path.join(target.sshd.home, 'tmp/ansible'),
      // The name of a socket must be short.
      ansible_control_path_dir: at('cp'),
      // Other tests run a PTS on this machine, which is that of all hosts.
      pts_lens_beside_others: 'true',
      pts_lens_pts: path.join(target.sshd.home, 'program/phoronix-test-suite'),
      ...variables,
    };
    const words = Object.entries(all).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    lines.push(`${name} ${words.join(' ')}`);
  }
  const inventory = at('inventory.ini');
  writeFileSync(inventory, `[bench]\n${lines.join('\n')}\n`);
  const playbook = at('work space/plan-ansible');
  const hostsOf = async () => {
    const read = await ansibleInventory(inventory);
    if (read.kind === 'failed') throw new Error(`${read.failure}: ${read.detail}`);
    return read.hosts;
  };
  const write = async (
    { name, plans }: Campaign,
    all: readonly InventoryHost[],
    { prefix = 'fleet' }: Destination,
  ) => {
    const made = fleetOf(plans, all, place => `${prefix}-${place + 1}`);
    if (made.kind === 'refused') throw new Error(JSON.stringify(made.messages));
    const files = playbookFiles(name, made.runs, new Formatter('en'));
    const written = await writePlaybook(files, diskFolder(playbook));
    if (written.kind === 'refused') throw new Error(JSON.stringify(written.refusals));
    return made.runs;
  };
  return {
    inventory,
    target: host => {
      const found = targets.get(host);
      if (found === undefined) throw new Error(`no host ${host}`);
      return found;
    },
    at: (...names) => at('work space', ...names),
    gate: { file: gate, close: () => writeFileSync(gate, ''), open: () => rmSync(gate, { force: true }) },
    export: async (plan, to = {}) => {
      const all = await hostsOf();
      const chosen = all.filter(({ name }) => to.hosts === undefined || to.hosts.includes(name));
      return write(
        {
          name: plan.name,
          plans: planOnTargets(
            plan,
            chosen.map(({ name }) => name),
          ),
        },
        all,
        to,
      );
    },
    exportCampaign: async (campaign, to = {}) => write(campaign, await hostsOf(), to),
    ansible: (program, ...args) => run([program, ...args], playbook, folder),
    remove: () => {
      for (const target of targets.values()) target.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(argv: readonly string[], cwd: string, home: string): Promise<AnsibleRun> {
  const [program = '', ...args] = argv;
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    // Ansible wants UTF-8.
    LC_ALL: 'C.UTF-8',
    ANSIBLE_PIPELINING: '1',
    ANSIBLE_NOCOLOR: '1',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    child.once('error', reject);
    child.once('close', code => resolve({ code, said, recap: recapOf(said) }));
  });
}

/** The lines behind PLAY RECAP: `host : ok=9 changed=2 …`. */
function recapOf(said: string): AnsibleRun['recap'] {
  const lines = said.slice(Math.max(0, said.lastIndexOf('PLAY RECAP'))).split('\n');
  return Object.fromEntries(
    lines.flatMap(line => {
      const [host = '', counts] = line.split(/ +: +/);
      if (counts === undefined) return [];
      const pairs = [...counts.matchAll(/(\w+)=(\d+)/g)].map(([, key = '', count]) => [key, Number(count)]);
      return [[host, Object.fromEntries(pairs)]];
    }),
  );
}

/** Whether a run has begun on a host. */
export function hasBegun(fleet: TestFleet, { host, launch }: FleetRun): boolean {
  const log = fleet.target(host).there(launch.id, 'console.log');
  return existsSync(log) && readFileSync(log, 'utf8').includes('Test 1 of ');
}
