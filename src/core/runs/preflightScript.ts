import { isAbsolutePath } from './launch';
import { processMark } from './processMark';
import { ptsPlaces } from './ptsPlaces';
import { quote } from './quote';

/** What a preflight is for. */
export interface PreflightQuestion {
  /** Path of `phoronix-test-suite` from the target's settings; searched for when absent. */
  readonly pts?: string;
  /** Profiles of the tests that are to run: `pts/ramspeed-1.4.3`. */
  readonly tests: readonly string[];
}

/** Most tests that one preflight asks about. */
export const mostTests = 500;

/**
 * The script that asks a target everything a launch needs to know before. It changes nothing and does not start PTS,
 * which would write into the user's folder. One line an answer, a word and a text; `readPreflight` reads them.
 */
export function preflightScript({ pts, tests }: PreflightQuestion): string {
  const given = pts !== undefined && isAbsolutePath(pts) ? pts : '';
  const asked = tests.filter(isProfile).slice(0, mostTests);
  return `main() {
  echo "clock $(date +%s)"
  echo "system $(uname -s 2>/dev/null)"
  for tool in setsid perl python3 nohup tail tar mkfifo dd awk sed cut tr wc ps cp ln; do
    if command -v "$tool" >/dev/null 2>&1; then echo "tool $tool"; fi
  done
  places
  echo "own-config $own_config"
  if [ "$own_config" = no ]; then
    echo "config $config"
    if shared_config_fits; then echo 'config-fits yes'; else echo 'config-fits no'; fi
  fi
  echo "internet $(setting NoInternetCommunication)"
  find_pts
  find_php
${asked.map(test => `  test_state ${quote(test)}`).join('\n')}
  echo "free $(df -Pk "$HOME" 2>/dev/null | awk 'NR == 2 { print $4 }')"
  running_pts
  logout
  # Under Xen, a control domain does not see what the processor has.
  if [ ! -e /sys/hypervisor/type ]; then
    flags=$(awk -F : '/^flags/ { print $2; exit }' /proc/cpuinfo 2>/dev/null)
    case " $flags " in *' vmx '* | *' svm '*) echo 'virtualization yes' ;; *' fpu '*) echo 'virtualization no' ;; esac
  fi
  if [ -e /dev/kvm ]; then echo 'kvm yes'; fi
}

# The path in the settings, then the search path, then where it is usually put: what a login shell adds is not known here.
find_pts() {
  given=${quote(given)}
  for each in "$given" "$(command -v phoronix-test-suite)" /usr/bin/phoronix-test-suite \\
    /usr/local/bin/phoronix-test-suite "$HOME"/phoronix-test-suite/phoronix-test-suite \\
    "$HOME"/bin/phoronix-test-suite "$HOME"/.local/bin/phoronix-test-suite \\
    /opt/phoronix-test-suite/phoronix-test-suite; do
    if [ -f "$each" ] && [ -x "$each" ]; then
      echo "pts $each"
      version "$each"
      return
    fi
  done
}

# Its launcher is in its folder, or names it.
version() {
  named=$(sed -n 's/^ *\\(export \\)\\{0,1\\}PTS_DIR=\\(\\/[^ ]*\\).*/\\2/p' "$1" | sed -n 1p)
  real=$(readlink -f "$1" 2>/dev/null || echo "$1")
  for each in "\${real%/*}" "$named" /usr/share/phoronix-test-suite /usr/local/share/phoronix-test-suite; do
    if [ -r "$each/pts-core/pts-core.php" ]; then
      sed -n "s/.*pts_define('PTS_VERSION', *'\\([^']*\\)').*/version \\1/p" "$each/pts-core/pts-core.php"
      return
    fi
  done
}

find_php() {
  for each in "\${PHP_BIN:-}" php8 php7 php; do
    if [ -n "$each" ] && command -v "$each" >/dev/null 2>&1; then
      echo "php $("$each" -n -r 'echo PHP_VERSION;' </dev/null 2>/dev/null)"
      "$each" -r 'foreach (["dom", "simplexml", "json", "posix"] as $e) if (!extension_loaded($e)) echo "php-lacks $e\\n";' </dev/null 2>/dev/null
      return
    fi
  done
}

test_state() {
  if grep -q '"status": *"INSTALLED"' "$tests$1/pts-install.json" 2>/dev/null; then
    echo "test $1 installed"
    return
  fi
  profile=$data/test-profiles/$1
  if [ ! -r "$profile/test-definition.xml" ]; then
    echo "test $1 unknown"
    return
  fi
  download=$(cat "$profile/downloads.xml" 2>/dev/null | sed -n 's:.*<FileSize>\\([0-9]*\\)</FileSize>.*:\\1:p' | awk '{ sum += $1 } END { printf "%.0f", sum }')
  room=$(sed -n 's:.*<EnvironmentSize>\\([0-9.]*\\)</EnvironmentSize>.*:\\1:p' "$profile/test-definition.xml" | sed -n 1p)
  echo "test $1 missing $download $room"
}

# PTS is a PHP program: its processes name phoronix-test-suite.php. Our own runs are told by their folders.
running_pts() {
  if [ -r /proc/self/cmdline ]; then
    for each in /proc/[0-9]*/cmdline; do
      # The shell leaves out the NUL between arguments. The process may have ended since it was listed.
      line=
      { read -r line <"$each"; } 2>/dev/null
      case $line in
        *pts-core/phoronix-test-suite.php*)
          each=\${each%/cmdline}
          echo "running \${each##*/}"
          ;;
      esac
    done
  else
    ps -A -o pid= -o args= 2>/dev/null | awk '/pts-core\\/phoronix-test-suite\\.php/ && !/awk/ { print "running", $1 }'
  fi
  for each in "$HOME"/.pts-lens/runs/*/; do
    if [ -d "$each" ]; then
      (cd "$each" && [ ! -e status ] && is_running && echo "our-run $(basename "$each")")
    fi
  done
}

# Where systemd ends the processes of a user who logs out, a run would end with the connection.
logout() {
  if [ ! -d /run/systemd/system ]; then
    if [ -d /proc/1 ]; then echo 'kills-at-logout no'; fi
    return
  fi
  echo "linger $(loginctl show-user "$(id -un)" --property=Linger --value 2>/dev/null)"
  kills=$(busctl get-property org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager KillUserProcesses 2>/dev/null)
  case $kills in 'b true') echo 'kills-at-logout yes' ;; 'b false') echo 'kills-at-logout no' ;; esac
}

${processMark}
${ptsPlaces}
main
`;
}

/** Whether a text is the name of a profile, in which no character leads out of its folder. */
export function isProfile(text: string): boolean {
  return /^[a-z0-9][\w.-]{0,99}\/[\w][\w.+-]{0,199}$/i.test(text) && !text.includes('..');
}
