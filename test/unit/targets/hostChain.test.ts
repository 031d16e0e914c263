import { expect, test } from 'vitest';
import { hostChain } from '../../../src/core/targets/hostChain';
import type { Target } from '../../../src/core/targets/target';

const target = (name: string, host?: string): Target => ({
  name,
  reach: { ssh: name },
  ...(host === undefined ? {} : { host }),
});

const chainOf = (first: Target, ...others: readonly Target[]) => {
  const { hosts, problem } = hostChain(first, [first, ...others], 3);
  return { hosts: hosts.map(({ name }) => name), problem };
};

test('the host of a target, and the host of that one, are asked in this order', () => {
  expect(chainOf(target('alone'))).toEqual({ hosts: [], problem: undefined });
  expect(chainOf(target('guest', 'dom0'), target('windows'), target('dom0', 'windows'))).toEqual({
    hosts: ['dom0', 'windows'],
    problem: undefined,
  });
});

test('hosts in a circle are refused: none of them is taken for what is below another', () => {
  const refused = { hosts: [], problem: { name: 'a', why: 'circle' } };
  expect(chainOf(target('a', 'b'), target('b', 'a'))).toEqual(refused);
  expect(chainOf(target('a', 'a'))).toEqual(refused);
  expect(chainOf(target('guest', 'a'), target('a', 'b'), target('b', 'a'))).toEqual(refused);
});

test('a chain ends where a host is missing or more follow than are read, and says where', () => {
  expect(chainOf(target('guest', 'gone'))).toEqual({
    hosts: [],
    problem: { name: 'gone', why: 'no-target' },
  });
  const others = [target('a', 'b'), target('b', 'c'), target('c', 'd'), target('d')];
  expect(chainOf(target('guest', 'a'), ...others)).toEqual({
    hosts: ['a', 'b', 'c'],
    problem: { name: 'd', why: 'too-deep' },
  });
});
