import { expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';

import { standingText, testName } from '../../../src/core/records/runWords';
import { type Heard, standingOf } from '../../../src/core/records/standing';
import type { RunStatus } from '../../../src/core/runs/runState';
import { failureMessage, failureState } from '../../../src/core/targets/failure';
import { entry, plan, record, status } from './recorded';

const english = new Formatter('en');
const russian = new Formatter('ru');

const heard = (more: Partial<RunStatus> = {}, clock = 1300): Heard => ({
  kind: 'status',
  status: status(more),
  clock,
});

const tail = `[PTS Lens] round 1 of 2: Xen against KVM r1
RAM Copy 1.0:
    local/ramcopy-1.0.0 [Type: Add]
    Test 1 of 2
    Estimated Trial Run Count:    3
        Started Run 2 @ 13:07:26`;

test('a run that goes on says test, time left, trial and round, in the language of the reader', () => {
  const standing = standingOf(entry(), heard({ tail }));
  expect(standingText(standing, english)).toBe('test 1 of 2 · 10 min left · trial 2 of 3 · round 1 of 2');
  expect(standingText(standing, russian)).toBe(
    'тест 1 из 2 · осталось 10 мин · прогон 2 из 3 · раунд 1 из 2',
  );
  expect(standing.kind === 'running' && testName(standing.far)).toBe('RAM Copy 1.0, Type: Add');
  const stopping = standingOf(entry(), heard({ tail, isStopping: true }));
  expect(standingText(stopping, english)).toMatch(/^stopping after this trial · test 1 of 2/);
});

test('where no test says how long it takes, the time left is that of the run so far, or nobody’s guess', () => {
  const tests = plan.tests.map(({ secondsPerTrial: _, ...each }) => each);
  const unknown = entry({ of: { ...record(), plan: { ...plan, tests } } });
  const minutes = (given: Heard) => {
    const standing = standingOf(unknown, given);
    return standing.kind === 'running' ? standing.far.minutesLeft : undefined;
  };
  // A sixth of the first of two rounds is done: too little to tell.
  expect(minutes(heard({ tail }))).toBeUndefined();
  const half = [
    { number: 1, began: 1000, ended: 1300 },
    { number: 2, began: 1300 },
  ];
  expect(minutes(heard({ rounds: half, tail: '' }, 1300))).toBe(5);
});

test('files tell more than what was heard: an end, and then that it is at home', () => {
  const end = { seen: 5, how: 'gone' } as const;
  const home = { folder: 'file:///x', came: 9, complete: 3, fewer: 0, missing: 1 };
  expect(standingText(standingOf(entry(), undefined), english)).toBe('not asked yet');
  expect(standingText(standingOf(entry(), heard({ state: { kind: 'starting' } })), english)).toBe('starting');
  expect(standingText(standingOf(entry({ end }), heard()), english)).toBe(
    'Gone: it was killed, or the machine went down',
  );
  expect(standingText(standingOf(entry({ end, home }), heard()), english)).toBe(
    'At home, 1 of 4 results missing or cut short',
  );
  const whole = { ...home, missing: 0 };
  expect(standingText(standingOf(entry({ home: whole }), undefined), russian)).toBe(
    'Получен, все 3 результата полны',
  );
});

test('a target that refuses the login is told as that, not as a run that ended', () => {
  const why = failureMessage('authentication', 'guest', '');
  const standing = standingOf(entry(), { kind: 'unreached', state: failureState('authentication'), why });
  expect(standingText(standing, english)).toBe('login refused');
});
