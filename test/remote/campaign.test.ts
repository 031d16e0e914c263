import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CampaignWorld, type Declared } from './campaignWorld';
import { noSshd } from './sshd';

const most = 240_000;

let world: CampaignWorld | undefined;
const begin = async (declared: Readonly<Record<string, Declared>>) => {
  world = await CampaignWorld.start(declared);
  return world;
};
afterEach(() => {
  world?.remove();
  world = undefined;
});

const until = (what: () => unknown) => expect.poll(what, { timeout: 60_000, interval: 100 });
const names = async (of: CampaignWorld) => (await of.rounds()).map(({ name }) => name);

describe.skipIf(noSshd !== undefined)('a campaign over real transports', () => {
  test(
    'two targets of one machine never measure at the same time, and their rounds go A B B A',
    async () => {
      const lab = await begin({ A: { machine: 'rack 1' }, B: { host: 'A' } });
      const campaign = lab.campaign(2);
      lab.place('A').shut();
      const { ended } = await lab.drive(await lab.begin(campaign));
      await until(() => lab.place('A').log(lab.place('A').ids[0] ?? '')).toContain('Started Run 1');
      // While A measures, nothing of B has begun.
      expect(lab.place('B').ids).toEqual([]);
      lab.place('A').open();
      await ended;
      const rounds = await lab.rounds();
      expect(rounds.map(({ name }) => name)).toEqual(['A r1', 'B r1', 'B r2', 'A r2']);
      for (const [at, { began }] of rounds.entries())
        expect(began).toBeGreaterThanOrEqual(rounds[at - 1]?.ended ?? 0);
      expect(await lab.judge(campaign)).toMatchObject({ asked: 4, complete: 4, remaining: undefined });
      expect(lab.errors).toEqual([]);
    },
    most,
  );

  test(
    'targets of two machines measure at the same time: neither waits for the other',
    async () => {
      const lab = await begin({ A: { machine: 'rack 1' }, B: { machine: 'rack 2' } });
      for (const name of ['A', 'B']) lab.place(name).shut();
      const { ended } = await lab.drive(await lab.begin(lab.campaign(1)));
      for (const name of ['A', 'B'])
        await until(() => lab.place(name).log(lab.place(name).ids[0] ?? '')).toContain('Started Run 1');
      for (const name of ['A', 'B']) lab.place(name).open();
      await ended;
      const [first, second] = await lab.rounds();
      expect(second?.began).toBeLessThanOrEqual(first?.ended ?? 0);
      expect(first?.began).toBeLessThanOrEqual(second?.ended ?? 0);
      expect(await lab.judge(lab.campaign(1))).toMatchObject({ complete: 2, missing: 0 });
    },
    most,
  );

  test(
    'a target that dies in round 2 of 3 costs its own rounds: the others finish, and a further pass runs exactly the rest',
    async () => {
      const lab = await begin({ A: { machine: 'rack 1' }, B: { host: 'A' }, C: { machine: 'rack 2' } });
      const campaign = lab.campaign(3);
      const pass = await lab.begin(campaign);
      const { ended } = await lab.drive(pass);
      // In the lane A1 B1 B2 A2 A3 B3 the second round of B is the third step.
      const isOver = (id = '') => id !== '' && existsSync(lab.place('B').target.there(id, 'status'));
      await until(() => isOver(lab.place('B').ids[0])).toBe(true);
      lab.place('B').shut();
      await until(() => lab.place('B').log(lab.place('B').ids[1] ?? '')).toContain('Started Run 1');
      lab.die('B');
      await ended;
      expect(lab.errors).toEqual([]);
      expect([...(await names(lab))].sort()).toEqual([
        'A r1',
        'A r2',
        'A r3',
        'B r1',
        'B r2',
        'C r1',
        'C r2',
        'C r3',
      ]);
      const state = await lab.judge(campaign);
      expect(state.plans.map(({ complete, missing }) => [complete, missing])).toEqual([
        [3, 0],
        [1, 2],
        [3, 0],
      ]);
      const { lanes, ...stands } = await lab.state(pass);
      expect(stands.isOver).toBe(true);
      const said = lanes[0]?.steps.map(({ target, round }, at) => {
        const one = lanes[0]?.states[at];
        return `${target}${round + 1} ${one?.kind === 'settled' ? one.note.kind : one?.kind}`;
      });
      expect(said).toEqual(['A1 ran', 'B1 ran', 'B2 lost', 'A2 ran', 'A3 ran', 'B3 left-out']);
      // It is repaired, and the campaign is run again.
      lab.revive('B');
      lab.place('B').open();
      const again = await lab.drive(await lab.begin(campaign));
      await again.ended;
      const more = (await names(lab)).slice(8);
      expect(more).toHaveLength(2);
      expect(more.every(name => name.startsWith('B r'))).toBe(true);
      expect(await lab.judge(campaign)).toMatchObject({ asked: 9, complete: 9, remaining: undefined });
    },
    most,
  );

  test(
    'a window that is closed in the middle loses nothing: another one goes on in the order that was planned',
    async () => {
      const lab = await begin({ A: { machine: 'rack 1' }, B: { machine: 'rack 1' } });
      const campaign = lab.campaign(2);
      const pass = await lab.begin(campaign);
      lab.place('B').shut();
      const first = await lab.drive(pass);
      await until(() => lab.place('B').log(lab.place('B').ids[0] ?? '')).toContain('Started Run 1');
      first.driver.letGo();
      await first.ended;
      lab.place('B').open();
      const second = await lab.drive(pass);
      await second.ended;
      expect(await names(lab)).toEqual(['A r1', 'B r1', 'B r2', 'A r2']);
      expect(await lab.judge(campaign)).toMatchObject({ complete: 4, missing: 0 });
    },
    most,
  );

  test(
    'a guest is started before each of its rounds and stopped after it, on its host; one that does not start costs its round',
    async () => {
      const lab = await begin({
        host: { machine: 'rack 1' },
        A: {
          host: 'host',
          start: 'echo start A >>$HOME/log; test -e $HOME/log',
          stop: 'echo stop A >>$HOME/log',
        },
        B: { host: 'host', start: 'echo "domain is locked" >&2; exit 3', stop: 'echo stop B >>$HOME/log' },
      });
      const all = lab.campaign(1);
      const campaign = { ...all, plans: all.plans.filter(({ target }) => target !== 'host') };
      const pass = await lab.begin(campaign);
      const { ended } = await lab.drive(pass);
      await ended;
      const log = path.join(lab.place('host').target.sshd.home, 'log');
      expect(existsSync(log) && readFileSync(log, 'utf8')).toBe('start A\nstop A\nstop B\n');
      const { lanes } = await lab.state(pass);
      expect(lanes[0]?.states).toMatchObject([
        { kind: 'settled', note: { kind: 'ran' } },
        { kind: 'settled', note: { kind: 'start-failed', said: 'domain is locked' } },
      ]);
      expect(await names(lab)).toEqual(['A r1']);
    },
    most,
  );
});
