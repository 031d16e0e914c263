import { processMark } from './processMark';
import { exitStatus, runFolder } from './runFolder';

/**
 * The script that shows the console log of a run from its beginning and follows it until the run ends. It only
 * watches: ending it changes nothing, and it can be run again at any time.
 */
export function watchScript(id: string): string {
  return `cd ${runFolder(id)} 2>/dev/null || exit ${exitStatus.noRun}
follow() {
  if [ -e status ] || ! is_running; then
    cat console.log
  elif tail --help 2>&1 | grep -q -- --pid; then
    tail -n +1 --pid="$pid" -f console.log
  else
    tail -n +1 -f console.log &
    tailing=$!
    trap 'kill "$tailing" 2>/dev/null; exit 0' HUP INT TERM PIPE
    while [ ! -e status ] && is_running; do sleep 1; done
    # What was printed last.
    sleep 2
    kill "$tailing" 2>/dev/null
  fi
}

${processMark}
follow
`;
}
