import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Formatter } from '../../src/core/messages/formatter';
import { type Check, type CheckId, preflightChecks } from '../../src/core/runs/preflight';
import { type PreflightAnswers, readPreflight } from '../../src/core/runs/preflightAnswers';
import { preflightScript } from '../../src/core/runs/preflightScript';
import { round, startTarget, type TestTarget } from './launched';
import { filesBelow, rows, standIn } from './pts';
import { noSshd } from './sshd';

describe.skipIf(noSshd !== undefined)('a target says before a launch what is wrong with it', () => {
  let target: TestTarget;
  beforeEach(async () => {
    target = await startTarget(standIn);
  });
  afterEach(() => target.remove());

  const ask = async (
    tests: readonly string[] = [rows.copy.test],
  ): Promise<{ readonly answers: PreflightAnswers; readonly checks: ReadonlyMap<CheckId, Check> }> => {
    const { pts } = target.launch('x', [round(1, 1, rows.copy)]);
    const sent = Date.now();
    const answer = await target.transport.exec(preflightScript({ pts, tests }));
    if (answer.kind === 'failed') throw new Error(answer.failure);
    const answers = readPreflight(answer.output);
    const checks = preflightChecks(answers, { resultSize: 1_000_000, sent, received: Date.now() });
    return { answers, checks: new Map(checks.map(check => [check.id, check])) };
  };

  test('nothing, where all is well, and nothing there is changed by asking', async () => {
    const before = filesBelow(target.sshd.home);
    const { answers, checks } = await ask([rows.copy.test, rows.three.test]);
    for (const id of ['tools', 'configuration', 'tests', 'disk', 'clock'] as const)
      expect(checks.get(id), id).toMatchObject({ state: 'ok' });
    // Other tests may run a real PTS on this machine meanwhile.
    expect(checks.get('alone')?.state).toBe(answers.running.length === 0 ? 'ok' : 'refused');
    expect(filesBelow(target.sshd.home)).toEqual(before);
  });

  test('a test that is not installed', async () => {
    const { checks } = await ask([rows.copy.test, rows.badInstall.test]);
    expect(checks.get('tests')?.state).toBe('refused');
  });

  test('a PTS of anybody that runs there, and a run of ours', async () => {
    const other = await target.transport.exec(
      "sh -c 'sleep 60; :' /x/pts-core/phoronix-test-suite.php </dev/null >/dev/null 2>&1 & echo $!",
    );
    const { answers, checks } = await ask();
    if (other.kind === 'done') {
      await target.transport.exec(`kill ${other.output.trim()}`);
      expect(answers.running).toContain(Number(other.output));
    }
    const alone = checks.get('alone');
    expect(alone?.state).toBe('refused');
    const said = [alone?.message, alone?.remedy].map(each => each && new Formatter('en').say(each));
    expect(said).toEqual([
      expect.stringMatching(
        /^PTS is running already, as process \d+: two at once leave out tests and spoil each other’s numbers$/,
      ),
      'Wait until it has ended, or stop it first.',
    ]);
    const gate = path.join(target.sshd.home, 'gate');
    writeFileSync(gate, '');
    await target.start(target.launch('ours', [round(1, 1, rows.copy)], `hold=${gate}`));
    const busy = await ask();
    expect(busy.answers.ourRuns).toEqual(['ours']);
    expect(busy.checks.get('alone')?.state).toBe('refused');
    expect(await target.stop('ours', 'now')).toBe('ended');
    expect((await ask()).answers.ourRuns).toEqual([]);
  });
});
