import { benchmarkName, nameParts } from '../comparison/benchmarkName';
import type { Row } from '../comparison/comparison';
import { meanSeconds } from '../comparison/rowAdvice';
import { phpTrim } from '../results/phpTrim';
import { clip, oneLine } from '../text/plainText';
import { type PlannedRow, planLimits } from './plan';
import { type Refusal, refusalOf } from './refusal';

/** The rows that one run of a test gives. */
export interface TestOfRows {
  /** Where the test stands: distinct for each pair of test and Arguments. */
  readonly id: string;
  readonly test: string;
  readonly title: string;
  readonly arguments: string;
  readonly description: string;
  readonly rows: readonly Row[];
}

/** A row that cannot be run. */
export interface RefusedRow {
  readonly row: Row;
  readonly reason: Refusal | { readonly kind: 'too-many' };
}

/** The tests that give these rows, in the order of the rows: one for each distinct pair of test and Arguments. */
export function testsOfRows(rows: readonly Row[]): {
  readonly tests: readonly TestOfRows[];
  readonly refused: readonly RefusedRow[];
} {
  const tests = new Map<string, TestOfRows & { readonly rows: Row[] }>();
  const refused: RefusedRow[] = [];
  let taken = 0;
  for (const row of rows) {
    const reason = refusalOf(row) ?? (taken < planLimits.rows ? undefined : ({ kind: 'too-many' } as const));
    if (reason !== undefined) {
      refused.push({ row, reason });
      continue;
    }
    taken += 1;
    const { identifier = '', arguments: args = '', description = '' } = row;
    const id = testId(identifier, args);
    const known = tests.get(id);
    if (known === undefined)
      tests.set(id, {
        id,
        test: identifier,
        title: clip(oneLine(nameParts(row).name), planLimits.title - 1),
        arguments: args,
        description,
        rows: [row],
      });
    else known.rows.push(row);
  }
  return { tests: [...tests.values()], refused };
}

/** What makes a run of a test another one. PTS's key takes no notice of blanks around the Arguments, nor does this. */
export function testId(test: string, args: string): string {
  return JSON.stringify([test, phpTrim(args)]);
}

export function plannedRow({ key, description = '', scale = '', ...row }: Row): PlannedRow {
  return {
    key,
    description,
    scale: clip(oneLine(scale), planLimits.scale - 1),
    label: labelOf({ ...row, description }),
  };
}

/** The planned rows, each key once: a file may hold a result twice, and one run gives it once. */
export function plannedRows(rows: readonly Row[]): readonly PlannedRow[] {
  return [...new Map(rows.map(row => [row.key, plannedRow(row)])).values()];
}

export function labelOf(row: Pick<Row, 'title' | 'appVersion' | 'description'>): string {
  return clip(oneLine(benchmarkName(row)), planLimits.label - 1);
}

/** Mean seconds of a trial of a test, by system. */
export interface TrialSeconds {
  /**
   * On a system. Where its own results have no times, those of another: a guess, and better than none. Undefined where
   * nobody took the time.
   */
  on(system?: string): number | undefined;
}

export function trialSeconds(rows: readonly Row[]): TrialSeconds {
  const known = new Map<string, number>();
  for (const { samples } of rows)
    for (const { system, sessions } of samples) {
      // A run with several results repeats its times in each of them.
      const seconds = known.has(system) ? undefined : meanSeconds(sessions);
      if (seconds !== undefined) known.set(system, seconds);
    }
  const [first] = known.values();
  return { on: system => (system === undefined ? first : (known.get(system) ?? first)) };
}
