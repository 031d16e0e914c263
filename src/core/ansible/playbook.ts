import type { Formatter } from '../messages/formatter';
import { markdownText } from '../reports/markdownText';
import { hostProbeScript } from '../runs/hostProbeScript';
import { preflightScript } from '../runs/preflightScript';
import { quote } from '../runs/quote';
import { startScript } from '../runs/startScript';
import type { WrittenFile } from '../writing/writtenFile';
import { type FleetRun, isPlayable } from './fleet';
import { packScript } from './packScript';
import { roleFiles } from './roles';
import { waitScript } from './waitScript';

/** Seconds of the longest plan that a playbook waits for: a month, as the plan itself allows. One question is a minute. */
const patience = 30 * 24 * 60;

/**
 * The files of a playbook that runs a fleet: `ansible-playbook -i INVENTORY site.yml` in their folder. All text of plans
 * and results is in scripts, which Ansible hands on as files: in what it reads itself are only ids, numbers and names of
 * hosts, none of which can begin a template.
 * @param name of the plan
 */
export function playbookFiles(
  name: string,
  runs: readonly FleetRun[],
  words: Pick<Formatter, 'text'>,
): readonly WrittenFile[] {
  const asked = askedHosts(runs);
  return [
    { name: 'site.yml', text: siteOf(runs, asked) },
    { name: 'README.md', text: readmeOf(name, runs, words) },
    ...roleFiles,
    ...runs.flatMap(scriptsOf),
    ...hostScripts(runs, asked),
  ];
}

function siteOf(runs: readonly FleetRun[], asked: ReadonlyMap<string, string>): string {
  const hosts = [...new Set(runs.map(({ host }) => host))];
  if (!hosts.every(isPlayable)) throw new RangeError('This name of a host cannot stand in a playbook.');
  return `---
# Made by PTS Lens; README.md says how it is used. Made anew it overwrites only what nobody changed.
- name: Run a plan of PTS Lens
  hosts:
${hosts.map(host => `    - ${JSON.stringify(host)}`).join('\n')}
  gather_facts: false
  # All targets of a turn go through their tasks together. Turns follow each other: targets of one physical machine
  # never measure at the same time.
  strategy: ansible.builtin.linear
  vars:
    # Where runs come home to, each into a folder of its id.
    pts_lens_home: "{{ playbook_dir | dirname }}/pts-runs"
    # Of a host in the inventory, or of all by -e: pts_lens_install=true installs the tests that are missing,
    # pts_lens_beside_others=true begins where PTS runs already, as in a container beside others.
    # Minutes that a run may take.
    pts_lens_patience: ${patience}
  tasks:
    # Of each target of a turn: the folder of the run's scripts in files/, the room that it needs, in kB, and the hosts
    # below the target, the nearest first.
${byTurn(runs).map(turnTask(asked)).join('\n')}`;
}

/**
 * A task each: of a loop Ansible takes the items in the order in which targets answer. The runs are in their turns, since
 * Ansible goes through all of a variable each time it looks into it.
 */
function turnTask(asked: ReadonlyMap<string, string>) {
  return (
    runs: readonly FleetRun[],
    turn: number,
  ) => `    - name: Run turn ${turn + 1}, where it is not at home yet
      ansible.builtin.include_tasks:
        file: turn.yml
      vars:
        pts_lens_turn:
${runs.map(run => runLines(run, asked)).join('\n')}
        pts_lens_run: "{{ pts_lens_turn[inventory_hostname] }}"
      when:
        - inventory_hostname in pts_lens_turn
        - (pts_lens_home ~ '/' ~ pts_lens_run.id) is not directory
`;
}

function runLines({ host, launch, resultSize, below }: FleetRun, asked: ReadonlyMap<string, string>): string {
  const hosts = below.map(
    ({ name }) =>
      `\n              - host: ${JSON.stringify(name)}\n                ask: ${asked.get(name) ?? ''}`,
  );
  return `          ${JSON.stringify(host)}:
            id: ${JSON.stringify(launch.id)}
            room: ${Math.ceil((2 * resultSize) / 1024)}
            below:${hosts.length === 0 ? ' []' : hosts.join('')}`;
}

function byTurn(runs: readonly FleetRun[]): readonly (readonly FleetRun[])[] {
  const turns = Array.from({ length: turnsOf(runs) }, (): FleetRun[] => []);
  for (const run of runs) turns[run.turn]?.push(run);
  return turns;
}

function turnsOf(runs: readonly FleetRun[]): number {
  return runs.reduce((count, { turn }) => Math.max(count, turn + 1), 0);
}

/** The hosts below targets, by their names, each with the folder of its script in files/. */
function askedHosts(runs: readonly FleetRun[]): ReadonlyMap<string, string> {
  const names = new Set(runs.flatMap(({ below }) => below.map(({ name }) => name)));
  return new Map([...names].map((name, at) => [name, `below-${at + 1}`]));
}

function hostScripts(runs: readonly FleetRun[], asked: ReadonlyMap<string, string>): readonly WrittenFile[] {
  const hosts = new Map(runs.flatMap(({ below }) => below.map(host => [host.name, host])));
  return [...hosts].map(([name, host]) => ({
    name: `files/${asked.get(name)}/before.sh`,
    text: hostProbeScript('before', host),
  }));
}

/** The scripts that a launch from the editor sends, too. */
function scriptsOf({ launch, tests }: FleetRun): readonly WrittenFile[] {
  const { id, pts } = launch;
  const program = `if [ -x ${quote(pts)} ]; then echo 'program yes'; fi`;
  const texts = {
    preflight: `${preflightScript({ pts, tests })}${program}\n`,
    start: startScript(launch),
    install: startScript({ ...launch, install: true }),
    wait: waitScript(id),
    pack: packScript(launch),
  };
  return Object.entries(texts).map(([name, text]) => ({ name: `files/${id}/${name}.sh`, text }));
}

function readmeOf(name: string, runs: readonly FleetRun[], words: Pick<Formatter, 'text'>): string {
  const hosts = new Set(runs.map(({ host }) => host)).size;
  const lines = runs.map(({ host, launch, turn }) => {
    const identifiers = launch.rounds.map(({ identifier }) => identifier);
    return `| ${turn + 1} | ${markdownText(host)} | ${identifiers.map(markdownText).join(', ')} | ${launch.id} |`;
  });
  const heads = ['turn', 'host', 'identifiers', 'id'] as const;
  return `# ${markdownText(name)}

${words.text('ansible.readme-what', { count: hosts, turns: turnsOf(runs) })}

\`\`\`sh
ansible-playbook -i INVENTORY --forks ${Math.min(hosts, 50)} site.yml
\`\`\`

${words.text('ansible.readme-again')}

| ${heads.map(head => words.text(`ansible.readme-${head}`)).join(' | ')} |
| --- | --- | --- | --- |
${lines.join('\n')}

- ${words.text('ansible.readme-turns')}
- ${words.text('ansible.readme-home')}
- ${words.text('ansible.readme-install')}
- ${words.text('ansible.readme-hosts')}
- ${words.text('ansible.readme-stop')}
- ${words.text('ansible.readme-needs')}
`;
}
