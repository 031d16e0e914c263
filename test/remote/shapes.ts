/** A line of PTS's console without what differs from run to run: numbers, times, names. */
const shapes: readonly (readonly [line: RegExp, shape: string])[] = [
  [/^ {4}local\/\S+ \[.*\]$/, '    TEST [OPTIONS]'],
  [/^ {4}local\/\S+:$/, '    TEST:'],
  [/^ {4}local\/\S+$/, '    TEST'],
  [/^ {4}Test \d+ of \d+$/, '    Test N of M'],
  [/^ {4}Test Profile Status: +Private *$/, '    Test Profile Status: Private'],
  [/^ {4}Estimated Trial Run Count: +\d+ *$/, '    Estimated Trial Run Count: N'],
  [/^ {8}Started Run \d+ @ \d\d:\d\d:\d\d$/, '        Started Run N @ TIME'],
  [/^ {8}Installing Test @ \d\d:\d\d:\d\d$/, '        Installing Test @ TIME'],
  [/^ {8}Test Installation \d+ of \d+$/, '        Test Installation N of M'],
  [/^ {8}\d+ ?(?:MB Of Disk Space Is Needed|Seconds? Estimated Install Time)$/, '        ESTIMATE'],
  [/^ {4}\d+ Tests? To Install$/, '    N Tests To Install'],
  [/^ {4}To Install: {4}local\/\S+$/, '    To Install:    TEST'],
  [/^ {4}Installed: {5}local\/\S+$/, '    Installed:     TEST'],
  [/^ {12}ERROR: /, '            ERROR: …'],
  [/^ {12}LOG: ~\//, '            LOG: …'],
  [/^ {8}E: /, '        E: …'],
  [/^ {8}-?[\d.]+$/, '        VALUE'],
  [/^ {4}Average: [\d.]+ \S/, '    Average: VALUE UNIT'],
  [/^ {4}Deviation: [\d.]+%$/, '    Deviation: N%'],
  [/^ {4}Samples: \d+$/, '    Samples: N'],
  [/^ {4}- local\/\S+: /, '    - TEST: OPTIONS'],
  [/^ {5}- .*:$/, '     - RESULT:'],
  [/^ {4}\S.*:$/, '    OPTIONS:'],
  [/^ {4}\[NOTICE\] local\/\S+ is not installed\. *$/, '    [NOTICE] TEST is not installed.'],
  [/^ {8}The test executable for /, '        The test executable …'],
  [/^[A-Z]\S+( \S+)* \S+:$/, 'TITLE:'],
];

/**
 * The shapes of the lines, without what PHP or the machine adds: deprecations, missing libraries, the description of the
 * system. Lines that PTS prints only when it knows something from before are left out, too.
 */
export function shapesOf(console: string): readonly string[] {
  const lines = withoutSystem(console);
  const isNoise = (line: string | undefined) => line !== undefined && noise.test(line);
  return lines
    .filter((line, at) => !isNoise(line) && !(line === '' && withBlank.test(lines[at - 1] ?? '')))
    .map(line => shapes.find(([form]) => form.test(line))?.[1] ?? line.trimEnd());
}

/** These have an empty line behind. */
const withBlank = /^ +\[8192\]|^Test Description: |^mkdir\(\): Permission denied/;

/** A user without a home, as those of tests are, has no folder to make. */
const noise =
  /^ +\[8192\]|^Test Description: |^MISSING |^mkdir\(\): Permission denied|^ {4}Estimated T(?:est Run-T|ime To C)|^ {8}Total Install Time/;

/** Without the table of the system, which ends where the first test begins. */
function withoutSystem(console: string): readonly string[] {
  const lines = console.split(/\r?\n/);
  const from = lines.indexOf('System Information');
  const to = lines.findIndex((line, at) => at > from && /^ {4}local\/\S+( \[.*\])?$/.test(line));
  return from < 0 || to < 0 ? lines : [...lines.slice(0, from + 1), ...lines.slice(to - 1)];
}
