import type { Round } from './launch';
import { folderOf, logNameOf } from './names';
import { processMark } from './processMark';
import { quote } from './quote';
import { exitStatus, runFolder } from './runFolder';

/**
 * The script that brings a run home: a tar on standard output with a folder of PTS a round, named as PTS names it, and
 * `console.log` beside them. The probe's answer lies in each folder where the other logs of the system do: PTS takes
 * only plain text into its system logs, and none at all when it is stopped.
 *
 * While the run goes on its results are being rewritten: nothing is sent then. The script may be run again.
 */
export function homeScript(id: string, rounds: readonly Round[]): string {
  const lines = rounds.map(({ title, identifier }, at) => {
    const folder = quote(folderOf(title));
    return `if ready ${at + 1} ${folder} ${quote(logNameOf(identifier))}; then set -- "$@" ${folder}; fi`;
  });
  return `main() {
  cd ${runFolder(id)} 2>/dev/null || exit ${exitStatus.noRun}
  if [ ! -e status ] && is_running; then exit ${exitStatus.stillRunning}; fi
  set --
  ${lines.join('\n  ')}
  # Where nothing was measured, the log alone says why.
  if [ -e console.log ] && [ -d pts/test-results ]; then
    cp console.log pts/test-results/console.log
    set -- "$@" console.log
  fi
  if [ "$#" -eq 0 ]; then exit ${exitStatus.nothingThere}; fi
  tar -C pts/test-results -cf - "$@"
}

# Whether the round has a result; its probe's answer is then in it.
ready() {
  [ -d "pts/test-results/$2" ] || return 1
  if [ -s "probe/$1.json" ]; then
    mkdir -p "pts/test-results/$2/system-logs/$3"
    cp "probe/$1.json" "pts/test-results/$2/system-logs/$3/pts-lens-probe.json"
  fi
  return 0
}

${processMark}
main
`;
}
