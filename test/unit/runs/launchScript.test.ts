import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Launch, launchProblems } from '../../../src/core/runs/launch';
import { launchScript } from '../../../src/core/runs/launchScript';
import { temporaryFolder } from '../temporaryFolder';
import { FakeTarget } from './fakeTarget';
import { launch, round, suiteXml } from './launches';
import { give, shells } from './shells';

const temporary = temporaryFolder('launch');
const golden = (name: string) => path.join(import.meta.dirname, '../../fixtures/scripts', name);

/** Whether any process of the group runs; one that waits for its parent does not. */
function isGroupAlive(group: number | undefined): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-g', String(group)]);
  return stdout
    .toString()
    .split('\n')
    .some(state => state !== '' && !state.startsWith('Z'));
}

test('the script of a run is the one that was read and approved', async () => {
  const shown = launch({
    before: 'sync',
    environment: { MONITOR: 'cpu.temp' },
    install: true,
    machine: 'rack 2',
  });
  await expect(launchScript(shown)).toMatchFileSnapshot(golden('run-every-round-under-its-own-name.sh'));
});

const hostile: Partial<Launch> = {
  rounds: [
    round(1, {
      description: `It's $(touch pwned) \`touch pwned\` <b> & "é"\n-rf`,
      suite: { name: 'lens', xml: suiteXml("local/'; touch pwned; '-1.0.0") },
    }),
  ],
  environment: { EXTRA: "'; touch pwned; '" },
};

describe.each(shells)('under $name', shell => {
  let target: FakeTarget;
  beforeEach(() => {
    target = new FakeTarget(shell, temporary());
  });

  const alone = { rounds: [round(1)] };
  const run = async (more: Partial<Launch>, environment: Readonly<Record<string, string>> = {}) => {
    const { ended } = target.start(launchScript(launch({ pts: target.pts, ...more })), 'run', environment);
    await ended;
  };

  test('its syntax is that of any POSIX shell', () => {
    const [name, ...args] = shell.argv;
    const { stderr, status } = spawnSync(name, [...args, '-n'], { input: launchScript(launch(hostile)) });
    expect({ errors: stderr.toString(), status }).toEqual({ errors: '', status: 0 });
  });

  test('every round runs, with names, trials and a suite of its own', async () => {
    await run({});
    expect(target.read('calls')).toBe('batch-run local/lens-1\nbatch-run local/lens-2\n');
    expect(target.read('run/status')).toBe('ended\n');
    for (const number of [1, 2]) {
      const variables = target.read(`environment.guests-r${number}`).split('\n');
      expect(variables).toEqual(
        expect.arrayContaining([
          `TEST_RESULTS_NAME=Guests r${number}`,
          `TEST_RESULTS_IDENTIFIER=KVM r${number}`,
          `TEST_RESULTS_DESCRIPTION=Round ${number} of it`,
          'FORCE_TIMES_TO_RUN=3',
          'TEST_EXECUTION_SORT=none',
          'NO_COLOR=1',
        ]),
      );
      expect(target.read(`run/pts/test-suites/local/lens-${number}/suite-definition.xml`)).toBe(
        round(number).suite.xml,
      );
    }
    expect(target.read('run/console.log')).toMatch(/\[PTS Lens\] round 1 of 2: Guests r1\nTest 1 of 1\n/);
  });

  test('PTS gets a path of its own with a slash behind, and results land in it', async () => {
    await run(alone);
    const variables = target.read('environment.guests-r1');
    expect(variables).toContain(`\nPTS_USER_PATH_OVERRIDE=${target.home}/run/pts/\n`);
    expect(target.read('run/pts/user-config.xml')).toContain(
      `<ResultsDirectory>${target.home}/run/pts/test-results/</ResultsDirectory>`,
    );
    expect(target.has('run/pts/test-results/guests-r1/composite.xml')).toBe(true);
  });

  test('nothing in a name, a description or a suite is run', async () => {
    await run(hostile);
    expect(target.read('environment.guests-r1')).toContain(hostile.rounds?.[0]?.description ?? 'none');
    expect(target.read('environment.guests-r1')).toContain("EXTRA='; touch pwned; '");
    expect(target.has('run/pwned') || target.has('pwned')).toBe(false);
  });

  test('a round whose PTS dies does not keep the next from running', async () => {
    await run({ environment: { FAKE: 'die' } });
    expect(target.read('calls').trim().split('\n')).toHaveLength(2);
    expect(target.read('run/status')).toBe('ended\n');
  });

  test('a PTS that asks a question over and over is stopped, and its log does not fill the disk', async () => {
    await run({ environment: { FAKE: 'flood' } });
    expect(target.read('run/status')).toBe('limit\n');
    expect(target.read('calls').trim().split('\n')).toHaveLength(1);
    const log = target.read('run/console.log');
    expect(log.length).toBeLessThan(17_000_000);
    expect(log).toMatch(/PTS printed without end.*\n$/);
  });

  test('a question finds no answer and does not wait for one', async () => {
    await run({ ...alone, environment: { FAKE: 'ask' } });
    expect(target.read('run/console.log')).toContain('answer: []');
  });

  test.each(['wait', 'stubborn'])('TERM ends a run at once, with what it started (%s)', async how => {
    const script = launchScript(launch({ pts: target.pts, environment: { FAKE: how } }));
    const { child, ended } = target.start(script, 'run');
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    child.kill('SIGTERM');
    await ended;
    expect(target.read('run/status')).toBe('stopped\n');
    expect(target.read('calls').trim().split('\n')).toHaveLength(1);
    await vi.waitUntil(() => !isGroupAlive(child.pid), { timeout: 45_000 });
  });

  test('a gentle stop lets PTS end by itself and starts no further round', async () => {
    const script = launchScript(launch({ pts: target.pts, environment: { FAKE: 'halt' } }));
    const { ended } = target.start(script, 'run');
    await vi.waitUntil(() => target.has('started'), { timeout: 45_000 });
    writeFileSync(path.join(target.home, 'run/stop'), '');
    writeFileSync(path.join(target.home, 'run/pts/halt-testing'), '');
    await ended;
    expect(target.read('run/status')).toBe('stopped\n');
    expect(target.read('calls').trim().split('\n')).toHaveLength(1);
  });

  test('a server that a test leaves behind does not keep the run from ending', async () => {
    await run({ ...alone, environment: { FAKE: 'daemon' } });
    process.kill(Number(target.read('daemon')));
    expect(target.read('run/status')).toBe('ended\n');
    await vi.waitUntil(() => target.has('run/drained'), { timeout: 45_000 });
  });

  test('a path that holds no PTS is said, not taken for a run', async () => {
    await run({ pts: '/no/such/phoronix-test-suite' });
    expect(target.read('run/status')).toBe('failed\n');
    expect(target.read('run/console.log')).toContain('There is no program /no/such/phoronix-test-suite.');
  });

  test('what the shell that starts it holds does not change a run', async () => {
    await run(
      { ...alone, environment: { SKIP_TESTS: 'asked' } },
      { PRESET_OPTIONS: 'x', TEST_EXEC_PREPEND: 'y' },
    );
    expect(target.read('environment.guests-r1')).toContain('\nSKIP_TESTS=asked\n');
    expect(target.read('environment.guests-r1')).not.toMatch(/^(PRESET_OPTIONS|TEST_EXEC_PREPEND)=/m);
  });

  test('what is missing is installed before the first round, and only then is the Internet asked', async () => {
    await run({ install: true, rounds: [round(1), round(2, { suite: round(1).suite })] });
    expect(target.read('calls')).toBe(
      'batch-install local/lens-1\nbatch-run local/lens-1\nbatch-run local/lens-1\n',
    );
    expect(target.read('offline')).toBe('FALSE\nTRUE\nTRUE\n');
  });

  test('the user’s own profiles and suites are there, and stay what they are', async () => {
    const profile = path.join(target.home, '.phoronix-test-suite/test-profiles/local/x-1.0.0');
    mkdirSync(profile, { recursive: true });
    mkdirSync(path.join(target.home, '.phoronix-test-suite/test-suites/local'), { recursive: true });
    writeFileSync(path.join(profile, 'test-definition.xml'), 'profile');
    await run(alone);
    expect(target.read('run/pts/test-profiles/local/x-1.0.0/test-definition.xml')).toBe('profile');
    expect(target.has('.phoronix-test-suite/test-suites/local/lens-1')).toBe(false);
    expect(target.read('run/pts/test-suites/local/lens-1/suite-definition.xml')).toBe(round(1).suite.xml);
  });

  test('where PTS reads a configuration that is not ours, it must let PTS run by itself and upload nothing', async () => {
    const shared = path.join(target.home, 'etc-phoronix-test-suite.xml');
    const script = launchScript(launch({ ...alone, pts: target.pts })).replaceAll(
      '/etc/phoronix-test-suite.xml',
      shared,
    );
    const configured = (upload: string) =>
      writeFileSync(shared, `<Configured>TRUE</Configured>\n<UploadResults>${upload}</UploadResults>\n`);
    configured('TRUE');
    give(shared);
    await target.start(script, 'refused').ended;
    expect(target.read('refused/status')).toBe('failed\n');
    expect(target.read('refused/console.log')).toContain(`PTS reads ${shared} here`);
    expect(target.has('calls') || target.has('.phoronix-test-suite')).toBe(false);
    configured('FALSE');
    await target.start(script, 'run').ended;
    expect(target.read('run/status')).toBe('ended\n');
    expect(target.read('environment.guests-r1')).toContain('\nPTS_IGNORE_MODULES=1\n');
  });

  test('commands before and after run once, the last also when the run is stopped', async () => {
    await run({ ...alone, before: 'echo before >>../order', after: 'echo after >>../order' });
    expect(target.read('order')).toBe('before\nafter\n');
  });

  test('a second start in the same folder changes nothing', async () => {
    await run(alone);
    const before = target.read('run/console.log');
    await run(alone);
    expect(target.read('run/console.log')).toBe(before);
    expect(target.read('calls').trim().split('\n')).toHaveLength(1);
  });
});

describe('a launch is refused', () => {
  test.each<[string, Partial<Launch>, string]>([
    ['whose id leaves its folder', { id: '../x' }, 'runs.bad-id'],
    ['whose PTS has no full path', { pts: 'phoronix-test-suite' }, 'runs.bad-pts-path'],
    ['without rounds', { rounds: [] }, 'runs.bad-round-count'],
    [
      'with an identifier PTS would change',
      { rounds: [round(1, { identifier: 'a(b)' })] },
      'runs.bad-identifier',
    ],
    ['with a title PTS would change', { rounds: [round(1, { title: 'é' })] }, 'runs.bad-title'],
    ['with a NUL in its description', { rounds: [round(1, { description: '\0' })] }, 'runs.bad-description'],
    ['with no trials', { rounds: [round(1, { trials: 0 })] }, 'runs.bad-trial-count'],
    [
      'whose rounds share a folder',
      { rounds: [round(1), round(2, { title: 'guests R1' })] },
      'runs.repeated-folder',
    ],
    [
      'whose rounds share an identifier',
      { rounds: [round(1), round(2, { identifier: 'KVM r1' })] },
      'runs.repeated-identifier',
    ],
    [
      'whose suite is named like an option',
      { rounds: [round(1, { suite: { name: '-x', xml: '' } })] },
      'runs.bad-suite-name',
    ],
    ['that sets what it sets itself', { environment: { TEST_RESULTS_NAME: 'x' } }, 'runs.bad-variable'],
    ['whose variable is a command', { environment: { 'A;touch x': 'x' } }, 'runs.bad-variable'],
  ])('%s', (_, more, id) => {
    expect(launchProblems(launch(more)).map(problem => problem.id)).toEqual([id]);
    expect(() => launchScript(launch(more))).toThrow(RangeError);
  });
});
