import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { which } from '../../scripts/prepare/command.mjs';
import type { FleetRun } from '../../src/core/ansible/fleet';
import type { Campaign, CampaignPlan } from '../../src/core/campaign/campaign';
import { serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import type { Plan } from '../../src/core/plan/plan';
import { dom0InVmware, guestOfXen } from '../playedMachines';
import { run } from '../unit/cli/run';
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
const briefly = { ...plan, tests: plan.tests.map(test => ({ ...test, rounds: 1, trials: 1 })) };

const eight = Array.from({ length: 8 }, (_, at) => `h${at + 1}`);

/** One for all tests: what each runs has names of its own. */
let fleet: TestFleet;
beforeAll(async () => {
  if (noAnsible !== undefined) return;
  fleet = await startFleet({
    ...Object.fromEntries(eight.map(name => [name, {}])),
    a: { variables: { pts_lens_machine: 'rack "2"', pts_lens_host: 'metal' }, plays: guestOfXen },
    b: { variables: { pts_lens_machine: 'rack "2"', pts_lens_host: 'down' } },
    metal: { variables: { pts_lens_host: 'down' }, plays: dom0InVmware },
    down: { isDead: true },
  });
}, 60_000);
afterEach(() => fleet?.gate.open());
afterAll(() => fleet?.remove());

const play = (...args: readonly string[]) =>
  fleet.ansible('ansible-playbook', '-i', fleet.inventory, '--forks', '8', 'site.yml', ...args);
const sum = (recap: Awaited<ReturnType<typeof play>>['recap'], what: string) =>
  Object.values(recap).reduce((all, counts) => all + (counts[what] ?? 0), 0);
const homeOf = (id: string) => fleet.at('pts-runs', id);
/** The folders of results that came home of a run. */
const resultsOf = (id: string) =>
  readdirSync(homeOf(id))
    .filter(name => name !== 'console.log')
    .sort()
    .map(name => `${homeOf(id)}/${name}`);
/** When a run's rounds began and ended, by the clock of its host. */
const times = ({ host, launch }: FleetRun) =>
  readFileSync(fleet.target(host).there(launch.id, 'rounds'), 'utf8')
    .trim()
    .split('\n')
    .map(line => Number(line.split(' ')[2]));

describe.skipIf(noAnsible !== undefined)('a plan for a fleet, run by Ansible', () => {
  test('runs on eight hosts at once, comes home from all of them, and a second time there is nothing to do', async () => {
    fleet.gate.close();
    const runs = await fleet.export(plan, { hosts: eight });
    const first = play();
    await expect
      .poll(() => runs.filter(each => hasBegun(fleet, each)).length, { timeout: 120_000, interval: 200 })
      .toBe(8);
    fleet.gate.open();
    const { code, said, recap } = await first;
    expect(code, said).toBe(0);
    expect(readdirSync(fleet.at('pts-runs')).sort()).toEqual(runs.map(({ launch }) => launch.id).sort());
    for (const [at, each] of runs.entries()) {
      const own = at === 0 ? 'KVM guest' : `h${at + 1}`;
      expect(resultsOf(each.launch.id).flatMap(folder => came(`${folder}/composite.xml`))).toEqual([
        `Copy Loop Type: Copy - Block: Small: ${own} r1, 2`,
        `Copy Loop Type: Copy - Block: Small: ${own} r2, 2`,
      ]);
    }
    expect(sum(recap, 'changed')).toBeGreaterThan(0);
    expect(existsSync('/tmp/pwned')).toBe(false);
    const again = await play();
    expect(again.code, again.said).toBe(0);
    expect(Object.keys(again.recap)).toEqual(eight);
    expect(sum(again.recap, 'changed')).toBe(0);
  });

  test('a host is refused where another run goes on', async () => {
    fleet.gate.close();
    await fleet.export(briefly, { hosts: ['h3'], prefix: 'busy' });
    const { launch, start } = fleet.target('h3');
    await start(launch('another', [round(1, 1, rows.copy)], `hold=${fleet.gate.file}`));
    const { code, said } = await play('-e', 'pts_lens_beside_others=false');
    expect(code).not.toBe(0);
    expect(said).toContain('our-run another');
    expect(existsSync(fleet.target('h3').there('busy-1'))).toBe(false);
  });

  test('a host without the tests is refused with the remedy, and installs them when it is told so', async () => {
    const missing = { ...briefly, tests: plan.tests.map(each => ({ ...each, test: rows.badInstall.test })) };
    await fleet.export(missing, { hosts: ['h4'], prefix: 'install' });
    const { code, said } = await play();
    expect(code).not.toBe(0);
    expect(said).toContain(`Tests are not installed: test ${rows.badInstall.test} missing`);
    expect(existsSync(homeOf('install-1'))).toBe(false);
    const installing = await play('-e', 'pts_lens_install=true');
    expect(installing.code, installing.said).toBe(0);
    expect(readFileSync(fleet.at('pts-runs/install-1/console.log'), 'utf8')).toContain('To Install:');
  });

  test('is a playbook that Ansible and its linter take', async () => {
    await fleet.export(plan, { prefix: 'lint' });
    const { code, said } = await play('--syntax-check');
    expect(code, said).toBe(0);
    if (which('ansible-lint') === undefined) return console.log('skipped: ansible-lint is not installed');
    // Without a name it finds all that is there; with `.` it looks at one file.
    const lint = await fleet.ansible('ansible-lint', '--offline', '--nocolor');
    expect(lint.code, lint.said).toBe(0);
    expect(lint.said).not.toContain('on 1 files');
  });
});

describe.skipIf(noAnsible !== undefined)('a campaign, run by Ansible', () => {
  const on = (target: string): CampaignPlan => ({
    ...briefly,
    name: `Lab ${target}`,
    target,
    identifier: target,
    tests: plan.tests.map(each => ({ ...each, trials: 1 })),
  });
  const campaign: Campaign = { name: 'The lab', plans: ['a', 'b', 'h5'].map(on) };

  test('has the rounds of one machine take turns A B B A, is complete when all is home, and a second time nothing changes', async () => {
    const file = fleet.at('lab.ptscampaign');
    writeFileSync(file, serialiseCampaign(campaign));
    const runs = await fleet.exportCampaign(campaign, { prefix: 'lab' });
    const { code, said, recap } = await play();
    expect(code, said).toBe(0);
    const ordered = runs
      .filter(({ host }) => host !== 'h5')
      .map(each => ({ name: each.launch.rounds[0]?.identifier, times: times(each) }))
      .sort((one, other) => (one.times[0] ?? 0) - (other.times[0] ?? 0));
    expect(ordered.map(({ name }) => name)).toEqual(['a r1', 'b r1', 'b r2', 'a r2']);
    for (const [at, each] of ordered.entries())
      expect(each.times[0]).toBeGreaterThanOrEqual(ordered[at - 1]?.times.at(-1) ?? 0);
    // By the real results: neither the playbook nor its end says so.
    const told = await run(['campaign', file, '--format', 'json', '--fail-on', 'missing']);
    expect(told.code).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({ asked: 6, complete: 6 });
    expect(sum(recap, 'changed')).toBeGreaterThan(0);
    const again = await play();
    expect(again.code, again.said).toBe(0);
    expect(sum(again.recap, 'changed')).toBe(0);
  });

  test('a host that is down keeps no other one back, and alone is in the playbook of what is missing then', async () => {
    const plans = ['h1', 'down', 'h2'].map(on).map(each => ({ ...each, tests: briefly.tests }));
    const file = fleet.at('down.ptscampaign');
    writeFileSync(file, serialiseCampaign({ name: 'Down', plans }));
    await fleet.exportCampaign({ name: 'Down', plans }, { prefix: 'down' });
    const { code, said, recap } = await play();
    expect(code, said).not.toBe(0);
    expect(recap['down']).toMatchObject({ unreachable: 1 });
    const told = await run(['campaign', file, '--format', 'json', '--fail-on', 'missing']);
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({ asked: 3, complete: 2, missing: 1 });
    const rest = fleet.at('rest');
    const again = await run(['campaign', file, '--ansible', rest, '--inventory', fleet.inventory]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('for one host') });
    expect(readFileSync(`${rest}/site.yml`, 'utf8')).toContain('hosts:\n    - "down"\n  gather_facts');
  });

  test('shows a guest on its host, which was asked before the run; one that does not answer keeps no run back', async () => {
    const [folder = ''] = resultsOf('lab-1');
    const read = JSON.parse((await run(['read', folder, '--format', 'json'])).out);
    const [{ systems }] = read.files;
    expect(systems).toMatchObject([
      {
        identifier: 'a r1',
        layers: [
          { kind: 'vmware', role: 'guest', evidence: [{ file: 'pts-lens-probe.host.json' }, {}] },
          { kind: 'xen', role: 'guest' },
        ],
      },
    ]);
  });
});
