/** What a line of PTS's console says went wrong. */
export type ConsoleProblemKind =
  | 'no-space'
  | 'not-installed'
  | 'install-failed'
  | 'trial-failed'
  | 'no-result'
  | 'already-running'
  | 'not-configured'
  | 'crashed'
  /** A line of the test's own log that PTS shows: `E: …`. */
  | 'said'
  /** A failure that PTS noticed, such as a file it could not write. */
  | 'noticed';

export interface ConsoleProblem {
  readonly kind: ConsoleProblemKind;
  /** The line as it stands, without blanks around. */
  readonly text: string;
  readonly round?: number;
  /** The test's profile, `local/ramcopy-1.0.0`, and its options. */
  readonly profile?: string;
  readonly description?: string;
  readonly trial?: number;
}

const texts: readonly (readonly [text: string, kind: ConsoleProblemKind])[] = [
  ['The test quit with a non-zero exit status.', 'trial-failed'],
  ['The test run did not produce a result.', 'no-result'],
  ['This test execution has been abandoned.', 'no-result'],
  ['The installer exited with a non-zero exit status.', 'install-failed'],
  ['ERROR: ', 'install-failed'],
  ['E: ', 'said'],
  ['The batch mode must first be configured.', 'not-configured'],
  ['PHP Fatal error: ', 'crashed'],
  ['Fatal error: ', 'crashed'],
  ['PHP Parse error: ', 'crashed'],
];

/** What a line says went wrong; undefined when nothing. PTS prints remarks about itself, such as deprecations. */
export function problemOf(line: string): ConsoleProblemKind | undefined {
  const text = line.trim();
  if (text.includes('No space left on device') || text.includes('out of free disk space')) return 'no-space';
  const known = texts.find(([start]) => text.startsWith(start));
  if (known !== undefined) return known[1];
  if (text.endsWith(' test is already running.')) return 'already-running';
  if (text.startsWith('Multiple tests are not installed')) return 'not-installed';
  if (text.includes('Uncaught ')) return 'crashed';
  if (!text.startsWith('[NOTICE]')) return undefined;
  if (text.endsWith(' is not installed.')) return 'not-installed';
  return text.includes('failed') || text.includes('errno=') ? 'noticed' : undefined;
}
