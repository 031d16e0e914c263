import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { which } from '../../scripts/prepare/command.mjs';
import { transportTo } from '../../src/node/transports/shellTransport';
import type { Transport } from '../../src/node/transports/transport';
import { freePort, noSshd, type Sshd, type SshdOptions, startSshd } from './sshd';

const to = ({ destination, configFile }: Sshd): Transport =>
  transportTo({ reach: { ssh: destination } }, configFile);

/** Gives a test an sshd of its own. */
async function withSshd(options: SshdOptions, act: (sshd: Sshd) => Promise<void>): Promise<void> {
  const sshd = await startSshd(options);
  try {
    await act(sshd);
  } finally {
    sshd.stop();
  }
}

const whole = { kind: 'done', output: 'é $HOME\n', errors: '', status: 7 };
const script = "echo 'é $HOME'; exit 7";

describe.skipIf(noSshd !== undefined)('over a real sshd, a script answers exactly', () => {
  test.each<readonly [login: string, needs: string, options: SshdOptions]>([
    ['a plain one', 'sh', {}],
    ['fish', 'fish', { forceCommand: 'fish -c "$SSH_ORIGINAL_COMMAND"' }],
    [
      'fish that greets',
      'fish',
      {
        forceCommand: 'fish -c "$SSH_ORIGINAL_COMMAND"',
        home: { '.config/fish/config.fish': 'echo Welcome to fish\nset -x X 1\n' },
      },
    ],
    ['csh', 'csh', { forceCommand: 'csh -c "$SSH_ORIGINAL_COMMAND"' }],
    [
      'csh that greets',
      'csh',
      {
        forceCommand: 'csh -c "$SSH_ORIGINAL_COMMAND"',
        home: { '.cshrc': 'echo "Good morning"\nsetenv X "a b"\n', '.tcshrc': 'echo "Good morning"\n' },
      },
    ],
    ['busybox', 'busybox', { forceCommand: 'busybox sh -c "$SSH_ORIGINAL_COMMAND"' }],
    [
      'one that says good-bye',
      'sh',
      { forceCommand: 'echo motd; sh -c "$SSH_ORIGINAL_COMMAND"; echo logout' },
    ],
  ])('where the login is %s', async (_, needs, options) => {
    if (which(needs) === undefined) return console.log(`skipped: ${needs} is not installed`);
    await withSshd(options, async sshd => {
      expect(await to(sshd).exec(script)).toEqual(whole);
      const folder = path.join(sshd.home, 'guest 2; é');
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'composite.xml'), '<x/>');
      const home = path.join(sshd.home, 'home');
      expect(await to(sshd).fetch('cd && tar -cf - "guest 2; é"', home)).toMatchObject({
        kind: 'fetched',
        files: 1,
      });
      expect(readFileSync(path.join(home, 'guest 2; é/composite.xml'), 'utf8')).toBe('<x/>');
    });
  });

  test('where a banner says what a failure says', async () => {
    const banner = 'Host key verification failed.\nroot@x: Permission denied (publickey).\nWelcome\n';
    await withSshd({ banner }, async sshd => {
      const answer = await to(sshd).exec(script);
      expect(answer).toMatchObject({ kind: 'done', output: whole.output, status: 7 });
      sshd.configure('Port 1');
      expect(await to(sshd).exec(script)).toMatchObject({ failure: 'unreachable' });
    });
  });

  test('where the user’s own configuration forwards, runs something else, or says nothing', async () => {
    await withSshd({}, async sshd => {
      sshd.configure(
        'RemoteCommand echo other',
        'RequestTTY force',
        'LocalForward 1 127.0.0.1:1',
        'ExitOnForwardFailure yes',
        'LogLevel QUIET',
        'PermitLocalCommand yes',
        'LocalCommand echo local',
      );
      expect(await to(sshd).exec(script)).toEqual(whole);
      sshd.configure('UserKnownHostsFile /dev/null');
      expect(await to(sshd).exec(script)).toMatchObject({ failure: 'host-key-unknown' });
    });
  });

  test('where connections are shared and the first one stays open', async () => {
    await withSshd({}, async sshd => {
      const socket = path.join(path.dirname(sshd.configFile), 'mux');
      sshd.configure('ControlMaster auto', 'ControlPersist 60', `ControlPath ${socket}`);
      expect(await to(sshd).exec(script)).toMatchObject({ kind: 'done', output: whole.output, status: 7 });
      expect(await to(sshd).exec(script)).toMatchObject({ kind: 'done', output: whole.output, status: 7 });
    });
  });
});

describe.skipIf(noSshd !== undefined)('over a real sshd, a failure is told as what it is', () => {
  let sshd: Sshd;
  beforeEach(async () => {
    sshd = await startSshd();
  });
  afterEach(() => sshd.stop());

  test('a host key that changed', async () => {
    expect(await to(sshd).exec('true')).toMatchObject({ kind: 'done' });
    await sshd.changeHostKey();
    expect(await to(sshd).exec('true')).toMatchObject({ kind: 'failed', failure: 'host-key-changed' });
  });

  test.each(['yes', 'ask'])('a host key that was never seen (StrictHostKeyChecking %s)', async checking => {
    sshd.configure(`StrictHostKeyChecking ${checking}`);
    writeFileSync(sshd.knownHosts, '');
    // A program that says yes to every question, as the user's desktop may have one that asks them.
    const askpass = path.join(sshd.home, 'askpass');
    writeFileSync(askpass, '#!/bin/sh\necho yes\n', { mode: 0o755 });
    vi.stubEnv('SSH_ASKPASS', askpass);
    vi.stubEnv('SSH_ASKPASS_REQUIRE', 'force');
    expect(await to(sshd).exec('true')).toMatchObject({ failure: 'host-key-unknown' });
    vi.unstubAllEnvs();
    expect(readFileSync(sshd.knownHosts, 'utf8')).toBe('');
  });

  test('a key that is refused, without asking for a password', async () => {
    sshd.configure(
      'IdentityFile /dev/null',
      'PreferredAuthentications publickey,password,keyboard-interactive',
    );
    sshd.configure('User nobody');
    const answer = await to(sshd).exec('true');
    expect(answer).toMatchObject({ failure: 'authentication' });
    expect(answer.kind === 'failed' && answer.detail).toContain('Permission denied');
  });

  test('nobody at that port, no such name, and a program there that is no sshd', async () => {
    sshd.configure(`Port ${await freePort()}`);
    expect(await to(sshd).exec('true')).toMatchObject({ failure: 'unreachable' });
    sshd.configure('HostName no-such-host.invalid');
    expect(await to(sshd).exec('true')).toMatchObject({ failure: 'unreachable' });
    sshd.configure('ProxyCommand true');
    expect(await to(sshd).exec('true')).toMatchObject({ failure: 'unreachable' });
  });

  test('a jump whose host key is not known', async () => {
    const jump = await startSshd();
    try {
      writeFileSync(jump.knownHosts, '');
      writeFileSync(
        sshd.configFile,
        `${readFileSync(sshd.configFile, 'utf8')}\n${readFileSync(jump.configFile, 'utf8').replace('Host target', 'Host jump')}`,
      );
      sshd.configure('ProxyJump jump');
      expect(await to(sshd).exec('true')).toMatchObject({ failure: 'host-key-unknown' });
    } finally {
      jump.stop();
    }
  });

  test('a configuration that ssh does not read', async () => {
    sshd.configure('NoSuchOption yes');
    expect(await to(sshd).exec('true')).toMatchObject({ failure: 'configuration' });
  });

  test('a connection that is killed in the middle', async () => {
    const answer = await to(sshd).exec('echo half; sleep 60', {
      mostOutput: 0,
      hear: () => sshd.breakConnections(),
    });
    expect(answer).toMatchObject({ kind: 'failed', failure: 'connection-lost' });
    expect(await to(sshd).exec('echo again')).toMatchObject({ output: 'again\n' });
  });

  test('a script that hangs, one that is cancelled, and one that floods', async () => {
    expect(await to(sshd).exec('sleep 60', { timeout: 1_500 })).toMatchObject({ failure: 'timed-out' });
    const controller = new AbortController();
    const cancelled = to(sshd).exec('echo x; sleep 60', {
      mostOutput: 0,
      signal: controller.signal,
      hear: () => controller.abort(),
    });
    expect(await cancelled).toMatchObject({ failure: 'cancelled' });
    expect(await to(sshd).exec('yes')).toMatchObject({ failure: 'too-much-output' });
  });
});

test.skipIf(noSshd !== undefined).each([
  ['a login that ends at once', 'echo This account is currently not available.; exit 1'],
  ['a machine without sh', 'exec env PATH=/nowhere sh-is-not-here'],
  ['a menu in place of a shell', 'echo "1) status"; cat >/dev/null'],
])('%s is told as no shell', async (_, forceCommand) => {
  await withSshd({ forceCommand }, async sshd => {
    expect(await to(sshd).exec('true')).toMatchObject({ kind: 'failed', failure: 'no-shell' });
  });
});

test.skipIf(noSshd !== undefined)('a login that prints without end is cut off', async () => {
  await withSshd({ forceCommand: 'yes Welcome' }, async sshd => {
    expect(await to(sshd).exec('true')).toMatchObject({ kind: 'failed', failure: 'too-much-output' });
  });
});

describe.skipIf(noSshd !== undefined)('over a real sshd, a folder comes home whole or not at all', () => {
  let sshd: Sshd;
  let folder = '';
  beforeAll(async () => {
    sshd = await startSshd();
    folder = path.join(sshd.home, 'results');
    for (const name of ['a; b é', 'logs/4f36', '-rf'])
      mkdirSync(path.join(folder, name), { recursive: true });
    for (const name of ['a; b é/composite.xml', 'logs/4f36/$(touch evil).log', '-rf/--help', "it's"])
      writeFileSync(path.join(folder, name), name.repeat(1_000));
    writeFileSync(path.join(folder, 'large'), Buffer.alloc(4_000_000, 'x'));
  });
  afterAll(() => sshd.stop());
  let here = '';
  beforeEach(() => {
    here = mkdtempSync(path.join(tmpdir(), 'pts-lens-fetch-'));
  });
  afterEach(() => rmSync(here, { recursive: true, force: true }));

  test('with every name as it is', async () => {
    const home = path.join(here, 'home');
    expect(await to(sshd).fetch('cd "$HOME/results" && tar -cf - .', home)).toMatchObject({ files: 5 });
    const names = (of: string) => readdirSync(of, { recursive: true, encoding: 'utf8' }).sort();
    expect(names(home)).toEqual(names(folder));
    expect(readFileSync(path.join(home, '-rf/--help'), 'utf8')).toBe('-rf/--help'.repeat(1_000));
  });

  test('cut half-way it leaves nothing, and repeated it is whole', async () => {
    const home = path.join(here, 'home');
    // The target sends half of it, then the line breaks while both wait.
    const half = 'cd "$HOME/results" && tar -cf - . | { dd bs=1000 count=2000 2>/dev/null; sleep 60; }';
    const cut = to(sshd).fetch(half, home);
    await expect.poll(() => bytesBelow(here), { timeout: 20_000 }).toBeGreaterThan(500_000);
    sshd.breakConnections();
    expect(await cut).toMatchObject({ kind: 'failed', failure: 'connection-lost' });
    expect(readdirSync(here)).toEqual([]);
    expect(await to(sshd).fetch('cd "$HOME/results" && tar -cf - .', home)).toMatchObject({ files: 5 });
    expect(readdirSync(here)).toEqual(['home']);
  });

  test('a hostile archive is refused whole', async () => {
    const home = path.join(here, 'home');
    const hostile =
      'cd "$HOME" && mkdir -p h && echo x > h/good && ln -sf /etc/passwd h/link && tar -cf - h/good h/link h/good';
    expect(await to(sshd).fetch(hostile, home)).toEqual({
      kind: 'failed',
      failure: 'archive-unsafe',
      detail: 'h/link',
    });
    expect(await to(sshd).fetch('cd "$HOME" && tar -P -cf - "$HOME/results/large"', home)).toMatchObject({
      failure: 'archive-unsafe',
    });
    expect(await to(sshd).fetch('cd "$HOME/h" && tar -P -cf - ../results/large', home)).toMatchObject({
      failure: 'archive-unsafe',
    });
    expect(readdirSync(here)).toEqual([]);
  });

  test('an archive without end is cut off', async () => {
    const home = path.join(here, 'home');
    const controller = new AbortController();
    const endless = to(sshd).fetch('tar -cf - /dev/null; cat /dev/zero', home, { signal: controller.signal });
    controller.abort();
    expect(await endless).toMatchObject({ kind: 'failed' });
    expect(readdirSync(here)).toEqual([]);
  });
});

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(path.join(entry.parentPath, entry.name)).length)
    .reduce((sum, each) => sum + each, 0);
}
