import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { give, runScript, type Shell, user } from './shells';

/**
 * As little of PTS as the scripts need, told by FAKE what to do: it notes its variables, prints what a run prints,
 * and leaves a result folder.
 */
const program = `#!/bin/sh
title=$(printf '%s' "$TEST_RESULTS_NAME" | tr ' A-Z' '-a-z')
printf '%s\\n' "$*" >>"$HOME/calls"
env >"$HOME/environment.$title"
sed -n 's:.*<NoInternetCommunication>\\(.*\\)<.*:\\1:p' "$PTS_USER_PATH_OVERRIDE/user-config.xml" >>"$HOME/offline"
rm -f "$PTS_USER_PATH_OVERRIDE/halt-testing"
results="$PTS_USER_PATH_OVERRIDE/test-results/$title"
mkdir -p "$results/system-logs/$TEST_RESULTS_IDENTIFIER"
printf '<PhoronixTestSuite/>' >"$results/composite.xml"
echo "Test 1 of 1"
printf '        Started Run 1 @ 10:00:00'
case \${FAKE:-} in
  flood) exec yes 'Enter a value:' ;;
  ask) read -r answer; echo "answer: [$answer]" ;;
  wait) : >"$HOME/started"; n=0; while [ "$n" -lt 600 ]; do n=$((n + 1)); sleep 0.1; done ;;
  halt) : >"$HOME/started"; while [ ! -e "$PTS_USER_PATH_OVERRIDE/halt-testing" ]; do sleep 0.1; done ;;
  stubborn) trap '' TERM; : >"$HOME/started"; n=0; while [ "$n" -lt 600 ]; do n=$((n + 1)); sleep 0.1; done ;;
  daemon) sleep 60 & echo "$!" >"$HOME/daemon" ;;
  die) kill -9 $$ ;;
esac
echo
exit 0
`;

/** A home folder on a target with a stand-in for PTS in it. */
export class FakeTarget {
  readonly pts: string;

  constructor(
    readonly shell: Shell,
    readonly home: string,
  ) {
    this.pts = path.join(this.home, 'phoronix test suite', 'phoronix-test-suite');
    mkdirSync(path.dirname(this.pts));
    writeFileSync(this.pts, program);
    chmodSync(this.pts, 0o755);
    give(home);
  }

  run(script: string, environment: Readonly<Record<string, string>> = {}) {
    return runScript(this.shell, script, { home: this.home, environment });
  }

  /** Runs a run.sh by itself, in the folder of that name, and ends it with the test. */
  start(script: string, folder: string, environment: Readonly<Record<string, string>> = {}) {
    const at = path.join(this.home, folder);
    mkdirSync(at, { recursive: true });
    writeFileSync(path.join(at, 'run.sh'), script);
    give(at);
    const [name, ...args] = this.shell.argv;
    const child = spawn(name, [...args, './run.sh'], {
      cwd: at,
      stdio: 'ignore',
      detached: true,
      ...user,
      env: { PATH: process.env['PATH'] ?? '', HOME: this.home, ...environment },
    });
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    onTestFinished(() => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    });
    return { child, ended };
  }

  read(file: string): string {
    return readFileSync(path.join(this.home, file), 'utf8');
  }

  has(file: string): boolean {
    return existsSync(path.join(this.home, file));
  }
}
