import { mostAnswer } from '../runs/hostAnswers';
import { neededTools, sessionTools } from '../runs/preflight';
import type { WrittenFile } from '../writing/writtenFile';
import { unpackScript } from './unpackScript';

// The roles are the same in every playbook: what differs between runs is in scripts and in `pts_lens_run`. As in
// scripts, what they say is English.

/** Seconds that a host below has to answer: a run does not wait for one that is not there. */
const patience = 30;

/** Words as a list of Ansible's templates. */
function listed(words: readonly string[]): string {
  return `[${words.map(word => `'${word}'`).join(', ')}]`;
}

/** What a launch from the editor would be refused for, as `core/runs/preflight` says it. */
const preflight = `---
- name: Ask the target all that a run needs, which changes nothing there
  ansible.builtin.script:
    cmd: "{{ pts_lens_run.id }}/preflight.sh"
    executable: sh
  register: preflight_answer
  changed_when: false

- name: Refuse a run that would fail, or spoil another one
  ansible.builtin.assert:
    that: preflight_problems == []
    fail_msg: "{{ preflight_problems | join(' ') }}"
    quiet: true
  # A run of this playbook that goes on there was looked at before it began.
  when: "'our-run ' ~ pts_lens_run.id not in preflight_lines"
  vars:
    preflight_lines: "{{ preflight_answer.stdout_lines | map('trim') | list }}"
    preflight_tools: "{{ preflight_lines | select('match', 'tool ') | map('regex_replace', '^tool ', '') | list }}"
    preflight_missing: "{{ ${listed(neededTools)} | difference(preflight_tools) }}"
    preflight_lacking: "{{ preflight_lines | select('match', 'test .* (missing|unknown)') | list }}"
    preflight_busy: "{{ preflight_lines | select('match', '(running|our-run) ') | list }}"
    preflight_free: "{{ preflight_lines | select('match', 'free ') | map('regex_replace', '^free ', '') | first | default(0) }}"
    preflight_problems: "{{ preflight_checks | rejectattr('fits') | map(attribute='why') | list }}"
    preflight_checks:
      - fits: "{{ preflight_missing == [] }}"
        why: "Programs are missing there: {{ preflight_missing | join(', ') }}."
      - fits: "{{ ${listed(sessionTools)} | intersect(preflight_tools) != [] }}"
        why: "A run needs one of ${sessionTools.join(', ')} to go on without a connection."
      - fits: "{{ 'program yes' in preflight_lines }}"
        why: >-
          PTS is not where the run looks for it. Found:
          {{ preflight_lines | select('match', 'pts ') | join(', ') | default('nothing', true) }}.
          Set pts_lens_pts in the inventory, and export the plan anew.
      - fits: "{{ preflight_lines | select('match', 'php ') | list != [] and preflight_lines | select('match', 'php-lacks (?!posix)') | list == [] }}"
        why: PTS needs PHP with its extensions dom, simplexml and json.
      - fits: "{{ 'config-fits no' not in preflight_lines }}"
        why: PTS reads a configuration there that does not let it run without questions, or that uploads results.
      - fits: "{{ pts_lens_install | default(false) | bool or preflight_lacking == [] }}"
        why: >-
          Tests are not installed: {{ preflight_lacking | join(', ') }}.
          With -e pts_lens_install=true the run installs them first.
      - fits: "{{ preflight_free | int >= pts_lens_run.room }}"
        why: "There is not enough room on the disk: {{ pts_lens_run.room }} kB are needed, {{ preflight_free }} kB are free."
      - fits: "{{ pts_lens_beside_others | default(false) | bool or preflight_busy == [] }}"
        why: >-
          PTS runs there already, and two at once spoil each other's numbers: {{ preflight_busy | join(', ') }}.
          Wait until it has ended; with -e pts_lens_beside_others=true the run does not.
      - fits: "{{ 'kills-at-logout yes' not in preflight_lines or 'linger yes' in preflight_lines }}"
        why: "Processes end there with the login: loginctl enable-linger lets them stay."
`;

/** The run itself asks the target before each of its rounds. A host that does not answer keeps no run back. */
const probe = `---
- name: Ask the hosts below the target
  ansible.builtin.include_tasks:
    file: ask.yml
  loop: "{{ pts_lens_run.below }}"
  loop_control:
    loop_var: probe_host
    index_var: probe_place
    label: "{{ probe_host.host }}"
`;

const ask = `---
- name: Ask a host what it is, which changes nothing there
  ansible.builtin.script:
    cmd: "{{ probe_host.ask }}/before.sh"
    executable: sh
  delegate_to: "{{ probe_host.host }}"
  register: probe_answer
  timeout: ${patience}
  changed_when: false
  ignore_errors: true
  ignore_unreachable: true

- name: Make a folder for what hosts say
  ansible.builtin.file:
    path: "{{ playbook_dir }}/coming/{{ pts_lens_run.id }}-below"
    state: directory
    mode: "0755"
  delegate_to: localhost
  become: false

- name: Keep what it says before the run
  ansible.builtin.copy:
    content: "{{ probe_answer.stdout_lines | join('\\n') | string }}"
    dest: "{{ playbook_dir }}/coming/{{ pts_lens_run.id }}-below/{{ probe_place + 1 }}.json"
    mode: "0644"
    # A playbook that is run again finds the run under way, or over.
    force: false
  delegate_to: localhost
  become: false
  when:
    - probe_answer.stdout | default('') is search('"role". "host"')
    - probe_answer.stdout | length <= ${mostAnswer}
`;

const run = `---
- name: Start the run, unless it was started before
  ansible.builtin.script:
    cmd: "{{ pts_lens_run.id }}/{{ 'install' if pts_lens_install | default(false) | bool else 'start' }}.sh"
    executable: sh
  register: run_start
  changed_when: run_start.stdout_lines | default([], true) | select('match', 'started ') | list != []
  failed_when: run_start.stdout_lines | default([], true) | select('match', '(started |exists)') | list == []

- name: Wait until it has ended
  ansible.builtin.script:
    cmd: "{{ pts_lens_run.id }}/wait.sh"
    executable: sh
  register: run_state
  until: run_state.stdout_lines | default([], true) | select('match', 'state (ended|gone|none)') | list != []
  retries: "{{ pts_lens_patience }}"
  delay: 1
  changed_when: false
`;

const fetch = `---
- name: Pack what was measured
  ansible.builtin.script:
    cmd: "{{ pts_lens_run.id }}/pack.sh"
    executable: sh
  register: fetch_packed
  changed_when: false

- name: Bring it to this machine
  ansible.builtin.fetch:
    src: "{{ fetch_archive }}"
    dest: "{{ playbook_dir }}/coming/{{ pts_lens_run.id }}.tar"
    flat: true

- name: Unpack it where runs come home, all of it or nothing
  ansible.builtin.command:
    argv:
      - sh
      - "{{ role_path }}/files/unpack.sh"
      - "{{ playbook_dir }}/coming/{{ pts_lens_run.id }}.tar"
      - "{{ pts_lens_home }}/{{ pts_lens_run.id }}"
      - "{{ playbook_dir }}/coming/{{ pts_lens_run.id }}-below"
    creates: "{{ pts_lens_home }}/{{ pts_lens_run.id }}"
  delegate_to: localhost
  become: false

- name: Remove the archive from the target
  ansible.builtin.file:
    path: "{{ fetch_archive }}"
    state: absent
`;

const fetchVariables = `---
fetch_archive: "{{ fetch_packed.stdout_lines | select('match', 'archive /') | first | regex_replace('^archive ', '') }}"
`;

/** Everything that a target does in its turn. What is at home is not asked for again. */
const turn = `---
- name: Check the target
  ansible.builtin.import_role:
    name: preflight

- name: Ask what is below the target
  ansible.builtin.import_role:
    name: probe

- name: Run
  ansible.builtin.import_role:
    name: run

- name: Bring the results home
  ansible.builtin.import_role:
    name: fetch

- name: Say so where a run did not come to its end
  ansible.builtin.assert:
    that: run_state.stdout_lines | select('match', 'state ended ended') | list != []
    fail_msg: >-
      {{ run_state.stdout_lines | select('match', 'state ') | first | default('no state') }}:
      what was measured until then is at home, console.log says more.
    quiet: true
`;

export const roleFiles: readonly WrittenFile[] = [
  { name: 'turn.yml', text: turn },
  { name: 'roles/preflight/tasks/main.yml', text: preflight },
  { name: 'roles/probe/tasks/main.yml', text: probe },
  { name: 'roles/probe/tasks/ask.yml', text: ask },
  { name: 'roles/run/tasks/main.yml', text: run },
  { name: 'roles/fetch/tasks/main.yml', text: fetch },
  { name: 'roles/fetch/vars/main.yml', text: fetchVariables },
  { name: 'roles/fetch/files/unpack.sh', text: unpackScript },
];
