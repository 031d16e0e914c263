import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { which } from '../../scripts/prepare/command.mjs';
import { readProbe } from '../../src/core/environment/evidence/probe';
import { ConsoleReader } from '../../src/core/runs/console';
import { homeScript } from '../../src/core/runs/homeScript';
import { resumed } from '../../src/core/runs/resume';
import { startScript } from '../../src/core/runs/startScript';
import { inWords } from './judged';
import { came, endRun, round, startTarget, type TestTarget } from './launched';
import { allPts, filesBelow, hasExamples, type Pts, realPts, rows, standIn, suiteOf } from './pts';
import { noSshd, type SshdOptions } from './sshd';

const id = '20261127-013000-ab12';

let target: TestTarget;
const begin = async (pts: Pts, options: SshdOptions = {}) => {
  target = await startTarget(pts, options);
};
afterEach(() => target?.remove());

const ended = (run: string) =>
  expect
    .poll(async () => (await target.state(run)).state.kind, { timeout: 120_000, interval: 200 })
    .toBe('ended');
const log = (run: string) => readFileSync(target.there(run, 'console.log'), 'utf8');
const count = (text: string, part: string) => text.split(part).length - 1;

/** Waits until a run's log holds a text. */
const logged = (run: string, part: string) =>
  expect
    .poll(() => existsSync(target.there(run, 'console.log')) && log(run).includes(part), { timeout: 60_000 })
    .toBe(true);

describe.skipIf(noSshd !== undefined).each(allPts)('a run of $name', pts => {
  test('starts, is watched, ends and comes home, each round with what was asked for', async () => {
    await begin(pts);
    const declared = { machine: `rack "2" $(touch pwned) 'Стойка' \\`, hypervisor: 'kvm' };
    const launch = {
      ...target.launch(id, [round(1, 3, rows.copy, rows.three), round(2, 2, rows.steady)]),
      ...declared,
    };
    expect(await target.start(launch)).toMatchObject({ kind: 'started' });
    const { answer, said } = await target.watch(id);
    expect(answer).toMatchObject({ kind: 'done', status: 0 });
    expect(count(said, 'Started Run ')).toBe(8);
    await ended(id);
    const state = await target.state(id);
    expect(state.state).toEqual({ kind: 'ended', how: 'ended' });
    expect(state.rounds).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
    expect(readdirSync(target.at('home')).sort()).toEqual(['console.log', 'guests-r1', 'guests-r2']);
    expect(came(target.at('home/guests-r1/composite.xml'))).toEqual([
      'Copy Loop Type: Copy - Block: Small: KVM guest r1, 3',
      'Three Figures - Throughput: KVM guest r1, 3',
      'Three Figures - Average Latency: KVM guest r1, 3',
      'Three Figures - Maximum Latency: KVM guest r1, 3',
    ]);
    expect(came(target.at('home/guests-r2/composite.xml'))).toEqual([
      'Shaky Program Mode: OK: KVM guest r2, 2',
    ]);
    expect(readFileSync(target.at('home/guests-r1/composite.xml'), 'utf8')).toContain(
      '<Description>Round 1 of &lt;two&gt; &amp; more</Description>',
    );
    expect(await target.judge(launch, 'home')).toMatchObject({ complete: 5, fewer: 0, missing: 0 });
    expect(filesBelow(target.at('home/guests-r1/system-logs'))).toContain('KVM guest r1/pts-lens-probe.json');
    // What the user says of the target lies beside what it says of itself.
    const answers = readProbe(
      readFileSync(target.at('home/guests-r1/system-logs/KVM guest r1/pts-lens-probe.json'), 'utf8'),
    );
    expect(answers).toMatchObject({ probe: { role: 'guest', machine: declared.machine, hypervisor: 'kvm' } });
    // What is asked after the round stands beside what was asked before, and is no part of it.
    const asked = answers.kind === 'probe' ? answers.probe.answers : new Map<string, string>();
    expect(Number(asked.get('clock.after'))).toBeGreaterThanOrEqual(Number(asked.get('clock.before')));
    expect([...asked.values()].filter(text => text.includes('=clock.after'))).toEqual([]);
    // The user's own configuration and results are as they were.
    expect(readdirSync(`${target.sshd.home}/.phoronix-test-suite`).sort()).toEqual([
      'installed-tests',
      'test-profiles',
    ]);
  }, 400_000);
});

const hasBoth = noSshd === undefined && realPts !== undefined && hasExamples;
if (!hasBoth) console.log('skipped: without a real PTS and ../shared/examples no profile of others is run');

test.skipIf(!hasBoth)(
  'a profile that was not made for these tests is run by the real PTS and comes home',
  async () => {
    await begin(realPts ?? standIn);
    const launch = target.launch(id, [round(1, 2, rows.ramcopy)]);
    expect(await target.start(launch)).toMatchObject({ kind: 'started' });
    await target.watch(id);
    await ended(id);
    expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
    expect(await target.judge(launch, 'home')).toMatchObject({ complete: 1, fewer: 0, missing: 0 });
  },
  400_000,
);

describe.skipIf(noSshd !== undefined)(
  'whatever happens on the way, nothing is lost and nothing comes twice',
  () => {
    test.each([
      ['fish', 'fish -c "$SSH_ORIGINAL_COMMAND"'],
      ['csh', 'csh -c "$SSH_ORIGINAL_COMMAND"'],
      ['busybox', 'busybox sh -c "$SSH_ORIGINAL_COMMAND"'],
    ])('where the login shell is %s', async (shell, forceCommand) => {
      if (which(shell) === undefined) return console.log(`skipped: ${shell} is not installed`);
      await begin(standIn, { forceCommand });
      const launch = target.launch(id, [round(1, 2, rows.copy)]);
      expect(await target.start(launch)).toMatchObject({ kind: 'started' });
      expect((await target.watch(id)).said).toContain('Started Run 2');
      await ended(id);
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      expect(came(target.at('home/guests-r1/composite.xml'))).toHaveLength(1);
    });

    test('when the line breaks, the run goes on, and watching again shows all of it', async () => {
      await begin(standIn);
      const gate = `${target.sshd.home}/gate`;
      writeFileSync(gate, '');
      const launch = target.launch(id, [round(1, 3, rows.copy, rows.scale)], `hold=${gate}`);
      await target.start(launch);
      const first = await target.watch(id, said => {
        if (said.includes('Started Run 1')) target.sshd.breakConnections();
      });
      expect(first.answer).toMatchObject({ kind: 'failed', failure: 'connection-lost' });
      expect((await target.state(id)).state.kind).toBe('running');
      rmSync(gate);
      const second = await target.watch(id);
      expect(second.answer).toMatchObject({ kind: 'done', status: 0 });
      expect(second.said.startsWith(first.said.trimEnd())).toBe(true);
      expect(count(second.said, 'Started Run ')).toBe(6);
      await ended(id);
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      expect(came(target.at('home/guests-r1/composite.xml'))).toEqual([
        'Copy Loop Type: Copy - Block: Small: KVM guest r1, 3',
        'Copy Loop Type: Scale - Block: Large: KVM guest r1, 3',
      ]);
    });

    test('two windows watch one run, and closing one takes nothing from the other', async () => {
      await begin(standIn);
      const gate = `${target.sshd.home}/gate`;
      writeFileSync(gate, '');
      await target.start(target.launch(id, [round(1, 2, rows.copy)], `hold=${gate}`));
      const stays = target.watch(id);
      const closing = new AbortController();
      const closed = target.transport.exec(`cat ${target.there(id, 'console.log')}; sleep 60`, {
        signal: closing.signal,
        mostOutput: 0,
        hear: () => closing.abort(),
      });
      expect(await closed).toMatchObject({ failure: 'cancelled' });
      rmSync(gate);
      expect(count((await stays).said, 'Started Run ')).toBe(2);
      await ended(id);
    });

    test('a run of that id that is there already is neither started again nor overwritten', async () => {
      await begin(standIn);
      const launch = target.launch(id, [round(1, 1, rows.copy)]);
      expect(await target.start(launch)).toMatchObject({ kind: 'started' });
      await ended(id);
      const before = filesBelow(target.there(id)).map(name => readFileSync(target.there(id, name), 'utf8'));
      expect(await target.start(target.launch(id, [round(2, 9, rows.scale)]))).toEqual({ kind: 'exists' });
      expect(filesBelow(target.there(id)).map(name => readFileSync(target.there(id, name), 'utf8'))).toEqual(
        before,
      );
    });

    test('a start of which the answer was lost is found out by asking again', async () => {
      await begin(standIn);
      const gate = `${target.sshd.home}/gate`;
      writeFileSync(gate, '');
      const launch = target.launch(id, [round(1, 1, rows.copy)], `hold=${gate}`);
      const lost = await target.transport.exec(`${startScript(launch)}\nsleep 60`, {
        mostOutput: 0,
        hear: () => target.sshd.breakConnections(),
      });
      expect(lost).toMatchObject({ failure: 'connection-lost' });
      expect(await target.start(launch)).toEqual({ kind: 'busy', id });
      rmSync(gate);
      await ended(id);
      expect(await target.start(launch)).toEqual({ kind: 'exists' });
      expect(count(log(id), 'Started Run ')).toBe(1);
    });

    test('a target that was restarted: the run is gone, its complete tests come home, and a new one may start', async () => {
      await begin(standIn);
      const gate = `${target.sshd.home}/gate`;
      writeFileSync(gate, '2');
      const launch = target.launch(id, [round(1, 2, rows.copy, rows.three)], `hold=${gate}`);
      await target.start(launch);
      await logged(id, 'Test 2 of 2');
      // All processes go at once, and nothing is written any more.
      endRun(target.there(id, 'pid'));
      await expect.poll(async () => (await target.state(id)).state.kind, { timeout: 20_000 }).toBe('gone');
      rmSync(gate);
      // Another process has the number by now.
      const noted = readFileSync(target.there(id, 'pid'), 'utf8');
      writeFileSync(target.there(id, 'pid'), `${process.pid} ${noted.split(' ')[1]}`);
      expect((await target.state(id)).state.kind).toBe('gone');
      expect(await target.stop(id, 'now')).toBe('ended');
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      const gone = 'The run was killed, or the machine went down, before this test was complete.';
      expect(inWords(await target.judge(launch, 'home'))).toEqual([
        'Copy Loop Type: Copy - Block: Small, 2 of 2, complete',
        `Three Figures - Throughput, 0 of 2, missing: ${gone}`,
        `Three Figures - Average Latency, 0 of 2, missing: ${gone}`,
        `Three Figures - Maximum Latency, 0 of 2, missing: ${gone}`,
      ]);
      expect(await target.start(target.launch('second', [round(2, 1, rows.three)]))).toMatchObject({
        kind: 'started',
      });
      await ended('second');
    });

    test('another PTS that runs the same test there: the row is missing, and the log says why', async () => {
      await begin(standIn);
      const lock = '.phoronix-test-suite/installed-tests/local/copy-1.0.0/run_lock';
      const other = await target.transport.exec(
        `sleep 60 </dev/null >/dev/null 2>&1 & echo $! > "$HOME/${lock}"; cat "$HOME/${lock}"`,
      );
      const launch = target.launch(id, [round(1, 2, rows.copy, rows.steady)]);
      await target.start(launch);
      await ended(id);
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      expect(inWords(await target.judge(launch, 'home'))).toEqual([
        'Copy Loop Type: Copy - Block: Small, 0 of 2, missing: The same test was running already, started by someone else: PTS left it out.',
        'Shaky Program Mode: OK, 2 of 2, complete',
      ]);
      if (other.kind === 'done') process.kill(Number(other.output));
    });

    test('a disk that PTS finds full: what came is known to be cut, and comes home as it is', async () => {
      await begin(standIn);
      const launch = target.launch(id, [round(1, 2, rows.copy, rows.three)], 'full');
      await target.start(launch);
      await ended(id);
      expect((await target.state(id)).tail).toContain('errno=28 No space left on device');
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      const { items, complete } = await target.judge(launch, 'home');
      expect(complete).toBeLessThan(4);
      const missing = inWords({
        ...(await target.judge(launch, 'home')),
        items: items.filter(each => each.state !== 'complete'),
      });
      for (const line of missing)
        expect(line).toContain('missing: The disk was full. What PTS wrote may be cut.');
    });

    test('a disk that is full for the run itself: the run still ends by its own word, and is no longer seen to run', async () => {
      await begin(standIn);
      const disk = `${target.sshd.home}/.pts-lens`;
      if (!mounted(disk)) return console.log('skipped: no small disk can be mounted here');
      try {
        const gate = `${target.sshd.home}/gate`;
        writeFileSync(gate, '');
        const launch = target.launch(id, [round(1, 2, rows.copy, rows.three)], `hold=${gate}`);
        await target.start(launch);
        await logged(id, 'Test 1 of 2');
        await target.transport.exec('dd if=/dev/zero of="$HOME/.pts-lens/filler" bs=1k 2>/dev/null');
        rmSync(gate);
        await ended(id);
        expect((await target.state(id)).state).toEqual({ kind: 'ended', how: 'ended' });
        // What is there is no result, and is brought home as what it is.
        expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
        expect(await target.judge(launch, 'home')).toMatchObject({ complete: 0, missing: 4 });
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    });

    test('a PTS that asks for ever is stopped, and its last lines say what it asked', async () => {
      await begin(standIn);
      const launch = target.launch(id, [round(1, 2, rows.copy)], 'prompt');
      await target.start(launch);
      await ended(id);
      const { state, tail, logSize } = await target.state(id);
      expect(state).toEqual({ kind: 'ended', how: 'limit' });
      // The menu is that of the real PTS, but for the test and its options.
      const plain = (line: string) => line.replace(/^ +\d: .*/, 'OPTION').trim();
      const recorded = readFileSync('test/fixtures/ptsConsole/menu-without-an-answer.txt', 'utf8');
      const known = new Set(recorded.split('\n').map(plain));
      const menu = tail.split('\n').slice(1, 200).map(plain);
      expect(menu.filter(line => !known.has(line))).toEqual([]);
      const reader = new ConsoleReader();
      reader.push(log(id).slice(0, 20_000));
      expect(reader.progress.question).toContain('Multiple items can be selected');
      expect(logSize).toBeLessThan(20_000_000);
      const { answer } = await target.watch(id);
      expect(answer).toMatchObject({ kind: 'done' });
      // It never came to a result: what it printed comes home, which is all that is known.
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched', files: 1 });
      expect(readdirSync(target.at('home'))).toEqual(['console.log']);
    });

    test.each([
      ['that hangs', 'hang', 1, []],
      ['that prints for ever and is stopped in time', 'flood', 1, []],
    ])('a PTS %s is stopped now, and what it had is kept', async (_, told) => {
      await begin(standIn);
      const launch = target.launch(id, [round(1, 2, rows.copy)], told);
      await target.start(launch);
      await logged(id, 'Started Run 1');
      expect(await target.stop(id, 'now')).toBe('ended');
      const { state } = await target.state(id);
      expect(state).toMatchObject({ kind: 'ended' });
      expect(await target.start(target.launch('next', [round(2, 1, rows.copy)]))).toMatchObject({
        kind: 'started',
      });
      await ended('next');
    });

    test('a gentle stop loses the test that runs, keeps those before it, and begins no further round', async () => {
      await begin(standIn);
      const gate = `${target.sshd.home}/gate`;
      // The first test is complete, the second one runs.
      writeFileSync(gate, '2');
      const launch = target.launch(
        id,
        [round(1, 2, rows.copy, rows.three), round(2, 2, rows.copy)],
        `hold=${gate}`,
      );
      await target.start(launch);
      await logged(id, 'Test 2 of 2');
      expect(await target.stop(id, 'gently')).toBe('asked');
      expect((await target.state(id)).isStopping).toBe(true);
      rmSync(gate);
      await ended(id);
      expect((await target.state(id)).state).toEqual({ kind: 'ended', how: 'stopped' });
      expect(log(id)).not.toContain('round 2');
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      expect(came(target.at('home/guests-r1/composite.xml'))).toEqual([
        'Copy Loop Type: Copy - Block: Small: KVM guest r1, 2',
      ]);
      const stopped = '0 of 2, missing: The run was stopped before this test was complete.';
      expect(inWords(await target.judge(launch, 'home'))).toEqual([
        'Copy Loop Type: Copy - Block: Small, 2 of 2, complete',
        `Three Figures - Throughput, ${stopped}`,
        `Three Figures - Average Latency, ${stopped}`,
        `Three Figures - Maximum Latency, ${stopped}`,
        `Copy Loop Type: Copy - Block: Small, ${stopped}`,
      ]);
    });

    test('a PTS that dies, drops a test or fails one ends as any other: only the result says what is missing', async () => {
      await begin(standIn);
      const told = 'drop=local/three-1.0.0 fail=local/shaky-1.0.0';
      const launch = target.launch(id, [round(1, 2, rows.copy, rows.three, rows.steady)], told);
      await target.start(launch);
      await ended(id);
      const died = target.launch('died', [round(1, 3, rows.copy, rows.three, rows.scale)], 'die');
      await target.start(died);
      await ended('died');
      for (const each of [launch, died]) {
        expect((await target.state(each.id)).state).toEqual({ kind: 'ended', how: 'ended' });
        expect(await target.fetch(each, each.id)).toMatchObject({ kind: 'fetched' });
      }
      expect(inWords(await target.judge(launch, id)).map(line => line.slice(0, 90))).toEqual([
        'Copy Loop Type: Copy - Block: Small, 2 of 2, complete',
        'Three Figures - Throughput, 0 of 2, missing',
        'Three Figures - Average Latency, 0 of 2, missing',
        'Three Figures - Maximum Latency, 0 of 2, missing',
        'Shaky Program Mode: OK, 0 of 2, missing: PTS noted: The test quit with a non-zero exit sta',
      ]);
      // What is missing is run under new names, and is complete together with what was there.
      const outcome = await target.judge(died, 'died');
      expect(outcome).toMatchObject({ complete: 1, missing: 4 });
      const again = resumed({ ...died, environment: {} }, outcome, 'again', () => ({
        name: 'missing',
        xml: suiteOf(rows.three, rows.scale),
      }));
      if (again === undefined) throw new Error('Nothing to resume');
      expect(await target.start(again)).toMatchObject({ kind: 'started' });
      await ended('again');
      expect(await target.fetch(again, 'again')).toMatchObject({ kind: 'fetched' });
      const rounds = again.rounds.map(each => ({ ...each, rows: [rows.three, rows.scale] }));
      expect(await target.judge({ ...again, rounds }, 'again')).toMatchObject({ complete: 4, missing: 0 });
    });

    test('what comes home is cut half-way: nothing is left, and again it comes whole', async () => {
      await begin(standIn);
      const launch = target.launch(id, [round(1, 2, rows.copy)]);
      await target.start(launch);
      await ended(id);
      const half = `(\n${homeScript(id, launch.rounds)}\n) | { dd bs=512 count=4 2>/dev/null; sleep 60; }`;
      const fetching = target.transport.fetch(half, target.at('home'));
      await expect.poll(() => filesBelow(target.at()).length, { timeout: 20_000 }).toBeGreaterThan(0);
      target.sshd.breakConnections();
      expect(await fetching).toMatchObject({ kind: 'failed', failure: 'connection-lost' });
      expect(readdirSync(target.at())).toEqual([]);
      expect(await target.fetch(launch, 'home')).toMatchObject({ kind: 'fetched' });
      expect(came(target.at('home/guests-r1/composite.xml'))).toHaveLength(1);
      expect(await target.fetch(launch, 'home')).toMatchObject({ failure: 'folder-exists' });
    });
  },
);

/** Mounts a disk of a megabyte, which only root can; the answer says whether. */
function mounted(folder: string): boolean {
  mkdirSync(folder);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=777', 'tmpfs', folder]).status === 0;
}
