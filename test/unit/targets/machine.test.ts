import { expect, test } from 'vitest';
import { machineOf, type Placed } from '../../../src/core/targets/machine';

const targets: readonly Placed[] = [
  { name: 'declared', machine: 'rack 2' },
  { name: 'guest', host: 'xen host' },
  { name: 'nested', host: 'guest' },
  { name: 'xen host', machine: 'rack 1' },
  { name: 'moved', host: 'xen host', machine: 'rack 3' },
  { name: 'quiet host' },
  { name: 'its guest', host: 'quiet host', machine: 'rack 4' },
  { name: 'its other guest', host: 'quiet host' },
  { name: 'manager' },
  { name: 'one', host: 'manager', machine: 'rack 5' },
  { name: 'two', host: 'manager', machine: 'rack 6' },
  { name: 'lost', host: 'nowhere' },
  { name: 'alone' },
  { name: 'a', host: 'b' },
  { name: 'b', host: 'a' },
];

test.each([
  ['what is declared counts first', 'declared', 'rack 2'],
  ['a guest is on the machine of its host', 'guest', 'rack 1'],
  ['a nested guest is on the machine of the host of its host', 'nested', 'rack 1'],
  ['a guest that was moved says so', 'moved', 'rack 3'],
  ['a host is where its guests say they are: a run on it would disturb theirs', 'quiet host', 'rack 4'],
  ['so is a guest that says nothing itself', 'its other guest', 'rack 4'],
  ['a host of guests on several machines is on none of them', 'manager', 'manager'],
  ['a host that nobody knows is a machine of its name', 'lost', 'nowhere'],
  ['a target without any word is a machine of its own', 'alone', 'alone'],
  ['hosts in a circle end nowhere, and share a machine', 'a', 'a'],
  ['from either side', 'b', 'a'],
])('%s, so that two runs never share a machine', (_, name, machine) => {
  const target = targets.find(each => each.name === name) ?? { name };
  expect(machineOf(target, targets)).toBe(machine);
});
