import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Fleet, type FleetRun, fleetOf } from '../../../src/core/ansible/fleet';
import type { InventoryHost } from '../../../src/core/ansible/inventory';
import { playbookFiles } from '../../../src/core/ansible/playbook';
import { unpackScript } from '../../../src/core/ansible/unpackScript';
import { writePlaybook } from '../../../src/core/ansible/writePlaybook';
import type { CampaignPlan } from '../../../src/core/campaign/campaign';
import { planOnTargets } from '../../../src/core/campaign/planOnTargets';
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
  fleetOf(
    planOnTargets(
      of,
      hosts.map(({ name }) => name),
    ),
    all,
    place => `run-${place + 1}`,
  );
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

describe('plans of a campaign for hosts of an inventory', () => {
  const on = (target: string, rounds: number, firstRound = 1): CampaignPlan => ({
    ...plan,
    target,
    identifier: `system ${target}`,
    firstRound,
    tests: plan.tests.map(test => ({ ...test, rounds })),
  });
  const made = (plans: readonly CampaignPlan[], all: readonly InventoryHost[]): Fleet =>
    fleetOf(plans, all, place => `run-${place + 1}`);

  test('takes turns A B B A on one machine, and counts its rounds on from those that are there', () => {
    const all = ['a', 'b', 'c'].map(name => host(name, name === 'c' ? {} : { machine: 'rack' }));
    const fleetMade = made([on('a', 2, 4), on('b', 1), on('c', 2)], all);
    expect(fleetMade.kind === 'fleet' ? turnsOf(fleetMade.runs) : []).toEqual(['a4 c1', 'b1 c2', 'a5']);
  });

  test('a host can have several runs, each with an id and a turn of its own, if it has several plans', () => {
    const twice = [on('a', 1), { ...on('a', 1), identifier: 'other' }];
    const fleetMade = made(twice, [host('a')]);
    const runs = fleetMade.kind === 'fleet' ? fleetMade.runs : [];
    expect(runs.map(({ turn, launch }) => [turn, launch.id])).toEqual([
      [0, 'run-1'],
      [1, 'run-2'],
    ]);
    const site = playbookFiles('Lab', runs, new Formatter('en')).find(({ name }) => name === 'site.yml');
    expect(site?.text.match(/^ {4}- "a"$/gm)).toHaveLength(1);
    expect(site?.text.match(/^ {12}id: "run-.*"$/gm)).toHaveLength(2);
  });

  test('takes a machine and a host of one name for one, as a launch from the editor does', () => {
    const all = [host('metal'), host('a', { machine: 'metal' })];
    const fleetMade = made([on('metal', 1), on('a', 1)], all);
    expect(fleetMade.kind === 'fleet' ? turnsOf(fleetMade.runs) : []).toEqual(['metal1', 'a1']);
  });

  test('is refused by the names of targets that are no hosts of the inventory', () => {
    expect(refusals(made([on('a', 1), on('vm 1', 1), on('b', 1)], [host('a')]))).toContainEqual(
      'The inventory has no host of this name: vm 1, b. Targets of a playbook are hosts of the inventory.',
    );
  });

  test('is refused where it would be more runs than a playbook is written for', () => {
    const all = ['a', 'b'].map(name => host(name, { machine: 'rack' }));
    const many = Array.from({ length: 11 }, (_, at) => ({ ...on('a', 200), identifier: `system ${at}` }));
    expect(refusals(made([...many, on('b', 1)], all))[0]).toContain('that takes 2,201 runs');
  });

  test('has the hosts below asked by their own scripts, as far as they are known and can stand there', () => {
    const all = [
      host('a', { host: 'metal' }),
      host('metal', { host: 'below*', machine: 'rack' }),
      host('below*'),
      host('b', { host: 'nowhere' }),
    ];
    const fleetMade = made([on('a', 1), on('b', 1)], all);
    const files = playbookFiles('Lab', fleetMade.kind === 'fleet' ? fleetMade.runs : [], new Formatter('en'));
    const textOf = (name: string) => files.find(file => file.name === name)?.text ?? '';
    expect(textOf('site.yml')).toContain(
      'below:\n              - host: "metal"\n                ask: below-1\n',
    );
    expect(textOf('site.yml').match(/below: \[\]/g)).toHaveLength(1);
    expect(textOf('site.yml')).not.toContain('below*');
    expect(textOf('files/below-1/before.sh')).toContain(`target_machine='"rack"'`);
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
  const unpack = (...below: readonly string[]) => {
    writeFileSync(at('unpack.sh'), unpackScript);
    return spawnSync('sh', [at('unpack.sh'), at('a.tar'), at('pts-runs/run-1'), ...below], {
      encoding: 'utf8',
    });
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

  test('gets what hosts below said beside each probe, and nothing of one below a host that said nothing', () => {
    for (const round of ['one r1', 'one r2']) {
      mkdirSync(at(`in/${round}/system-logs/KVM guest`), { recursive: true });
      writeFileSync(at(`in/${round}/system-logs/KVM guest/pts-lens-probe.json`), 'guest');
    }
    mkdirSync(at('in/one r2/system-logs/other'));
    pack('one r1', 'one r2');
    mkdirSync(at('below'));
    for (const place of [1, 3]) writeFileSync(at(`below/${place}.json`), `host ${place}`);
    expect(unpack(at('below'))).toMatchObject({ status: 0, stderr: '' });
    for (const round of ['one r1', 'one r2']) {
      const logs = at(`pts-runs/run-1/${round}/system-logs/KVM guest`);
      expect(readdirSync(logs).sort()).toEqual(['pts-lens-probe.host.json', 'pts-lens-probe.json']);
      expect(readFileSync(`${logs}/pts-lens-probe.host.json`, 'utf8')).toBe('host 1');
    }
    expect(readdirSync(at('pts-runs/run-1/one r2/system-logs/other'))).toEqual([]);
    expect(existsSync(at('below'))).toBe(false);
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
