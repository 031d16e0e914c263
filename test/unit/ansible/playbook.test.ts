import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Fleet, type FleetRun, fleetOf } from '../../../src/core/ansible/fleet';
import { plansForHosts } from '../../../src/core/ansible/hostPlans';
import type { InventoryHost } from '../../../src/core/ansible/inventory';
import { playbookFiles } from '../../../src/core/ansible/playbook';
import { unpackScript } from '../../../src/core/ansible/unpackScript';
import { writePlaybook } from '../../../src/core/ansible/writePlaybook';
import { Formatter } from '../../../src/core/messages/formatter';
import type { Plan } from '../../../src/core/plan/plan';
import { roundOf } from '../../../src/core/runs/roundName';
import { diskFolder } from '../../../src/node/disk/diskFolder';
import { temporaryFolder } from '../temporaryFolder';

const hostile = '{{ lookup("pipe", "id") }} {% raw %} $(id) `id` <b> \'"# Стойка';
const plan: Plan = {
  name: hostile,
  identifier: 'KVM guest',
  target: 'k1',
  tests: [
    {
      test: 'pts/ramspeed-1.4.3',
      title: hostile,
      arguments: hostile.replaceAll('<b>', ''),
      description: hostile.replaceAll('<b>', ''),
      rows: [],
      rounds: 2,
      trials: 3,
    },
  ],
};
const host = (name: string, about: InventoryHost['about'] = {}): InventoryHost => ({
  name,
  groups: [],
  about,
  wrong: [],
});
const fleet = (hosts: readonly InventoryHost[], all = hosts, of = plan): Fleet =>
  fleetOf(plansForHosts(of, hosts), all, place => `run-${place + 1}`);
const runsOf = (hosts: readonly InventoryHost[], all = hosts) => {
  const made = fleet(hosts, all);
  if (made.kind === 'refused') throw new Error(refusals(made).join(' '));
  return made.runs;
};
/** Of each turn the hosts with the numbers of their rounds. */
const turnsOf = (runs: readonly FleetRun[]) =>
  Array.from({ length: Math.max(...runs.map(({ turn }) => turn)) + 1 }, (_, at) =>
    runs
      .filter(({ turn }) => turn === at)
      .map(({ host: name, launch }) => `${name}${roundOf(launch.rounds[0]?.identifier ?? '')}`)
      .sort()
      .join(' '),
  );
const refusals = (made: Fleet) =>
  made.kind === 'refused' ? made.messages.map(each => new Formatter('en').say(each)) : [];
const filesOf = (hosts: readonly InventoryHost[]) =>
  playbookFiles(plan.name, runsOf(hosts), new Formatter('en'));

describe('a plan for hosts of an inventory', () => {
  test('names every system after its host, so that two are never taken for one', () => {
    const identifiers = runsOf([host('k1'), host('k-2'), host('k-2.')]).map(
      ({ launch }) => launch.rounds[0]?.identifier,
    );
    expect(identifiers).toEqual(['KVM guest r1', 'k-2 r1', 'k-2 2 r1']);
  });

  test('has the rounds of guests of one machine take turns A B B A, whether it is named or only their host is', () => {
    const all = [
      host('a', { machine: 'rack' }),
      host('b', { machine: 'rack' }),
      host('c', { host: 'metal' }),
      host('metal'),
      host('d', { host: 'e' }),
      host('e', { host: 'd' }),
      host('f', { host: 'a' }),
    ];
    expect(turnsOf(runsOf(all))).toEqual([
      'a1 c1 d1',
      'b1 e1 metal1',
      'e2 f1 metal2',
      'c2 d2 f2',
      'b2',
      'a2',
    ]);
  });

  test('is one run with all its rounds where every host has a machine of its own', () => {
    const runs = runsOf([host('a'), host('b', { machine: 'rack' })]);
    expect(runs.map(({ turn, launch }) => [turn, launch.rounds.length])).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  test('is refused where Ansible would take a name for several hosts, or the inventory says something wrong', () => {
    for (const name of ['web*', 'a:b', '~x', '!x', 'a[1:3]', 'all', '{{ x }}', 'a b', ''])
      expect(refusals(fleet([host(name)])), name).toHaveLength(1);
    expect(refusals(fleet([{ ...host('k1'), wrong: ['pts_lens_pts'] }]))[0]).toContain('pts_lens_pts');
    expect(refusals(fleet([]))[0]).toContain('No host is chosen');
    expect(refusals(fleet([host('k1')], [host('k1')], { ...plan, tests: [] }))).toEqual([
      'The plan has no tests.',
    ]);
  });
});

describe('a playbook', () => {
  test('holds no text of a plan where Ansible reads templates: it stands in scripts alone', () => {
    const files = filesOf([host('k1', { machine: hostile, hypervisor: hostile }), host('стенд-2')]);
    const read = files.filter(({ name }) => name.endsWith('.yml'));
    for (const { name, text } of read)
      for (const part of ['pipe', '$(', 'Стойка', 'RAM']) expect(text, name).not.toContain(part);
    expect(read.find(({ name }) => name === 'site.yml')?.text).toContain('- "стенд-2"');
    const readme = files.find(({ name }) => name === 'README.md')?.text ?? '';
    expect(readme).not.toContain('<b>');
    expect(readme).not.toContain('`id`');
  });

  test('has for every host the scripts that a launch from the editor would send', () => {
    const names = filesOf([host('k1')]).map(({ name }) => name);
    for (const script of ['preflight', 'start', 'install', 'wait', 'pack'])
      expect(names).toContain(`files/run-1/${script}.sh`);
    for (const { name, text } of filesOf([host('k1')]).filter(each => each.name.endsWith('.sh')))
      expect(spawnSync('sh', ['-n'], { input: text }).status, name).toBe(0);
  });
});

describe('writing a playbook', () => {
  const at = temporaryFolder('playbook');
  const write = (hosts: readonly InventoryHost[], mayOverwrite = false) =>
    writePlaybook(filesOf(hosts), diskFolder(at()), mayOverwrite);

  test('goes over an earlier one, and takes the scripts of earlier runs away', async () => {
    expect(await write([host('k1'), host('k2')])).toEqual({ kind: 'written', left: [] });
    expect(readdirSync(at('files/run-2'))).toHaveLength(5);
    expect(await write([host('k1')])).toEqual({ kind: 'written', left: [] });
    expect(readdirSync(at('files/run-2'))).toEqual([]);
  });

  test('asks before it goes over what somebody changed, or what it did not write', async () => {
    mkdirSync(at('roles/run/tasks'), { recursive: true });
    writeFileSync(at('roles/run/tasks/main.yml'), 'mine');
    expect(await write([host('k1')])).toEqual({
      kind: 'refused',
      refusals: [{ name: 'roles/run/tasks/main.yml', why: 'foreign' }],
    });
    expect(existsSync(at('site.yml'))).toBe(false);
    expect(await write([host('k1')], true)).toEqual({ kind: 'written', left: [] });
    writeFileSync(at('site.yml'), 'changed');
    expect(await write([host('k1')])).toMatchObject({ refusals: [{ name: 'site.yml', why: 'changed' }] });
  });

  test('removes nothing that a list of somebody else names', async () => {
    writeFileSync(at('thesis.txt'), 'mine');
    const sum = execFileSync('sha256sum', [at('thesis.txt')], { encoding: 'utf8' }).slice(0, 64);
    const files = { 'thesis.txt': sum, '../x': sum };
    writeFileSync(at('pts-lens.json'), JSON.stringify({ format: 'pts-lens-playbook', files }));
    await write([host('k1')]);
    expect(readFileSync(at('thesis.txt'), 'utf8')).toBe('mine');
  });
});

describe('what comes from a target', () => {
  const at = temporaryFolder('unpack');
  const unpack = () => {
    writeFileSync(at('unpack.sh'), unpackScript);
    return spawnSync('sh', [at('unpack.sh'), at('a.tar'), at('pts-runs/run-1')], { encoding: 'utf8' });
  };
  const pack = (...args: readonly string[]) =>
    execFileSync('tar', ['-C', at('in'), '-cf', at('a.tar'), ...args]);

  test('is unpacked whole into its folder, once', () => {
    mkdirSync(at('in/guests r1; x'), { recursive: true });
    writeFileSync(at('in/guests r1; x/composite.xml'), 'one');
    pack('guests r1; x');
    expect(unpack()).toMatchObject({ status: 0 });
    expect(readFileSync(at('pts-runs/run-1/guests r1; x/composite.xml'), 'utf8')).toBe('one');
    expect(readdirSync(at('pts-runs'))).toEqual(['run-1']);
    expect(existsSync(at('a.tar'))).toBe(false);
    expect(unpack().status).toBe(0);
  });

  test.each([
    ['a link', () => execFileSync('ln', ['-s', '/etc/passwd', at('in/x')]), []],
    ['a hard link', () => execFileSync('ln', [at('in/composite.xml'), at('in/y')]), []],
    ['a pipe', () => execFileSync('mkfifo', [at('in/x')]), []],
    ['a path that leads out', () => writeFileSync(at('in/x'), ''), ['--transform=s,x,../x,', '-P']],
    ['a path from the root', () => writeFileSync(at('in/x'), ''), ['--transform=s,.*x,/tmp/x,', '-P']],
  ] as const)('is refused as a whole where it holds %s', (_, make, options) => {
    mkdirSync(at('in'));
    writeFileSync(at('in/composite.xml'), 'one');
    make();
    pack(...options, ...readdirSync(at('in')));
    expect(unpack()).toMatchObject({ status: 1, stderr: expect.stringContaining('must not be written') });
    expect(existsSync(at('pts-runs/run-1'))).toBe(false);
    expect(readdirSync(at()).filter(name => name.includes('.part'))).toEqual([]);
  });

  test('is refused where it is broken', () => {
    writeFileSync(at('a.tar'), 'nothing of the kind');
    expect(unpack().status).toBe(1);
    expect(existsSync(at('pts-runs'))).toBe(false);
  });
});
