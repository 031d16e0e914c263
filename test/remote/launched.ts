import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { readResultFile } from '../../src/core/results/read';
import { homeScript } from '../../src/core/runs/homeScript';
import type { Launch } from '../../src/core/runs/launch';
import type { Outcome } from '../../src/core/runs/outcome';
import { type RunStatus, readStates } from '../../src/core/runs/runState';
import { readStarted, type Started, startScript } from '../../src/core/runs/startScript';
import { stateScript } from '../../src/core/runs/stateScript';
import { readStopped, type Stopped, stopScript } from '../../src/core/runs/stopScript';
import { watchScript } from '../../src/core/runs/watchScript';
import { transportTo } from '../../src/node/transports/shellTransport';
import type { Answer, Fetched, Transport } from '../../src/node/transports/transport';
import { present } from '../present';
import { judge, type TestLaunch, type TestRound } from './judged';
import {
  addProfiles,
  giveToUser,
  hasExamples,
  makePtsFolder,
  type Pts,
  placed,
  type Row,
  realPts,
  rows,
  suiteOf,
} from './pts';
import { type Sshd, type SshdOptions, startSshd } from './sshd';

/** A target over a real sshd, on which the tests of our profiles are installed, and what a user does with runs there. */
export interface TestTarget {
  readonly sshd: Sshd;
  readonly transport: Transport;
  launch(id: string, rounds: readonly TestRound[], told?: string): TestLaunch;
  start(launch: Launch): Promise<Started>;
  state(id: string): Promise<RunStatus>;
  watch(
    id: string,
    hear?: (all: string) => void,
  ): Promise<{ readonly answer: Answer; readonly said: string }>;
  stop(id: string, how: 'gently' | 'now'): Promise<Stopped>;
  /** Brings a run home into a new folder of this machine, the same one for the same name. */
  fetch(launch: Launch, name: string): Promise<Fetched>;
  /** What was asked for against what came home under that name. */
  judge(launch: TestLaunch, name: string): Promise<Outcome>;
  /** A path below what was fetched. */
  at(...names: readonly string[]): string;
  /** A path below the run's own folder on the target. */
  there(id: string, ...names: readonly string[]): string;
  remove(): void;
}

/** Installs once for all targets of a file: a real PTS takes some seconds for it. */
const installed = new Map<string, string>();

afterAll(() => {
  for (const kept of installed.values()) rmSync(kept, { recursive: true, force: true });
});

async function installedTests(pts: Pts): Promise<string> {
  const known = installed.get(pts.name);
  // Files that share a process may each be told that it ends.
  if (known !== undefined && existsSync(known)) return known;
  const folder = makePtsFolder(pts);
  const more = pts === realPts && hasExamples ? [rows.ramcopy] : [];
  await folder.run('batch-install', suiteOf(rows.copy, rows.three, rows.steady, ...more));
  const kept = mkdtempSync(path.join(tmpdir(), 'pts-lens-installed-'));
  cpSync(path.join(folder.data, '../tests'), kept, { recursive: true });
  folder.remove();
  installed.set(pts.name, kept);
  return kept;
}

export async function startTarget(pts: Pts, options: SshdOptions = {}): Promise<TestTarget> {
  const tests = await installedTests(pts);
  const sshd = await startSshd({ ...options, isUser: true });
  const data = path.join(sshd.home, '.phoronix-test-suite');
  addProfiles(sshd.home);
  const program = placed(pts, path.join(sshd.home, 'program'));
  cpSync(tests, path.join(data, 'installed-tests'), { recursive: true });
  mkdirSync(path.join(sshd.home, 'tmp'));
  giveToUser(sshd.home);
  const transport = transportTo({ reach: { ssh: sshd.destination } }, sshd.configFile);
  const fetched = mkdtempSync(path.join(tmpdir(), 'pts-lens-fetched-'));
  const exec = async (script: string) => {
    const answer = await transport.exec(script);
    if (answer.kind === 'failed') throw new Error(`${answer.failure}: ${answer.detail}`);
    return answer.output;
  };
  const stateOf = async (id: string) =>
    present(readStates(await exec(stateScript([id]))).runs[0], `state of ${id}`);
  const begun: string[] = [];
  return {
    sshd,
    transport,
    launch: (id, rounds, told = '') => ({
      id,
      pts: program,
      rounds,
      environment: { STAND_IN: told, TMPDIR: path.join(sshd.home, 'tmp') },
    }),
    start: async launch => {
      begun.push(launch.id);
      return readStarted(await exec(startScript(launch)));
    },
    state: stateOf,
    watch: async (id, hear = () => {}) => {
      let said = '';
      const answer = await transport.exec(watchScript(id), {
        mostOutput: 0,
        timeout: 0,
        hear: text => {
          said += text;
          hear(said);
        },
      });
      return { answer, said };
    },
    stop: async (id, how) => readStopped(await exec(stopScript(id, how))),
    fetch: ({ id, rounds }, name) => transport.fetch(homeScript(id, rounds), path.join(fetched, name)),
    judge: async (launch, name) => judge(launch, path.join(fetched, name), (await stateOf(launch.id)).state),
    at: (...names) => path.join(fetched, ...names),
    there: (id, ...names) => path.join(sshd.home, '.pts-lens/runs', id, ...names),
    remove: () => {
      for (const id of begun) endRun(path.join(sshd.home, '.pts-lens/runs', id, 'pid'));
      sshd.stop();
      rmSync(fetched, { recursive: true, force: true });
    },
  };
}

/** Ends what a test left running: the group that the run noted. */
export function endRun(pidFile: string): void {
  if (!existsSync(pidFile) || existsSync(path.join(path.dirname(pidFile), 'status'))) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  try {
    if (pid > 1) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

export function round(number: number, trials: number, ...all: readonly Row[]): TestRound {
  return {
    title: `Guests r${number}`,
    identifier: `KVM guest r${number}`,
    description: `Round ${number} of <two> & more`,
    trials,
    suite: { name: `rows-${number}`, xml: suiteOf(...all) },
    rows: all,
  };
}

/** What a result file holds, a line an entry: what was measured, by which system, in how many trials. */
export function came(file: string): readonly string[] {
  const reading = readResultFile(readFileSync(file, 'utf8'));
  if (reading.kind !== 'results') return ['unreadable'];
  return reading.file.results.flatMap(({ title, description = '', entries }) =>
    entries.map(({ system, trials }) => `${title} ${description.trim()}: ${system}, ${trials.length}`),
  );
}
