import { afterEach, expect, test } from 'vitest';
import type { Target } from '../../src/core/targets/target';
import { HostAsking } from '../../src/node/runs/hostAsking';
import { transportTo } from '../../src/node/transports/shellTransport';
import { present } from '../present';
import { noSshd, type Sshd, startSshd } from './sshd';

const machines: Sshd[] = [];
afterEach(() => {
  for (const machine of machines.splice(0)) machine.stop();
});

async function machine(): Promise<Sshd> {
  const started = await startSshd();
  machines.push(started);
  return started;
}

test.skipIf(noSshd !== undefined)(
  'a host that is away after a run, or no target any more, is told of, and what it said before is kept',
  async () => {
    const [guest, dom0, esx] = [await machine(), await machine(), await machine()];
    const targetOf = (name: string, host?: string): Target => ({
      name,
      reach: { ssh: 'target' },
      ...(host === undefined ? {} : { host }),
    });
    const sshds = new Map([
      ['guest', guest],
      ['dom0', dom0],
      ['esx', esx],
    ]);
    let all = [targetOf('guest', 'dom0'), targetOf('dom0', 'esx'), targetOf('esx')];
    const asking = new HostAsking({
      all: async () => all,
      transportTo: target => transportTo(target, present(sshds.get(target.name), target.name).configFile),
    });
    const target = present(all[0], 'guest');
    const before = await asking.before(target);
    expect(before.hosts?.map(({ name, probe }) => [name, probe !== undefined])).toEqual([
      ['dom0', true],
      ['esx', true],
    ]);

    const heard = await asking.after(target, before);
    expect(heard.silent).toEqual([]);
    expect(heard.hosts.every(text => text.includes('"load.after"'))).toBe(true);

    // Nobody listens there.
    dom0.configure('Port 1');
    all = all.slice(0, 2);
    const unheard = await asking.after(target, before);
    expect(unheard.silent).toMatchObject([
      { name: 'dom0', why: 'unreachable' },
      { name: 'esx', why: 'no-target' },
    ]);
    expect(unheard.hosts).toHaveLength(2);
    expect(unheard.hosts.some(text => text.includes('"load.after"'))).toBe(false);
  },
);
