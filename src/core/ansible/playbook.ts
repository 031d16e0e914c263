import type { Formatter } from '../messages/formatter';
import { markdownText } from '../reports/markdownText';
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
  return [
    { name: 'site.yml', text: siteOf(runs) },
    { name: 'README.md', text: readmeOf(name, runs, words) },
    ...roleFiles,
    ...runs.flatMap(scriptsOf),
  ];
}

function siteOf(runs: readonly FleetRun[]): string {
  const turns = runs.reduce((most, { turn }) => Math.max(most, turn + 1), 0);
  const wrong = runs.find(({ host }) => !isPlayable(host));
  if (wrong !== undefined) throw new RangeError('This name of a host cannot stand in a playbook.');
  return `---
# Made by PTS Lens; README.md says how it is used. Made anew it overwrites only what nobody changed.
- name: Run a plan of PTS Lens
  hosts:
${runs.map(({ host }) => `    - ${JSON.stringify(host)}`).join('\n')}
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
    # The folder of each run's scripts in files/, its turn, and the room that it needs, in kB.
    pts_lens_runs:
${runs.map(runLines).join('\n')}
    pts_lens_run: "{{ pts_lens_runs[inventory_hostname] }}"
  tasks:
    - name: Run turn by turn what is not at home yet
      ansible.builtin.include_tasks:
        file: turn.yml
      loop: "{{ range(${turns}) | list }}"
      loop_control:
        loop_var: pts_lens_turn
      when:
        - inventory_hostname in pts_lens_runs
        - pts_lens_run.turn == pts_lens_turn
        - (pts_lens_home ~ '/' ~ pts_lens_run.id) is not directory
`;
}

function runLines({ host, launch, turn, resultSize }: FleetRun): string {
  const room = Math.ceil((2 * resultSize) / 1024);
  return `      ${JSON.stringify(host)}:
        id: ${JSON.stringify(launch.id)}
        turn: ${turn}
        room: ${room}`;
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
  const turns = runs.reduce((most, { turn }) => Math.max(most, turn + 1), 0);
  const lines = runs.map(({ host, launch, turn }) => {
    const identifiers = launch.rounds.map(({ identifier }) => identifier);
    return `| ${markdownText(host)} | ${turn + 1} | ${identifiers.map(markdownText).join(', ')} | ${launch.id} |`;
  });
  const heads = ['host', 'turn', 'identifiers', 'id'] as const;
  return `# ${markdownText(name)}

${words.text('ansible.readme-what', { count: runs.length, turns })}

\`\`\`sh
ansible-playbook -i INVENTORY --forks ${Math.min(runs.length, 50)} site.yml
\`\`\`

${words.text('ansible.readme-again')}

| ${heads.map(head => words.text(`ansible.readme-${head}`)).join(' | ')} |
| --- | --- | --- | --- |
${lines.join('\n')}

- ${words.text('ansible.readme-turns')}
- ${words.text('ansible.readme-home')}
- ${words.text('ansible.readme-install')}
- ${words.text('ansible.readme-stop')}
- ${words.text('ansible.readme-needs')}
`;
}
