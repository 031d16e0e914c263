import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { comparisonKey } from '../../src/core/results/key';
import { readPreflight } from '../../src/core/runs/preflightAnswers';
import { preflightScript } from '../../src/core/runs/preflightScript';
import { endRun, startTarget, type TestTarget } from '../remote/launched';
import { noPhp, type Pts, type Row, rows, standIn } from '../remote/pts';

/** A target over a real sshd with the stand-in PTS, whose trials wait while the gate is shut. */
export class Loopback {
  private constructor(
    readonly target: TestTarget,
    private readonly folder: string,
    readonly program: string,
  ) {}

  /** A target with the real PTS, which needs the real PHP. */
  static async startReal(pts: Pts): Promise<Loopback> {
    const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-loopback-'));
    return new Loopback(await startTarget(pts), folder, pts.program);
  }

  /**
   * @param told what PTS is to do wrong besides
   * @param more variables of its sessions
   */
  static async start(told = '', more: Readonly<Record<string, string>> = {}): Promise<Loopback> {
    const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-loopback-'));
    chmodSync(folder, 0o755);
    const php = path.join(folder, 'php');
    writeFileSync(php, noPhp);
    chmodSync(php, 0o755);
    const environment = { STAND_IN: `hold=${path.join(folder, 'gate')} ${told}`, PHP_BIN: php, ...more };
    const target = await startTarget(standIn, { environment });
    return new Loopback(target, folder, path.join(target.sshd.home, 'program/phoronix-test-suite'));
  }

  /** The user's settings by which the target is known as `guest`. */
  get settings(): Readonly<Record<string, unknown>> {
    const { sshd } = this.target;
    return {
      'ptsLens.targets': {
        guest: { reach: { ssh: sshd.destination }, pts: this.program },
      },
      'ptsLens.ssh.configFile': sshd.configFile,
    };
  }

  /** From now on trials wait. */
  shut(): void {
    writeFileSync(path.join(this.folder, 'gate'), '');
  }

  open(): void {
    rmSync(path.join(this.folder, 'gate'), { force: true });
  }

  /** Waits until no other test of this machine, which is the target, runs a PTS: it would be in the way of a launch. */
  async alone(): Promise<void> {
    const { transport } = this.target;
    const pts = path.join(this.target.sshd.home, 'program/phoronix-test-suite');
    await expect
      .poll(
        async () => {
          const answer = await transport.exec(preflightScript({ pts, tests: [] }));
          return answer.kind === 'done' ? readPreflight(answer.output).running : [answer.failure];
        },
        { timeout: 120_000, interval: 1_000 },
      )
      .toEqual([]);
  }

  /** What a run has printed so far. */
  log(id: string): string {
    const file = this.target.there(id, 'console.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Ends everything of a run at once, as a reboot does. */
  kill(id: string): void {
    endRun(this.target.there(id, 'pid'));
  }

  /** Ids of the runs that are there, the newest last. */
  get ids(): readonly string[] {
    const folder = path.join(this.target.sshd.home, '.pts-lens/runs');
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  remove(): void {
    for (const id of this.ids) this.kill(id);
    this.open();
    this.target.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Title and version of the tests of our profiles. */
const programs: Readonly<Record<string, readonly [title: string, version: string]>> = {
  'local/copy-1.0.0': ['Copy Loop', '1.0'],
  'local/shaky-1.0.0': ['Shaky Program', '1'],
};

/** A `.ptsplan` of rows of the tests of our profiles. */
export function planText(name: string, rounds: number, trials: number, ...tests: readonly Row[]): string {
  return JSON.stringify({
    version: 1,
    name,
    target: 'guest',
    identifier: `KVM ${name}`,
    tests: tests.map(({ test, arguments: args, description }) => {
      const [title, appVersion] = programs[test] ?? [test, ''];
      const scale = 'MB/s';
      const key = comparisonKey({
        identifier: test,
        title,
        arguments: args,
        description,
        appVersion,
        scale,
      });
      const row = { key, description, scale, label: `${title}, ${description}` };
      return { test, title, arguments: args, description, rows: [row], secondsPerTrial: 30, rounds, trials };
    }),
  });
}

export { rows };
