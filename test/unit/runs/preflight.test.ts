import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CheckId, checkIds, preflightChecks } from '../../../src/core/runs/preflight';
import { type PreflightAnswers, readPreflight } from '../../../src/core/runs/preflightAnswers';
import { isProfile, preflightScript } from '../../../src/core/runs/preflightScript';
import { startScript } from '../../../src/core/runs/startScript';
import { stopScript } from '../../../src/core/runs/stopScript';
import { temporaryFolder } from '../temporaryFolder';
import { FakeTarget } from './fakeTarget';
import { launch } from './launches';
import { shells } from './shells';

const temporary = temporaryFolder('preflight');

test('the script to ask without changing anything is the one that was read and approved', async () => {
  const script = preflightScript({ pts: '/opt/pts/phoronix-test-suite', tests: ['pts/ramspeed-1.4.3'] });
  await expect(script).toMatchFileSnapshot(
    path.join(import.meta.dirname, '../../fixtures/scripts/ask-before-a-launch-and-change-nothing.sh'),
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
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(target.home, file)), { recursive: true });
    writeFileSync(path.join(target.home, file), text);
  };
  const ask = (tests: readonly string[] = [], pts = target.pts) => {
    const { output, errors } = target.run(preflightScript({ pts, tests }));
    expect(errors).toBe('');
    return readPreflight(output);
  };

  test('what a launch needs is told, and nothing is written', () => {
    const folder = path.dirname(path.relative(target.home, target.pts));
    put(`${folder}/pts-core/pts-core.php`, "pts_define('PTS_VERSION', '10.8.6');\n");
    const answers = ask();
    expect(answers).toMatchObject({ pts: target.pts, version: '10.8.6', ownConfig: true, ourRuns: [] });
    expect([...answers.tools]).toEqual(expect.arrayContaining(['setsid', 'tar', 'tail', 'dd', 'mkfifo']));
    expect(answers.free).toBeGreaterThan(0);
    expect(Math.abs((answers.clock ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    expect(target.has('.phoronix-test-suite') || target.has('.pts-lens')).toBe(false);
  });

  test('which tests are installed, also where the user keeps them elsewhere, and what the others need', () => {
    const installed = '{"test_installation": {"status": "INSTALLED"}}';
    put('elsewhere/pts/a-1.0.0/pts-install.json', installed);
    put('elsewhere/pts/broken-1.0.0/pts-install.json', '{"status": "INSTALL_FAILED"}');
    put(
      '.phoronix-test-suite/user-config.xml',
      '<EnvironmentDirectory>~/elsewhere</EnvironmentDirectory>\n<NoInternetCommunication>TRUE</NoInternetCommunication>\n',
    );
    const profile = '.phoronix-test-suite/test-profiles/pts/b-1.0.0';
    put(`${profile}/test-definition.xml`, '  <EnvironmentSize>1.5</EnvironmentSize>\n');
    put(`${profile}/downloads.xml`, '<FileSize>1000</FileSize>\n<FileSize>500</FileSize>\n');
    const answers = ask([
      'pts/a-1.0.0',
      'pts/b-1.0.0',
      'pts/broken-1.0.0',
      'local/none-1.0.0',
      '../x',
      "a/'b",
    ]);
    expect(answers.isOffline).toBe(true);
    expect(answers.tests).toEqual([
      { profile: 'pts/a-1.0.0', state: 'installed' },
      { profile: 'pts/b-1.0.0', state: 'missing', download: 1500, room: 1.5 },
      { profile: 'pts/broken-1.0.0', state: 'unknown' },
      { profile: 'local/none-1.0.0', state: 'unknown' },
    ]);
  });

  test('another PTS that runs there is seen, and so is a run of ours', () => {
    put('other/pts-core/phoronix-test-suite.php', 'sleep 60\n');
    chmodSync(path.join(target.home, 'other/pts-core/phoronix-test-suite.php'), 0o755);
    const other = target.run(
      `sh ./other/pts-core/phoronix-test-suite.php </dev/null >/dev/null 2>&1 &\necho "$!"`,
    );
    const pid = Number(other.output);
    expect(ask().running).toContain(pid);
    process.kill(pid);
    const id = '20261127-013000-ab12';
    target.run(startScript(launch({ id, pts: target.pts, environment: { FAKE: 'wait' } })));
    expect(ask().ourRuns).toEqual([id]);
    target.run(stopScript(id, 'now'));
    expect(ask().ourRuns).toEqual([]);
  });

  test('a path that holds no program is searched for elsewhere, not believed', () => {
    expect(ask([], '/no/such/program').pts).not.toBe('/no/such/program');
    expect(ask([], "/x'; touch pwned; '").pts ?? '').not.toContain('pwned');
    expect(target.has('pwned')).toBe(false);
  });
});

const good: PreflightAnswers = {
  clock: 1_000,
  system: 'Linux',
  tools: new Set(['setsid', 'tail', 'tar', 'mkfifo', 'dd', 'awk', 'sed', 'cut', 'tr', 'wc', 'cp', 'ln']),
  ownConfig: true,
  isOffline: false,
  pts: '/usr/bin/phoronix-test-suite',
  version: '10.8.6',
  php: '8.2.7',
  phpLacks: [],
  tests: [{ profile: 'pts/a-1.0.0', state: 'installed' }],
  free: 1_000_000,
  running: [],
  ourRuns: [],
  killsAtLogout: false,
  hardwareVirtualization: true,
  hasKvm: false,
};
const needs = { resultSize: 50e6, sent: 1_000_000, received: 1_001_000 };
const checksOf = (more: Partial<PreflightAnswers>, needed = {}) =>
  preflightChecks({ ...good, ...more }, { ...needs, ...needed });
const checkOf = (id: CheckId, more: Partial<PreflightAnswers>, needed = {}) =>
  checksOf(more, needed).find(check => check.id === id);

describe('the checks before a launch', () => {
  test('a target that has everything may be launched on', () => {
    const checks = checksOf({});
    expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
    expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'ok'));
    expect(checks.filter(({ state }) => state === 'refused')).toEqual([]);
  });

  test.each<[string, CheckId, Partial<PreflightAnswers>, string]>([
    ['tools are missing', 'tools', { tools: new Set(['setsid', 'tail']) }, 'runs.check-tools-missing'],
    ['PHP lacks the XML extension', 'php', { phpLacks: ['dom', 'simplexml'] }, 'runs.check-php-lacks'],
    [
      'root’s configuration would ask or upload',
      'configuration',
      { ownConfig: false, configFits: false },
      'runs.check-config-unfit',
    ],
    [
      'a test is missing',
      'tests',
      { tests: [{ profile: 'pts/a-1.0.0', state: 'missing', download: 5e6, room: 3 }] },
      'runs.check-tests-lacking',
    ],
    ['the disk has no room for the result twice', 'disk', { free: 90_000 }, 'runs.check-disk-full'],
    ['another PTS runs', 'alone', { running: [77] }, 'runs.check-not-alone'],
    ['a run of ours goes on', 'alone', { running: [77], ourRuns: ['x'] }, 'runs.check-our-run'],
    ['the system ends processes at logout', 'logout', { killsAtLogout: true }, 'runs.check-killed-at-logout'],
  ])('refuse when %s, and say what to do', (_, id, more, said) => {
    const answers = checksOf(more);
    const check = answers.find(each => each.id === id);
    expect(check?.state).toBe('refused');
    expect(check?.message.id).toBe(said);
    expect(check?.remedy).toBeDefined();
    expect(answers.some(({ state }) => state === 'refused')).toBe(true);
  });

  test('root may launch where its configuration lets PTS run by itself', () => {
    expect(checkOf('configuration', { ownConfig: false, configFits: true })?.state).toBe('warning');
  });

  test('what is missing may be installed, where PTS may use the Internet', () => {
    const tests = [{ profile: 'pts/a-1.0.0', state: 'missing' }] as const;
    expect(checkOf('tests', { tests }, { install: true })?.state).toBe('warning');
    expect(checkOf('tests', { tests, isOffline: true }, { install: true })?.remedy?.id).toBe(
      'runs.remedy-offline',
    );
  });

  test('a user who lingers keeps processes whatever the system does', () => {
    expect(checkOf('logout', { lingers: true, killsAtLogout: true })?.state).toBe('ok');
  });

  test('a clock is blamed only beyond what the round trip leaves open', () => {
    expect(checkOf('clock', { clock: 1_003 })?.state).toBe('ok');
    expect(checkOf('clock', { clock: 1_004 })?.state).toBe('warning');
    expect(checkOf('clock', { clock: 990 })?.message.args).toEqual({ seconds: 10, direction: 'behind' });
    expect(checkOf('clock', { clock: 1_010 }, { received: 1_020_000 })?.state).toBe('ok');
  });

  test('what a target does not say is unknown, never fine', () => {
    const checks = preflightChecks(readPreflight(''), needs);
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'reach ok',
      'tools refused',
      'pts refused',
      'php refused',
      'configuration unknown',
      'tests unknown',
      'disk unknown',
      'alone ok',
      'logout unknown',
      'clock unknown',
      'virtualization unknown',
    ]);
  });
});

test('a hostile target can neither flood the checklist nor write into it', () => {
  const answers = readPreflight(
    `pts /x\u001b[31m\u202e${'y'.repeat(10_000)}\n${'test a/b-1 missing 1 1\n'.repeat(100_000)}`,
  );
  expect(answers.pts?.length).toBeLessThan(310);
  expect(answers.pts).toMatch(/^\/x\[31my+…$/);
  expect(answers.tests.length).toBeLessThanOrEqual(5_000);
});

test.each(['pts/ramspeed-1.4.3', 'local/x-1.0.0', 'git/a.b-1.0.0'])('%s is a profile', name => {
  expect(isProfile(name)).toBe(true);
});

test.each(['ramspeed', '../a/b', 'pts/..', 'pts/a b', "pts/'", 'pts/a\n', '-a/b', 'a/b/c'])(
  '“%s” is no profile, and reaches no script',
  name => {
    expect(isProfile(name)).toBe(false);
  },
);
