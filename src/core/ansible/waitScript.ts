import { processMark } from '../runs/processMark';
import { runFolder } from '../runs/runFolder';
import { stateScript } from '../runs/stateScript';

/** Seconds that one question waits for the end: Ansible prints a line each time it asks. */
const patience = 60;

/** The script that says how a run stands, as soon as it has ended or after a while. */
export function waitScript(id: string): string {
  return `${processMark}
wait_for_end() {
  cd ${runFolder(id)} 2>/dev/null || return 0
  waited=0
  while [ ! -s status ] && is_running && [ "$waited" -lt ${patience} ]; do
    sleep 1
    waited=$((waited + 1))
  done
}

(wait_for_end)
${stateScript([id])}`;
}
