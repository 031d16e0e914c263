/**
 * Shell function `places`: sets `data`, the folder that PTS keeps the user's data in, `config`, the configuration
 * that it reads, `own_config`, yes where that is the one of a private path, and `tests`, the folder of the installed
 * tests with a slash behind.
 *
 * PTS takes whoever may write /etc and /var/lib for a server: it then reads /etc/phoronix-test-suite.xml whatever the
 * private path holds, and so it does for anyone who may write that file (pts_config.php).
 */
export const ptsPlaces = `places() {
  data=$HOME/.phoronix-test-suite
  if [ -w /etc ] && [ -w /var/lib ]; then data=/var/lib/phoronix-test-suite; fi
  config=$data/user-config.xml
  own_config=yes
  if { [ -w /etc ] && [ -w /var/lib ]; } || [ -w /etc/phoronix-test-suite.xml ]; then
    config=/etc/phoronix-test-suite.xml
    own_config=no
  fi
  tests=$(setting EnvironmentDirectory)
  case $tests in
    '') tests=$data/installed-tests/ ;;
    '~/.phoronix-test-suite/'*) tests=$data/\${tests#*/.phoronix-test-suite/} ;;
    '~/'*) tests=$HOME/\${tests#*/} ;;
  esac
  tests=\${tests%/}/
}

setting() {
  sed -n "s:.*<$1>\\(.*\\)</$1>.*:\\1:p" "$config" 2>/dev/null | sed -n 1p
}

shared_config_fits() {
  [ "$(setting Configured)" = TRUE ] && [ "$(setting UploadResults)" = FALSE ] || return 1
  case $(setting ResultsDirectory) in '' | '~/.phoronix-test-suite/test-results/') return 0 ;; esac
  return 1
}
`;
