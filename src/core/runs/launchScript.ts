import { type Launch, launchProblems, type Round } from './launch';
import { probeFunctions, probeWord } from './probeScript';
import { processMark } from './processMark';
import { ptsPlaces } from './ptsPlaces';
import { quote } from './quote';

/** What one round may print: so many pieces of at most so many bytes, 16 MB. A real one has some ten thousand. */
const pieces = { size: 512, most: 32_768 };

/**
 * The script `run.sh` of a launch, complete in itself: whoever reads it sees everything that runs. It is started in
 * an empty folder of its own, in which it keeps the private data of PTS (`pts/`), `pid`, `console.log`, the probe's
 * answers (`probe/`) and, at the very end, `status`: one word, `ended`, `stopped`, `limit` or `failed`.
 *
 * @throws RangeError when the launch has problems (`launchProblems`)
 */
export function launchScript(launch: Launch): string {
  if (launchProblems(launch).length > 0) throw new RangeError('This launch has problems.');
  const { id, rounds, install = false } = launch;
  return `#!/bin/sh
# Run ${id} of PTS Lens: ${rounds.length} round${rounds.length === 1 ? '' : 's'} of the Phoronix Test Suite.

# What runs here.
settings() {
${indented([
  `program=${quote(launch.pts)}`,
  `rounds=${rounds.length}`,
  `install=${install ? 'yes' : 'no'}`,
  `before=${quote(launch.before ?? '')}`,
  `after=${quote(launch.after ?? '')}`,
  `target_machine=${quote(probeWord(launch.machine))}`,
  `target_hypervisor=${quote(probeWord(launch.hypervisor))}`,
  ...Object.entries(launch.environment ?? {}).map(([name, value]) => `export ${name}=${quote(value)}`),
])}
}

suites() {
${indented(suitesOf(rounds).map(({ name, xml }) => `suite ${quote(name)} ${quote(xml)}`))}
}

run_rounds() {
${indented(rounds.flatMap((round, at) => roundLines(round, at + 1)))}
}

${machinery}
${processMark}
${ptsPlaces}
${probeFunctions}
main
`;
}

function suitesOf(rounds: readonly Round[]) {
  return [...new Map(rounds.map(({ suite }) => [suite.name, suite])).values()];
}

/** Everything variable reaches PTS by its environment: it hands its arguments to a shell once more. */
function roundLines(round: Round, number: number): readonly string[] {
  return [
    `export TEST_RESULTS_NAME=${quote(round.title)}`,
    `export TEST_RESULTS_IDENTIFIER=${quote(round.identifier)}`,
    `export TEST_RESULTS_DESCRIPTION=${quote(round.description)}`,
    `export FORCE_TIMES_TO_RUN=${round.trials}`,
    `round ${number} ${quote(round.suite.name)}`,
  ];
}

function indented(lines: readonly string[]): string {
  return lines.map(line => `  ${line}`).join('\n');
}

/** The part that is the same in every launch. The file test/fixtures/scripts/run.sh shows the whole. */
const machinery = `# How it runs: in the current folder, which is its own.
main() {
  set -u
  run=$(pwd -P)
  if [ -e pid ] || [ -e status ]; then
    echo 'This folder has a run already.' >&2
    exit 1
  fi
  mkdir probe pts pts/test-results || exit 1
  # Written now, so that the end needs no room on a disk that is full by then.
  for word in ended stopped limit failed; do echo "$word" >"status.$word"; done
  child=
  trap stop_now TERM INT
  echo "$$ $(mark $$)" >pid.new && mv pid.new pid
  places
  environment
  settings
  if [ "$own_config" = no ] && ! shared_config_fits; then
    say "PTS reads $config here, and that does not let it run without questions or might upload the result."
    finish failed
  fi
  if [ ! -x "$program" ]; then
    say "There is no program $program."
    finish failed
  fi
  private_path
  hook "$before"
  if [ "$install" = yes ]; then
    configure FALSE
    for suite in pts/test-suites/local/*/; do
      suite=\${suite%/}
      pts batch-install "\${suite##*/}"
    done
  fi
  # Nothing that PTS looks up on the Internet gets into a measurement.
  configure TRUE
  run_rounds
  if [ -e stop ]; then finish stopped; fi
  finish ended
}

# What the shell that started this happens to hold must not change a run.
environment() {
  unset PRESET_OPTIONS PRESET_OPTIONS_VALUES TEST_EXEC_PREPEND SKIP_TESTS SKIP_TESTS_HAVING_ARGS \\
    SKIP_TESTING_SUBSYSTEMS IGNORE_RUNS TOTAL_LOOP_COUNT TOTAL_LOOP_TIME LIMIT_ELAPSED_TEST_TIME \\
    FORCE_MIN_TIMES_TO_RUN FORCE_MIN_TIMES_TO_RUN_CUTOFF FORCE_ABSOLUTE_MIN_TIMES_TO_RUN \\
    FORCE_TIMES_TO_RUN_MULTIPLE FORCE_MIN_DURATION_PER_TEST TEST_TIMEOUT_AFTER PTS_DISPLAY_MODE OUTPUT_DIR
  export NO_COLOR=1 TERMINAL_WIDTH=100 TEST_EXECUTION_SORT=none
  # PTS wants both with a slash behind.
  export PTS_USER_PATH_OVERRIDE="$run/pts/" PTS_TEST_INSTALL_ROOT_PATH="$tests"
  # A configuration that is not ours may load modules that leave servers behind.
  if [ "$own_config" = no ]; then export PTS_IGNORE_MODULES=1; fi
}

# The user's configuration, suites and results stay as they are; installed tests and profiles are shared.
private_path() {
  mkdir -p "$tests"
  suites
  share test-profiles
  share test-suites
  mkdir -p pts/openbenchmarking.org
  for index in "$data"/openbenchmarking.org/*.index; do
    if [ -f "$index" ]; then cp "$index" pts/openbenchmarking.org/; fi
  done
}

# PTS completes it with what is not said here.
configure() {
  results=$(printf '%s' "$run/pts/test-results/" | sed 's/&/\\&amp;/g; s/</\\&lt;/g')
  cat >pts/user-config.xml <<CONFIGURATION
<?xml version="1.0"?>
<PhoronixTestSuite>
  <Options>
    <OpenBenchmarking>
      <AnonymousUsageReporting>FALSE</AnonymousUsageReporting>
      <AllowResultUploadsToOpenBenchmarking>FALSE</AllowResultUploadsToOpenBenchmarking>
    </OpenBenchmarking>
    <Modules>
      <AutoLoadModules>toggle_screensaver</AutoLoadModules>
    </Modules>
    <Testing>
      <ResultsDirectory>$results</ResultsDirectory>
    </Testing>
    <BatchMode>
      <SaveResults>TRUE</SaveResults>
      <OpenBrowser>FALSE</OpenBrowser>
      <UploadResults>FALSE</UploadResults>
      <PromptForTestIdentifier>FALSE</PromptForTestIdentifier>
      <PromptForTestDescription>TRUE</PromptForTestDescription>
      <PromptSaveName>FALSE</PromptSaveName>
      <RunAllTestCombinations>FALSE</RunAllTestCombinations>
      <Configured>TRUE</Configured>
    </BatchMode>
    <Networking>
      <NoInternetCommunication>$1</NoInternetCommunication>
    </Networking>
  </Options>
</PhoronixTestSuite>
CONFIGURATION
}

suite() {
  mkdir -p "pts/test-suites/local/$1"
  printf '%s' "$2" >"pts/test-suites/local/$1/suite-definition.xml"
}

# Links what the user has: PTS writes beside the links, never through them.
share() {
  for repository in "$data/$1"/*/; do
    [ -d "$repository" ] || continue
    name=\${repository%/}
    name=\${name##*/}
    mkdir -p "pts/$1/$name"
    for first in "$repository"*; do
      if [ -e "$first" ]; then (cd "pts/$1/$name" && ln -s "$repository"* . 2>/dev/null); fi
      break
    done
  done
}

round() {
  if [ -e stop ]; then return; fi
  say "round $1 of $rounds: $TEST_RESULTS_NAME"
  echo "begin $1 $(date +%s)" >>rounds
  before_answers=$(probe_before)
  probe_document "$before_answers" >"probe/$1.json"
  pts batch-run "$2"
  echo "end $1 $(date +%s)" >>rounds
  # Beside the old one first: a disk that is full leaves the answers from before.
  probe_document "$(printf '%s\\n' "$before_answers" && probe_after)" >probe/new && mv probe/new "probe/$1.json"
}

# Runs PTS. It always exits with 0: only its results say what became of a run.
pts() {
  rm -f pipe drained
  mkfifo pipe
  reader <pipe >>console.log &
  # No question waits for an answer; nobody is there to give it.
  "$program" "$1" "local/$2" </dev/null >pipe 2>&1 &
  child=$!
  wait "$child"
  child=
  # A server that a test left behind may hold the pipe open: it is not waited for.
  waited=0
  while [ ! -e drained ] && [ "$waited" -lt 10 ]; do
    pause
    waited=$((waited + 1))
  done
  rm -f pipe
}

# Copies what PTS prints as it comes, and ends a PTS that prints without end, as one does that asks over and over.
reader() {
  trap '' TERM INT HUP
  if dd bs=${pieces.size} count=${pieces.most} 2>/dev/null; then
    if [ "$(dd bs=1 count=1 2>/dev/null | wc -c)" -gt 0 ]; then
      : >limit
      kill -TERM $$
    fi
  fi
  # Read on where the disk is full, too: PTS must not wait for the log.
  cat >/dev/null
  : >drained
}

hook() {
  if [ -n "$1" ]; then sh -c "$1" </dev/null >>console.log 2>&1; fi
}

say() {
  printf '\\n[PTS Lens] %s\\n' "$1" >>console.log
}

stop_now() {
  trap '' TERM INT
  kill_started TERM
  waited=0
  while [ -n "$child" ] && kill -0 "$child" 2>/dev/null && [ "$waited" -lt 30 ]; do
    pause
    waited=$((waited + 1))
  done
  # Twice: what was started while the first looked.
  kill_started KILL
  kill_started KILL
  if [ -e limit ]; then
    say 'PTS printed without end, as it does when it asks a question over and over: the run was stopped.'
    finish limit
  fi
  finish stopped
}

# Signals all processes of our group or that descend from us, but not us.
kill_started() {
  started=$(process_table | awk -v me=$$ '
    { parent[$1] = $2; group[$1] = $3 }
    END {
      for (each in parent) {
        if (each == me) continue
        mine = group[each] == me
        for (at = parent[each]; !mine && (at in parent); at = parent[at]) mine = at == me
        if (mine) print each
      }
    }')
  for each in $started; do kill -"$1" "$each" 2>/dev/null; done
}

# Lines of pid, parent and process group.
process_table() {
  if [ -r /proc/self/stat ]; then
    cat /proc/[0-9]*/stat 2>/dev/null | sed -n 's/^\\([0-9]*\\) (.*) [^ ]* \\([0-9]*\\) \\([0-9]*\\) .*/\\1 \\2 \\3/p'
  else
    ps -A -o pid= -o ppid= -o pgid=
  fi
}

# A tenth of a second where sleep knows one.
pause() {
  sleep 0.1 2>/dev/null || sleep 1
}

finish() {
  trap '' TERM INT
  hook "$after"
  rm -f pipe drained
  mv "status.$1" status
  exit 0
}
`;
