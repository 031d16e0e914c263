import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { homeScript } from '../../../src/core/runs/homeScript';
import type { Launch } from '../../../src/core/runs/launch';
import { exitStatus } from '../../../src/core/runs/runFolder';
import { readStates } from '../../../src/core/runs/runState';
import { readStarted, startScript } from '../../../src/core/runs/startScript';
import { listScript, stateScript, tailBytes } from '../../../src/core/runs/stateScript';
import { readStopped, stopScript } from '../../../src/core/runs/stopScript';
import { watchScript } from '../../../src/core/runs/watchScript';
import { temporaryFolder } from '../temporaryFolder';
import { FakeTarget } from './fakeTarget';
import { launch, round } from './launches';
import { give, runScript, shells } from './shells';

const temporary = temporaryFolder('runs');
const id = '20261127-013000-ab12';
const folder = `.pts-lens/runs/${id}`;

test.each([
  ['start-detached-and-overwrite-nothing', startScript(launch({ rounds: [round(1)] }))],
  ['decide-the-state-from-files', stateScript([id])],
  ['list-the-runs', listScript],
  ['only-watch', watchScript(id)],
  ['stop-after-this-trial', stopScript(id, 'gently')],
  ['stop-at-once', stopScript(id, 'now')],
  ['send-home-what-is-complete', homeScript(id, [round(1), round(2)])],
])('the script to %s is the one that was read and approved', async (name, script) => {
  await expect(script).toMatchFileSnapshot(
    path.join(import.meta.dirname, `../../fixtures/scripts/${name}.sh`),
  );
  for (const { argv } of shells) {
    const { stderr, status } = spawnSync(argv[0], [...argv.slice(1), '-n'], { input: script });
    expect({ errors: stderr.toString(), status }).toEqual({ errors: '', status: 0 });
  }
});

describe.each(shells)('under $name', shell => {
  let target: FakeTarget;
  beforeEach(() => {
    target = new FakeTarget(shell, temporary());
  });

  const start = (more: Partial<Launch> = {}, fake = '') => {
    const given = launch({ id, pts: target.pts, environment: { FAKE: fake }, ...more });
    started.push(given.id);
    return readStarted(target.run(startScript(given)).output);
  };
  const started: string[] = [];
  // Before the folder goes in which they write.
  afterEach(() => {
    for (const each of started.splice(0)) target.run(stopScript(each, 'now'));
  });
  const state = () => readStates(target.run(stateScript([id])).output).runs[0];
  const until = (kind: string) => vi.waitUntil(() => state()?.state.kind === kind, { timeout: 45_000 });

  test('a run starts detached, is seen to run, and ends by its own word', async () => {
    expect(state()?.state).toEqual({ kind: 'none' });
    expect(start({}, 'wait')).toMatchObject({ kind: 'started' });
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    expect(state()?.state.kind).toBe('running');
    expect(state()?.rounds).toMatchObject([{ number: 1 }]);
    expect(readStopped(target.run(stopScript(id, 'now')).output)).toBe('ended');
    expect(state()?.state).toEqual({ kind: 'ended', how: 'stopped' });
  });

  test('a run of that id, once there, is neither started twice nor overwritten', async () => {
    start();
    await until('ended');
    const log = target.read(`${folder}/console.log`);
    expect(start({ rounds: [round(7)] })).toEqual({ kind: 'exists' });
    expect(target.read(`${folder}/console.log`)).toBe(log);
    expect(target.read(`${folder}/run.sh`)).not.toContain('KVM r7');
  });

  test('two runs never measure at once', () => {
    start({}, 'wait');
    expect(start({ id: 'other' })).toEqual({ kind: 'busy', id });
    expect(target.has('.pts-lens/runs/other')).toBe(false);
  });

  test('a run that was killed, or whose machine went down, is gone, not running for ever', async () => {
    start({}, 'wait');
    const pid = Number(target.read(`${folder}/pid`).split(' ')[0]);
    process.kill(-pid, 'SIGKILL');
    await until('gone');
  });

  test('a run that notes its pid while it is asked after is not taken for gone: that would be noted for ever', () => {
    const place = path.join(target.home, folder);
    mkdirSync(place, { recursive: true });
    give(place);
    // It has only just been put there, and nothing of it was written yet.
    expect(state()?.state).toEqual({ kind: 'none' });
    writeFileSync(path.join(place, 'asked'), `${Math.floor(Date.now() / 1000)}\n`);
    expect(state()?.state).toEqual({ kind: 'starting' });
    // Only bash lets a function be called so: it writes the pid in the moment after it was looked for.
    if (shell.name !== 'bash') return;
    const meanwhile = `[() {
  builtin [ "$@"
  answer=$?
  case $* in *' pid ]') echo "$$ $(mark $$)" >pid.new && mv pid.new pid ;; esac
  return $answer
}
`;
    const { output } = target.run(`${meanwhile}${stateScript([id])}`);
    expect(target.has(`${folder}/pid`)).toBe(true);
    expect(readStates(output).runs[0]?.state.kind).toMatch(/^(?:starting|running)$/);
  });

  test('a pid that another process has after a reboot is no run', async () => {
    start();
    await until('ended');
    const other = Number(target.run('sleep 60 </dev/null >/dev/null 2>&1 &\necho "$!"').output);
    writeFileSync(path.join(target.home, folder, 'pid'), `${other} proc:another-boot:123\n`);
    rmSync(path.join(target.home, folder, 'status'));
    expect(state()?.state).toEqual({ kind: 'gone' });
    expect(readStopped(target.run(stopScript(id, 'now')).output)).toBe('ended');
    // Nor is it stopped in place of the run.
    process.kill(other);
  });

  test('a gentle stop is seen as asked for, and then as stopped', async () => {
    start({}, 'halt');
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    expect(readStopped(target.run(stopScript(id, 'gently')).output)).toBe('asked');
    await until('ended');
    expect(state()).toMatchObject({ state: { how: 'stopped' }, isStopping: true });
  });

  test('watching shows all from the beginning, ends with the run, and may be done twice', async () => {
    start({}, 'halt');
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    const ending = `(sleep 1; cd ${folder}; : >stop; : >pts/halt-testing) </dev/null >/dev/null 2>&1 &\n`;
    const first = target.run(`${ending}${watchScript(id)}`);
    expect(first.output).toContain('round 1 of 2: Guests r1');
    expect(first.output).toContain('Started Run 1');
    expect(target.run(watchScript(id)).output).toBe(first.output);
  });

  test('watching ends with the run also where tail does not know how', async () => {
    start({}, 'halt');
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    writeFileSync(path.join(target.home, 'tail'), '#!/bin/sh\nexec busybox tail "$@"\n');
    chmodSync(path.join(target.home, 'tail'), 0o755);
    const ending = `(sleep 1; cd ${folder}; : >stop; : >pts/halt-testing) </dev/null >/dev/null 2>&1 &\n`;
    const { output } = target.run(`${ending}PATH=$HOME:$PATH\n${watchScript(id)}`);
    expect(output).toBe(target.read(`${folder}/console.log`));
  });

  test('a run comes home as its rounds, with the probe’s answer and the log, as often as asked', async () => {
    start();
    await until('ended');
    const home = homeScript(id, [round(1), round(2), round(3)]);
    for (const time of ['first', 'second']) {
      const at = path.join(target.home, time);
      mkdirSync(at);
      give(at);
      const unpacked = runScript(shell, `(\n${home}\n) | tar -C ${time} -xf -`, { home: target.home });
      expect(unpacked.errors).toBe('');
      expect(readdirSync(at).sort()).toEqual(['console.log', 'guests-r1', 'guests-r2']);
      expect(readdirSync(path.join(at, 'guests-r1/system-logs/KVM r1'))).toEqual(['pts-lens-probe.json']);
    }
  });

  test('nothing comes home while results are being written, or where there is nothing; the log alone does', () => {
    expect(target.run(homeScript(id, [round(1)])).status).toBe(exitStatus.noRun);
    start({}, 'wait');
    expect(target.run(homeScript(id, [round(1)])).status).toBe(exitStatus.stillRunning);
    target.run(stopScript(id, 'now'));
    const listed = target.run(`(\n${homeScript(id, [round(9)])}\n) | tar -tf -`);
    expect(listed.output.trim()).toBe('console.log');
    rmSync(path.join(target.home, folder, 'console.log'));
    expect(target.run(homeScript(id, [round(9)])).status).toBe(exitStatus.nothingThere);
  });

  test('a state shows the end of a long log, not all of it', () => {
    const at = path.join(target.home, folder);
    mkdirSync(at, { recursive: true });
    writeFileSync(path.join(at, 'console.log'), `${'x'.repeat(100)}\n`.repeat(10_000));
    const { runs } = readStates(target.run(stateScript([id])).output);
    expect(runs[0]?.logSize).toBe(1_010_000);
    expect(runs[0]?.tail.length).toBeLessThanOrEqual(tailBytes);
  });

  test('the runs on a target are found again without any record of ours', async () => {
    expect(target.run(listScript).output).toBe('');
    start();
    await until('ended');
    start({ id: '20261128-000000-zz' });
    expect(target.run(listScript).output).toBe(`${id}\n20261128-000000-zz\n`);
    await vi.waitUntil(() => target.has('.pts-lens/runs/20261128-000000-zz/status'), { timeout: 45_000 });
  });
});

test('without setsid a run still gets a session of its own', async () => {
  const [shell] = shells;
  if (shell === undefined) return;
  const target = new FakeTarget(shell, temporary());
  const tools = path.join(target.home, 'tools');
  mkdirSync(tools);
  for (const tool of [
    'sh',
    'perl',
    'mkdir',
    'date',
    'sleep',
    'cat',
    'sed',
    'cut',
    'mv',
    'rm',
    'cp',
    'ln',
    'awk',
  ])
    spawnSync('ln', ['-s', `/usr/bin/${tool}`, tools]);
  for (const tool of ['mkfifo', 'dd', 'wc', 'tr', 'env', 'basename', 'touch', 'id', 'uname', 'head', 'tail'])
    spawnSync('ln', ['-s', `/usr/bin/${tool}`, tools]);
  const script = startScript(launch({ id, pts: target.pts, environment: { FAKE: 'wait' } }));
  const { output } = runScript(shell, `PATH=${tools}\n${script}`, { home: target.home });
  const started = readStarted(output);
  expect(started.kind).toBe('started');
  if (started.kind !== 'started') return;
  const { stdout } = spawnSync('ps', ['-o', 'sid=', '-p', String(started.pid)]);
  expect(Number(stdout.toString())).toBe(started.pid);
  process.kill(-started.pid, 'SIGKILL');
});

test('no answer of a target can be taken for another run, or fill the memory', () => {
  expect(readStarted('motd\nstarted x y').kind).toBe('failed');
  expect(readStarted('started 1 5').kind).toBe('failed');
  const { runs } = readStates(
    `state running 5\nrun ../x\nstate running 5\nrun ok\n| \u001b[31mred\nstate ended no\n`,
  );
  expect(runs).toMatchObject([{ id: 'ok', state: { kind: 'ended', how: 'failed' }, tail: '[31mred' }]);
  expect(readStates('run x\n'.repeat(100_000)).runs).toHaveLength(1_000);
});
