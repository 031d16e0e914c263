import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Formatter } from '../../src/core/messages/formatter';
import { homeScript } from '../../src/core/runs/homeScript';
import type { CheckId } from '../../src/core/runs/preflight';
import { preflightScript } from '../../src/core/runs/preflightScript';
import { stateScript } from '../../src/core/runs/stateScript';
import {
  answeredPreflight,
  failedPreflight,
  type Preflight,
  readinessOf,
} from '../../src/core/runs/targetPreflight';
import { failureMessage } from '../../src/core/targets/failure';
import type { Answer, Fetched } from '../../src/node/transports/transport';
import { came, round, startTarget, type TestTarget } from './launched';
import { rows, standIn } from './pts';
import { noSshd, type SshdOptions } from './sshd';

const id = '20261127-013000-ab12';
const words = new Formatter('en');

let target: TestTarget;
const begin = async (options: SshdOptions = {}) => {
  target = await startTarget(standIn, options);
};
afterEach(() => target?.remove());

/** What the user reads of an answer that did not come. */
function said(answer: Answer | Fetched): string {
  return answer.kind === 'failed'
    ? words.say(failureMessage(answer.failure, 'guest', answer.detail))
    : answer.kind;
}

const ask = () => target.transport.exec(stateScript([id]));

/** Starts a run that waits before each trial; the answer lets it go on. */
async function heldRun(): Promise<() => void> {
  const gate = `${target.sshd.home}/gate`;
  writeFileSync(gate, '');
  await target.start(target.launch(id, [round(1, 2, rows.copy)], `hold=${gate}`));
  await expect.poll(async () => (await target.state(id)).state.kind).toBe('running');
  return () => rmSync(gate);
}

const ended = () =>
  expect
    .poll(async () => (await target.state(id)).state.kind, { timeout: 120_000, interval: 200 })
    .toBe('ended');

/** The run comes home whole, with as many trials as were asked for, and no second time into the same folder. */
async function comesHomeOnce(): Promise<void> {
  const launch = target.launch(id, [round(1, 2, rows.copy)]);
  expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
  expect(came(target.at('home/guests-r1/composite.xml'))).toEqual([
    'Copy Loop Type: Copy - Block: Small: KVM guest r1, 2',
  ]);
  const log = readFileSync(target.at('home/console.log'), 'utf8');
  expect(log.split('Started Run ')).toHaveLength(3);
  expect(said(await target.fetch(launch, 'home'))).toContain('is there already, and it was left as it is.');
  expect(readdirSync(target.at())).toEqual(['home']);
}

/** The checklist, and its lines as the user reads them. */
async function checklist(): Promise<{
  readonly preflight: Preflight;
  readonly line: (id: CheckId) => string | undefined;
}> {
  const { pts } = target.launch('x', [round(1, 1, rows.copy)]);
  const sent = Date.now();
  const answer = await target.transport.exec(preflightScript({ pts, tests: [rows.copy.test] }));
  const received = Date.now();
  const preflight =
    answer.kind === 'done'
      ? answeredPreflight(answer.output, { resultSize: 1_000_000, sent, received })
      : failedPreflight(answer.failure, 'guest', answer.detail, received);
  const line = (of: CheckId) => {
    const check = preflight.checks.find(({ id: each }) => each === of);
    return (
      check &&
      [check.message, ...(check.remedy ? [check.remedy] : [])].map(each => words.say(each)).join(' — ')
    );
  };
  return { preflight, line };
}

describe.skipIf(noSshd !== undefined)(
  'what goes wrong on the way is told with what to do, and the run is there when it is done',
  () => {
    test('the target refuses the key that it took before', async () => {
      await begin();
      const goOn = await heldRun();
      target.sshd.accept(false);
      const refused =
        /^“guest” refused the login\. No password is asked for in the background: add a key to your SSH agent, or open a terminal and log in once\. \(.*Permission denied \(publickey\)/;
      expect(said(await ask())).toMatch(refused);
      const { preflight, line } = await checklist();
      expect(readinessOf(preflight).kind).toBe('refused');
      expect(line('reach')).toMatch(refused);
      expect(said(await target.transport.fetch(homeScript(id, []), target.at('home')))).toMatch(refused);
      expect(existsSync(target.at('home'))).toBe(false);
      // What it does not hear of, it does not stop.
      goOn();
      await expect.poll(() => existsSync(target.there(id, 'status')), { timeout: 60_000 }).toBe(true);
      target.sshd.accept(true);
      await ended();
      await comesHomeOnce();
    });

    test('the target has another host key: nothing is sent to it until the user has looked', async () => {
      await begin();
      const goOn = await heldRun();
      await target.sshd.changeHostKey();
      const changed =
        '“guest” has another host key than before. If it was installed anew, remove the old key with ssh-keygen -R; if not, somebody may stand between you and it. Nothing was sent.';
      expect(said(await ask())).toBe(changed);
      const marker = path.join(target.sshd.home, 'marker');
      expect(said(await target.transport.exec(`: >${marker}`))).toBe(changed);
      expect(existsSync(marker)).toBe(false);
      expect((await checklist()).line('reach')).toBe(changed);
      target.sshd.confirmHostKey();
      expect((await target.state(id)).state.kind).toBe('running');
      goOn();
      await ended();
      await comesHomeOnce();
    });

    test('the connection is killed in the middle', async () => {
      await begin();
      const goOn = await heldRun();
      const { answer } = await target.watch(id, () => target.sshd.breakConnections());
      expect(said(answer)).toMatch(
        /^The connection to “guest” was lost\. What was started there goes on: connect again to see it\./,
      );
      goOn();
      await ended();
      await comesHomeOnce();
    });

    test('the way home is cut half-way', async () => {
      await begin();
      (await heldRun())();
      await ended();
      const home = homeScript(id, [round(1, 2, rows.copy)]);
      const half = `(\n${home}\n) | { dd bs=512 count=4 2>/dev/null; }`;
      expect(said(await target.transport.fetch(half, target.at('home')))).toMatch(
        /^What came from “guest” is incomplete, so nothing was kept\. Nothing was lost there: fetch it again\./,
      );
      expect(readdirSync(target.at())).toEqual([]);
      await comesHomeOnce();
    });

    test('the login prints a banner that reads like a failure', async () => {
      await begin({
        banner: 'Host key verification failed.\nroot@x: Permission denied (publickey).\nWelcome\n',
      });
      const goOn = await heldRun();
      expect((await checklist()).line('reach')).toBe('Reached');
      goOn();
      const { answer, said: printed } = await target.watch(id);
      expect(answer.kind).toBe('done');
      expect(printed).not.toContain('Welcome');
      await ended();
      await comesHomeOnce();
    });

    test.each([
      [
        3600,
        /^The clock is 3,(?:599|600|601) s ahead of this computer’s — Let the target synchronise its clock/,
      ],
      [
        -3600,
        /^The clock is 3,(?:599|600|601) s behind this computer’s — Let the target synchronise its clock/,
      ],
    ])('the clock of the target is %i seconds off', async (seconds, told) => {
      await begin({ forceCommand: `env PATH="$HOME/skewed:$PATH" sh -c "$SSH_ORIGINAL_COMMAND"` });
      const skewed = path.join(target.sshd.home, 'skewed');
      mkdirSync(skewed);
      writeFileSync(
        path.join(skewed, 'date'),
        `#!/bin/sh\nexec /bin/date -d "@$(($(/bin/date +%s) + ${seconds}))" "$@"\n`,
        { mode: 0o755 },
      );
      const { preflight, line } = await checklist();
      expect(line('clock')).toMatch(told);
      // It is no reason not to run.
      expect(preflight.checks.find(({ id: of }) => of === 'clock')?.state).toBe('warning');
      // The run is told by its own files: it neither seems old, nor is it gone.
      const goOn = await heldRun();
      goOn();
      await ended();
      await comesHomeOnce();
    });
  },
);
