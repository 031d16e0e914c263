import { processMark } from './processMark';
import { runFolder } from './runFolder';

/** Bytes of the console log that a state shows. */
export const tailBytes = 16_384;

/**
 * The script that says how runs stand, from their files alone. For each id one block of lines, which `readStates`
 * reads; the log's end comes along, without a byte more than `tailBytes` each.
 */
export function stateScript(ids: readonly string[]): string {
  return `state() {
  cd "$1" 2>/dev/null || { echo 'state none'; return 0; }
  if [ -s status ]; then
    echo "state ended $(sed -n 1p status)"
  elif [ ! -s pid ]; then
    # Asked first: a pid that is noted meanwhile is that of a run that starts, and not of one that is gone.
    if [ ! -s asked ]; then echo 'state none'
    elif [ $(($(date +%s) - $(cat asked))) -lt 60 ]; then echo 'state starting'
    else echo 'state gone'
    fi
  elif is_running; then
    echo "state running $pid"
  # It may have ended since.
  elif [ -s status ]; then
    echo "state ended $(sed -n 1p status)"
  else
    echo 'state gone'
  fi
  if [ -e stop ]; then echo stopping; fi
  if [ -r rounds ]; then tail -n 200 rounds | sed 's/^/round /'; fi
  if [ -r console.log ]; then
    echo "size $(wc -c <console.log | tr -d ' ')"
    tail -c ${tailBytes} console.log | sed 's/^/| /'
    echo
  fi
}

${processMark}
echo "clock $(date +%s)"
${ids.map(id => `echo 'run ${id}'; (state ${runFolder(id)})`).join('\n')}
`;
}

/** The script that lists the runs on a target: one id a line, at most 1,000, the newest last. */
export const listScript = `cd "$HOME"/.pts-lens/runs 2>/dev/null || exit 0
for each in */; do
  if [ -d "$each" ]; then echo "\${each%/}"; fi
done | sort | tail -n 1000
`;
