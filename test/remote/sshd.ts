import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { which } from '../../scripts/prepare/command.mjs';
import { asUser, giveToUser } from './pts';

/** What of a target differs from a plain one. */
export interface SshdOptions {
  /** In place of the login shell: runs the command of the client, which is in `$SSH_ORIGINAL_COMMAND`. */
  readonly forceCommand?: string;
  /** Shown before the login. */
  readonly banner?: string;
  /** Files of the home folder, such as `.cshrc`. */
  readonly home?: Readonly<Record<string, string>>;
  /** Variables of each session. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether sessions are those of a user who is not root, whoever runs the tests; `forceCommand` is then one program. */
  readonly isUser?: boolean;
}

/** A real sshd on the loopback, with keys, home and configuration of its own, at which the current user logs in. */
export interface Sshd {
  /** The destination for `ssh`, known by `configFile`. */
  readonly destination: string;
  /** The client's configuration: `ssh -F`. */
  readonly configFile: string;
  readonly knownHosts: string;
  /** HOME of its sessions. */
  readonly home: string;
  /** Changes the client's configuration: the lines win over those that are there. */
  configure(...lines: readonly string[]): void;
  /** Makes another host key and uses it from the next connection on, without telling the client. */
  changeHostKey(): Promise<void>;
  /** Tells the client of the host key that is used now, as a user who has looked at it does. */
  confirmHostKey(): void;
  /** Whether the client's key opens the account, or another one only: from the next connection on. */
  accept(isAccepted: boolean): void;
  /** Kills the processes of the sessions, as a line that breaks does; what runs detached in them goes on. */
  breakConnections(): void;
  stop(): void;
}

const program = which('sshd');

/** Why there is no sshd to test with; undefined where there is one. */
export const noSshd = reason();

function reason(): string | undefined {
  if (process.platform === 'win32') return 'sshd is not started on Windows';
  if (program === undefined || which('ssh') === undefined) return 'sshd or ssh is not installed';
  return undefined;
}

if (noSshd !== undefined) console.log(`skipped: ${noSshd}, so nothing is tested over SSH`);

export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-sshd-'));
  const at = (name: string) => path.join(folder, name);
  // Where root's sshd has its empty folder; others need none.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  makeKey(at('host_key'));
  makeKey(at('user_key'));
  makeKey(at('other_key'));
  copyFileSync(at('user_key.pub'), at('authorized_keys'));
  mkdirSync(at('home'));
  for (const [name, text] of Object.entries(options.home ?? {})) {
    mkdirSync(path.dirname(at(`home/${name}`)), { recursive: true });
    writeFileSync(at(`home/${name}`), text);
  }
  if (options.banner !== undefined) writeFileSync(at('banner'), options.banner);
  if (options.isUser === true) {
    chmodSync(folder, 0o755);
    giveToUser(at('home'));
  }
  let listener = await listenAnywhere(at, options);
  return {
    destination: 'target',
    configFile: at('config'),
    knownHosts: at('known_hosts'),
    home: at('home'),
    configure: (...lines) => {
      const before = readFileSync(at('config'), 'utf8');
      writeFileSync(at('config'), `Host target\n${lines.map(line => `  ${line}\n`).join('')}${before}`);
    },
    changeHostKey: async () => {
      rmSync(at('host_key'));
      rmSync(at('host_key.pub'));
      makeKey(at('host_key'));
      // Its port is free when it has ended.
      const ended = once(listener, 'exit');
      listener.kill();
      await ended;
      listener = await listen(at('sshd_config'));
    },
    confirmHostKey: () => {
      const [host = ''] = readFileSync(at('known_hosts'), 'utf8').split(' ');
      writeFileSync(at('known_hosts'), `${host} ${publicKey(at('host_key.pub'))}\n`);
    },
    accept: isAccepted => {
      copyFileSync(at(isAccepted ? 'user_key.pub' : 'other_key.pub'), at('authorized_keys'));
    },
    breakConnections: () => {
      for (const pid of sessionsBelow(listener.pid)) kill(pid, 'SIGKILL');
    },
    stop: () => {
      const sessions = sessionsBelow(listener.pid);
      listener.kill();
      for (const pid of sessions) kill(pid, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Takes another port where somebody else took the free one meanwhile. */
async function listenAnywhere(at: (name: string) => string, options: SshdOptions): Promise<ChildProcess> {
  const hostKey = publicKey(at('host_key.pub'));
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    writeFileSync(at('sshd_config'), serverConfig(at, port, options));
    writeFileSync(at('known_hosts'), `[127.0.0.1]:${port} ${hostKey}\n`);
    writeFileSync(at('config'), clientConfig(at, port));
    try {
      return await listen(at('sshd_config'));
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** A public key without its comment. */
function publicKey(file: string): string {
  return readFileSync(file, 'utf8').split(' ').slice(0, 2).join(' ').trim();
}

function makeKey(file: string): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file]);
}

function serverConfig(at: (name: string) => string, port: number, options: SshdOptions): string {
  const login = options.forceCommand ?? 'sh -c "$SSH_ORIGINAL_COMMAND"';
  const forceCommand = options.isUser === true ? ['exec', ...asUser, login].join(' ') : options.forceCommand;
  const variables = Object.entries({ HOME: at('home'), ...options.environment });
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${at('host_key')}`,
    `PidFile ${at('sshd.pid')}`,
    `AuthorizedKeysFile ${at('authorized_keys')}`,
    'StrictModes no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'PrintMotd no',
    'MaxStartups 100',
    `SetEnv ${variables.map(([name, value]) => `${name}="${value}"`).join(' ')}`,
    ...(options.banner === undefined ? [] : [`Banner ${at('banner')}`]),
    ...(forceCommand === undefined ? [] : [`ForceCommand ${forceCommand}`]),
    '',
  ].join('\n');
}

function clientConfig(at: (name: string) => string, port: number): string {
  return `Host target
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentityFile ${at('user_key')}
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ${at('known_hosts')}
  GlobalKnownHostsFile /dev/null
`;
}

/** Starts it in the foreground, so that it is ours to end, and waits until it listens. */
async function listen(config: string): Promise<ChildProcess> {
  const listener = spawn(program ?? 'sshd', ['-D', '-e', '-f', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = () => listener.kill();
  process.once('exit', end);
  listener.once('exit', () => process.off('exit', end));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    listener.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (said.includes('Server listening on')) resolve();
    });
    listener.once('error', reject);
    listener.once('exit', () => reject(new Error(`sshd ended:\n${said}`)));
  });
  return listener;
}

/** The processes of sshd that came from a listener. What a session started is no sshd. */
function sessionsBelow(listener: number | undefined): readonly number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(\S+)/.exec(line))
    .flatMap(found =>
      found === null ? [] : [{ pid: Number(found[1]), parent: Number(found[2]), name: found[3] }],
    );
  const below = (parent: number | undefined): readonly number[] =>
    processes
      .filter(each => each.parent === parent && each.name?.includes('sshd') === true)
      .flatMap(({ pid }) => [...below(pid), pid]);
  return below(listener);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
