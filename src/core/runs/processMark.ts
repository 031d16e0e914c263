/**
 * Shell functions by which a process is known again: a pid alone may belong to another process after a reboot.
 *
 * `mark PID` prints one word: where there is /proc, the boot's id and the start of the process in it, else when and as
 * what `ps` says it was started; nothing when there is no such process. `is_running` is true while the process that
 * the file `pid` of the current folder names, as `PID MARK`, is there.
 */
export const processMark = `mark() {
  if [ -r /proc/self/stat ]; then
    [ -r "/proc/$1/stat" ] || return 0
    boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
    start=$(sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20)
    [ -z "$start" ] || printf 'proc:%s:%s\\n' "$boot" "$start"
  else
    started=$(ps -o lstart= -o comm= -p "$1" 2>/dev/null || ps -o comm= -p "$1" 2>/dev/null)
    [ -z "$started" ] || printf 'ps:%s\\n' "$started" | tr -s ' \\t' '__'
  fi
}

is_running() {
  [ -r pid ] || return 1
  read -r pid marked <pid || return 1
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  [ "$pid" -gt 1 ] && [ -n "$marked" ] && [ "$(mark "$pid")" = "$marked" ]
}
`;
