import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { which } from '../../scripts/prepare/command.mjs';
import type { Plan } from '../../src/core/plan/plan';
import { hasBegun, noAnsible, startFleet, type TestFleet } from './fleet';
import { came, round } from './launched';
import { rows } from './pts';

const plan: Plan = {
  name: 'Copy {{ lookup("pipe", "touch /tmp/pwned") }} "on" $(all) Стойка',
  identifier: 'KVM guest',
  target: 'h1',
  tests: [
    {
      test: rows.copy.test,
      title: 'Copy Loop',
      arguments: rows.copy.arguments,
      description: rows.copy.description,
      rows: [],
      rounds: 2,
      trials: 2,
    },
  ],
};

let fleet: TestFleet;
afterEach(() => fleet?.remove());

const play = (...args: readonly string[]) =>
  fleet.ansible('ansible-playbook', '-i', fleet.inventory, '--forks', '8', 'site.yml', ...args);
const sum = (recap: Awaited<ReturnType<typeof play>>['recap'], what: string) =>
  Object.values(recap).reduce((all, counts) => all + (counts[what] ?? 0), 0);

describe.skipIf(noAnsible !== undefined)('a plan for a fleet, run by Ansible', () => {
  test('runs on eight hosts at once, comes home from all of them, and a second time there is nothing to do', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `h${at + 1}`);
    fleet = await startFleet(Object.fromEntries(names.map(name => [name, {}])));
    fleet.gate.close();
    const runs = await fleet.export(plan);
    const first = play();
    await expect
      .poll(() => runs.filter(run => hasBegun(fleet, run)).length, { timeout: 120_000, interval: 200 })
      .toBe(8);
    fleet.gate.open();
    const { code, said, recap } = await first;
    expect(code, said).toBe(0);
    expect(readdirSync(fleet.at('pts-runs')).sort()).toEqual(runs.map(({ launch }) => launch.id).sort());
    for (const [at, { launch }] of runs.entries()) {
      const home = fleet.at('pts-runs', launch.id);
      expect(readdirSync(home)).toHaveLength(3);
      const folders = readdirSync(home)
        .filter(name => name !== 'console.log')
        .sort();
      const own = at === 0 ? 'KVM guest' : `h${at + 1}`;
      expect(folders.flatMap(name => came(`${home}/${name}/composite.xml`))).toEqual([
        `Copy Loop Type: Copy - Block: Small: ${own} r1, 2`,
        `Copy Loop Type: Copy - Block: Small: ${own} r2, 2`,
      ]);
    }
    expect(sum(recap, 'changed')).toBeGreaterThan(0);
    expect(existsSync('/tmp/pwned')).toBe(false);
    const again = await play();
    expect(again.code, again.said).toBe(0);
    expect(Object.keys(again.recap)).toEqual(names);
    expect(sum(again.recap, 'changed')).toBe(0);
  });

  test('never measures on two guests of one machine at once, and a host that is down keeps no other one back', async () => {
    fleet = await startFleet(
      { h1: { pts_lens_machine: 'rack "2"' }, h2: { pts_lens_machine: 'rack "2"' }, down: {}, other: {} },
      ['down'],
    );
    fleet.gate.close();
    const runs = await fleet.export(plan);
    const begun = () => runs.filter(run => hasBegun(fleet, run)).map(({ host }) => host);
    const all = play();
    await expect.poll(begun, { timeout: 60_000, interval: 200 }).toEqual(['h1', 'other']);
    fleet.gate.open();
    const { code, said, recap } = await all;
    expect(code, said).not.toBe(0);
    expect(recap['down']).toMatchObject({ unreachable: 1 });
    for (const host of ['h1', 'h2', 'other']) expect(recap[host], said).toMatchObject({ failed: 0 });
    expect(readdirSync(fleet.at('pts-runs')).sort()).toEqual(['fleet-1', 'fleet-2', 'fleet-4']);
    const [before, after] = ['h1', 'h2'].map((host, at) =>
      readFileSync(fleet.target(host).there(`fleet-${at + 1}`, 'rounds'), 'utf8')
        .trim()
        .split('\n'),
    );
    const seconds = (line = '') => Number(line.split(' ')[2]);
    expect(seconds(after?.[0])).toBeGreaterThanOrEqual(seconds(before?.at(-1)));
  });

  test('a host is refused where another run goes on', async () => {
    fleet = await startFleet({ h1: {} });
    fleet.gate.close();
    await fleet.export(plan);
    const { launch, start } = fleet.target('h1');
    await start(launch('another', [round(1, 1, rows.copy)], `hold=${fleet.gate.file}`));
    const { code, said } = await play('-e', 'pts_lens_beside_others=false');
    expect(code).not.toBe(0);
    expect(said).toContain('our-run another');
    expect(existsSync(fleet.target('h1').there('fleet-1'))).toBe(false);
  });

  test('a host without the tests is refused with the remedy, and installs them when it is told so', async () => {
    fleet = await startFleet({ h1: {} });
    const missing = { ...plan, tests: plan.tests.map(each => ({ ...each, test: rows.badInstall.test })) };
    await fleet.export(missing);
    const { code, said } = await play();
    expect(code).not.toBe(0);
    expect(said).toContain(`Tests are not installed: test ${rows.badInstall.test} missing`);
    expect(existsSync(fleet.at('pts-runs'))).toBe(false);
    const installing = await play('-e', 'pts_lens_install=true');
    expect(installing.code, installing.said).toBe(0);
    expect(readFileSync(fleet.at('pts-runs/fleet-1/console.log'), 'utf8')).toContain('To Install:');
  });

  test('is a playbook that Ansible and its linter take', async () => {
    fleet = await startFleet({ h1: {}, h2: {} });
    await fleet.export(plan);
    const { code, said } = await play('--syntax-check');
    expect(code, said).toBe(0);
    if (which('ansible-lint') === undefined) return console.log('skipped: ansible-lint is not installed');
    const lint = await fleet.ansible('ansible-lint', '--offline', '--nocolor', '.');
    expect(lint.code, lint.said).toBe(0);
  });
});
