import { processMark } from './processMark';
import { exitStatus, runFolder } from './runFolder';

/**
 * The script that stops a run. `gently`: PTS ends after the trial that runs now, without the test that this trial
 * belongs to, and no further round begins. `now`: everything ends at once, and the tests that were complete stay.
 * It answers with one word, which `readStopped` reads.
 */
export function stopScript(id: string, how: 'gently' | 'now'): string {
  return `cd ${runFolder(id)} 2>/dev/null || exit ${exitStatus.noRun}
main() {
  if [ -e status ] || ! is_running; then
    echo ended
    exit 0
  fi
${how === 'gently' ? gently : now}}

pause() {
  sleep 0.1 2>/dev/null || sleep 1
}

${processMark}
main
`;
}

const gently = `  : >stop
  : >pts/halt-testing
  echo asked
`;

const now = `  # The run ends what it started and notes that it was stopped.
  kill -TERM "$pid"
  waited=0
  while is_running && [ "$waited" -lt 150 ]; do
    pause
    waited=$((waited + 1))
  done
  if is_running; then
    kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid"
    pause
  fi
  if is_running; then echo running; else echo ended; fi
`;

/** `ended`: it does not run any more. `asked`: it ends soon by itself. `running`: it could not be stopped. */
export type Stopped = 'ended' | 'asked' | 'running';

/** Reads the answer of `stopScript`. */
export function readStopped(output: string): Stopped {
  const word = output.trim().slice(-7);
  return word === 'ended' || word === 'asked' ? word : 'running';
}
