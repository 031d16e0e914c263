import { type Launch, launchProblems } from './launch';
import { launchScript } from './launchScript';
import { processMark } from './processMark';
import { quote } from './quote';
import { runFolder } from './runFolder';

/**
 * The script that puts a launch on its target and starts it detached: no lost connection and no logout ends it, where
 * the system lets processes stay. It answers with one line (`readStarted`) as soon as the run has noted its pid, and
 * leaves alone what is there: a run of that id, or another run that has not ended.
 *
 * @throws RangeError when the launch has problems (`launchProblems`)
 */
export function startScript(launch: Launch): string {
  if (launchProblems(launch).length > 0) throw new RangeError('This launch has problems.');
  return `main() {
  runs=$HOME/.pts-lens/runs
  mkdir -p "$runs" || failed
  for other in "$runs"/*/; do
    if [ -d "$other" ] && cd "$other" && [ ! -e status ] && is_running; then
      other=\${other%/}
      echo "busy \${other##*/}"
      exit 0
    fi
  done
  run=${runFolder(launch.id)}
  if ! mkdir "$run"; then
    if [ -d "$run" ]; then echo exists; else failed; fi
    exit 0
  fi
  cd "$run" || failed
  date +%s >asked
  run_script >run.sh || failed
  # The whole background job is redirected: what kept our output open would keep the connection open, too.
  detached </dev/null >>console.log 2>&1 &
  waited=0
  while [ ! -s pid ] && [ "$waited" -lt 50 ]; do
    pause
    waited=$((waited + 1))
  done
  if [ ! -s pid ]; then failed; fi
  read -r pid marked <pid
  echo "started $pid $(date +%s)"
}

# A session of its own, by what there is; nohup at least keeps a hangup away.
detached() {
  if command -v setsid >/dev/null 2>&1; then exec setsid sh ./run.sh; fi
  if command -v perl >/dev/null 2>&1; then exec perl -e 'use POSIX; POSIX::setsid(); exec @ARGV' sh ./run.sh; fi
  if command -v python3 >/dev/null 2>&1; then
    exec python3 -c 'import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])' sh ./run.sh
  fi
  exec nohup sh ./run.sh
}

failed() {
  echo failed
  exit 0
}

pause() {
  sleep 0.1 2>/dev/null || sleep 1
}

${processMark}
run_script() {
  printf '%s' ${quote(launchScript(launch))}
}

main
`;
}

/** What became of a start. */
export type Started =
  | {
      readonly kind: 'started';
      readonly pid: number;
      /** Seconds since 1970 by the target's clock. */
      readonly clock: number;
    }
  /** A run of this id is there already. Nothing was changed. */
  | { readonly kind: 'exists' }
  /** Another run of ours goes on there. Nothing was changed. */
  | { readonly kind: 'busy'; readonly id: string }
  /** The folder could not be written, or the run did not begin. */
  | { readonly kind: 'failed' };

/** Reads the answer of `startScript`; what cannot be read did not start. */
export function readStarted(output: string): Started {
  const line = output.slice(-1000).trimEnd().split('\n').at(-1) ?? '';
  const [word = '', first = '', second = ''] = line.split(' ');
  if (word === 'exists') return { kind: 'exists' };
  if (word === 'busy' && first !== '') return { kind: 'busy', id: first };
  const [pid, clock] = [Number(first), Number(second)];
  if (word === 'started' && Number.isSafeInteger(pid) && pid > 1 && Number.isFinite(clock))
    return { kind: 'started', pid, clock };
  return { kind: 'failed' };
}
