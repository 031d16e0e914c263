import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { which } from '../../../scripts/prepare/command.mjs';
import { compositeXml } from '../../compositeXml';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const at = temporaryFolder('cli-playbook');
const hasAnsible = which('ansible-inventory') !== undefined;
if (!hasAnsible) console.log('skipped: ansible-core is not installed, so no playbook is exported');

const plan = {
  version: 1,
  name: 'RAMspeed',
  identifier: 'KVM guest',
  target: 'k1',
  tests: [
    {
      test: 'pts/ramspeed-1.4.3',
      title: 'RAMspeed SMP',
      arguments: 'COPY -b 3',
      description: 'Type: Copy - Benchmark: Integer',
      rows: [],
      rounds: 3,
      trials: 5,
    },
  ],
};

/** Of a playbook each host with its turns, and the last part of the run's id in each. */
function idsByTurn(site: string): readonly string[] {
  const found: string[] = [];
  let [host, turn] = ['', ''];
  for (const line of site.split('\n')) {
    turn = /^ {4}- name: Run turn (\d+)/.exec(line)?.[1] ?? turn;
    host = /^ {10}"(.*)":$/.exec(line)?.[1] ?? host;
    const id = /^ {12}id: ".*-(\d+)"$/.exec(line)?.[1];
    if (id !== undefined) found.push(`${host} ${turn} ${id}`);
  }
  return found.sort();
}

describe('plan --ansible', () => {
  const exported = (...args: readonly string[]) => {
    writeFileSync(at('plan.ptsplan'), JSON.stringify(plan));
    writeFileSync(at('hosts.ini'), '[kvm]\nk1 pts_lens_machine=rack\nk2 pts_lens_machine=rack\n');
    return run(['plan', at('plan.ptsplan'), '--ansible', at('out'), ...args]);
  };
  const inventory = () => ['--inventory', at('hosts.ini')];

  test.skipIf(!hasAnsible)(
    'writes a playbook for the plan’s target, or for the hosts that are named',
    async () => {
      const one = await exported(...inventory());
      expect(one).toMatchObject({ code: 0, out: expect.stringContaining('for one host') });
      const two = await exported(...inventory(), '--hosts', 'kvm');
      expect(two).toMatchObject({ code: 0, out: expect.stringContaining('for 2 hosts') });
      expect(idsByTurn(readFileSync(at('out/site.yml'), 'utf8'))).toEqual([
        'k1 1 1',
        'k1 4 4',
        'k1 5 5',
        'k2 2 2',
        'k2 3 3',
        'k2 6 6',
      ]);
      expect(readdirSync(at('out')).sort()).toEqual([
        'README.md',
        'files',
        'pts-lens.json',
        'roles',
        'site.yml',
        'turn.yml',
      ]);
      expect(await exported(...inventory(), '--hosts', 'k3')).toMatchObject({ code: 2 });
      writeFileSync(at('out/turn.yml'), 'changed by hand');
      const refused = await exported(...inventory());
      expect(refused).toMatchObject({ code: 2, complaint: expect.stringContaining('turn.yml was changed') });
      expect(readFileSync(at('out/turn.yml'), 'utf8')).toBe('changed by hand');
    },
  );

  test.skipIf(!hasAnsible)('counts its rounds on from those that are at home', async () => {
    mkdirSync(at('pts-runs/run-1/kvm-r2'), { recursive: true });
    const xml = compositeXml({ systems: [{ identifier: 'KVM guest r2' }, { identifier: 'k3 r2' }] });
    writeFileSync(at('pts-runs/run-1/kvm-r2/composite.xml'), xml);
    await exported(...inventory(), '--hosts', 'kvm');
    const readme = readFileSync(at('out/README.md'), 'utf8');
    expect(readme.match(/KVM guest r\d/g)).toEqual(['KVM guest r4', 'KVM guest r5', 'KVM guest r6']);
    expect(readme.match(/k2 r\d/g)).toEqual(['k2 r1', 'k2 r2', 'k2 r3']);
  });

  test('says what it lacks', async () => {
    expect(await exported()).toMatchObject({ code: 2, complaint: expect.stringContaining('--inventory') });
    const alone = await run(['plan', at('plan.ptsplan'), '--hosts', 'k1']);
    expect(alone).toMatchObject({ code: 2, complaint: expect.stringContaining('needs --ansible') });
  });
});

describe('campaign --ansible', () => {
  const on = (target: string) => ({ ...plan, target, identifier: target, version: undefined });
  const exported = (targets: readonly string[], to: string) => {
    const campaign = { version: 1, name: 'The lab', plans: targets.map(on) };
    writeFileSync(at('lab.ptscampaign'), JSON.stringify(campaign));
    writeFileSync(at('hosts.ini'), '[kvm]\nk1 pts_lens_machine=rack\nk2 pts_lens_machine=rack\nk3\n');
    const inventory = ['--inventory', at('hosts.ini')];
    return run(['campaign', at('lab.ptscampaign'), '--ansible', at(to), ...inventory]);
  };

  test.skipIf(!hasAnsible)(
    'writes a playbook of what is missing, whose results come home beside it',
    async () => {
      const written = await exported(['k1', 'k2', 'k3'], 'out');
      expect(written).toEqual({
        code: 0,
        out: `Written: ${at('out/site.yml')}, for 3 hosts\n`,
        complaint: '',
      });
      expect(
        idsByTurn(readFileSync(at('out/site.yml'), 'utf8')).filter(line => !line.startsWith('k3')),
      ).toEqual(['k1 1 1', 'k1 4 7', 'k1 5 8', 'k2 2 3', 'k2 3 5', 'k2 6 9']);
      expect(await exported(['k1'], 'elsewhere/out')).toMatchObject({
        code: 0,
        out: expect.stringContaining(`Results come home into ${at('elsewhere/pts-runs')}`),
      });
      expect(await exported(['k1', 'vm 9'], 'other')).toMatchObject({
        code: 2,
        complaint: expect.stringContaining('no host of this name: vm 9.'),
      });
    },
  );

  test('writes none where nothing is missing', async () => {
    const campaign = { version: 1, name: 'The lab', plans: [] };
    writeFileSync(at('lab.ptscampaign'), JSON.stringify(campaign));
    const options = ['--ansible', at('out'), '--inventory', at('hosts.ini')];
    expect(await run(['campaign', at('lab.ptscampaign'), ...options])).toEqual({
      code: 0,
      out: 'Nothing of “The lab” is missing.\n',
      complaint: '',
    });
    const hosts = await run(['campaign', at('lab.ptscampaign'), ...options, '--hosts', 'k1']);
    expect(hosts).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('--hosts is an option of plan'),
    });
  });
});
