import { type Argument, message } from '../messages/message';
import { excerpt } from '../results/readingProblems';
import type { BenchmarkResult, Problem, Severity, SourceRange } from '../results/resultFile';

/** The problems that rules find, with their severity: an error makes numbers or their meaning wrong. */
const severities = {
  'direction-conflict': 'error',
  'value-mismatch': 'warning',
  'missing-trials': 'warning',
  'failed-test': 'warning',
  'mixed-profiles': 'warning',
  'dropped-result': 'warning',
  'combined-trials': 'info',
  'uneven-trials': 'info',
  'dropped-entry': 'info',
  orphan: 'info',
  'in-progress': 'info',
  'old-layout': 'info',
} as const satisfies Readonly<Record<string, Severity>>;

export type LintId = keyof typeof severities;

/** A problem that a rule found at a place. */
export function lintProblem(
  id: LintId,
  range: SourceRange,
  args?: Readonly<Record<string, Argument>>,
): Problem {
  return { id, severity: severities[id], message: message(`results.lint-${id}`, args), range };
}

/** A result as a sentence names it. */
export function nameOf({ title, description }: BenchmarkResult): string {
  return excerpt([title, description].filter(Boolean).join(' · '));
}
