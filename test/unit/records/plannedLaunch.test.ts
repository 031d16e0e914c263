import { expect, test } from 'vitest';
import { planTests } from '../../../src/core/plan/namedTests';
import {
  askedOfRun,
  missingLaunch,
  plannedLaunch,
  takenNames,
} from '../../../src/core/records/plannedLaunch';
import { launchProblems } from '../../../src/core/runs/launch';
import { outcomeOf } from '../../../src/core/runs/outcome';
import { keys, plan, record } from './recorded';

const needs = { id: '20261127-020000-cd34', pts: '/opt/pts/phoronix-test-suite' };

test('a run asks for every result of every test in each of its rounds, and for no other', () => {
  const asked = askedOfRun(record());
  expect(asked.map(({ key, identifier, trials, round }) => [key, identifier, trials, round])).toEqual([
    [keys.add, 'KVM guest r1', 3, 1],
    [keys.latency, 'KVM guest r1', 3, 1],
    [keys.rate, 'KVM guest r1', 3, 1],
    [keys.add, 'KVM guest r2', 3, 2],
  ]);
  expect(asked[1]).toMatchObject({ label: 'Three Figures, Latency', profile: 'local/three-1.0.0' });
});

test('a plan that ran before runs under names that no run has: PTS would double or lose entries', () => {
  const again = plannedLaunch(plan, needs, takenNames([record()]));
  expect(again.kind === 'launch' && again.launch.rounds.map(({ identifier }) => identifier)).toEqual([
    'KVM guest r3',
    'KVM guest r4',
  ]);
});

test('a test that is only named is launched again when it gave nothing, or less than it was to give', () => {
  const { plan: named } = planTests(['local/three-1.0.0', 'local/copy-1.0.0'], {
    name: 'Named',
    identifier: 'KVM',
  });
  const run = record({ plan: named });
  const asked = askedOfRun(run);
  expect(asked.map(({ key, identifier, profile }) => [key, identifier, profile])).toContainEqual([
    undefined,
    'KVM r1',
    'local/three-1.0.0',
  ]);
  const outcome = outcomeOf(asked, []);
  expect(outcome).toMatchObject({ complete: 0, missing: 6 });
  const items = outcome.items.map(item =>
    item.asked.profile === 'local/copy-1.0.0' ? { ...item, state: 'complete' as const } : item,
  );
  expect(missingLaunch(run, { ...outcome, items }, needs.id)?.tests).toEqual([[0], [0], [0]]);
});

test('what is missing is launched in rounds of its own, with just the tests that give it', () => {
  const outcome = outcomeOf(askedOfRun(record()), []);
  const whole = missingLaunch(record(), outcome, needs.id);
  expect(whole?.tests).toEqual([[0, 1], [0]]);
  const some = {
    ...outcome,
    items: outcome.items.map(item =>
      item.asked.key === keys.rate ? item : { ...item, state: 'complete' as const },
    ),
  };
  const less = missingLaunch(record(), some, needs.id);
  expect(less?.tests).toEqual([[1]]);
  expect(less?.launch.rounds.map(({ identifier }) => identifier)).toEqual(['KVM guest r3']);
  expect(less?.launch.rounds[0]?.suite.xml).toContain('local/three-1.0.0');
  expect(less?.launch.rounds[0]?.suite.xml).not.toContain('local/ramcopy');
  expect(less && launchProblems(less.launch)).toEqual([]);
  const none = { ...outcome, items: outcome.items.map(item => ({ ...item, state: 'complete' as const })) };
  expect(missingLaunch(record(), none, needs.id)).toBeUndefined();
});
