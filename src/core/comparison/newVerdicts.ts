import type { Comparison, PairComparison, Row } from './comparison';
import { type Trust, trustOf } from './trust';

/** A row of a system that has more trials than before. */
export interface NewVerdict {
  readonly row: Row;
  /** The system beside the baseline; the only one where it stands alone. */
  readonly system: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** A verdict beside the baseline; of a system alone, how far its sample can be trusted. */
export type Outcome =
  | { readonly kind: 'pair'; readonly pair: PairComparison }
  | { readonly kind: 'alone'; readonly trust: Trust | undefined };

/** What further trials of a system have changed. */
export interface NewVerdicts {
  /** Those that say something else than before, in the order of the rows. */
  readonly changed: readonly NewVerdict[];
  /** Those with more trials, and no verdict yet. */
  readonly open: readonly NewVerdict[];
  /** All with more trials. */
  readonly topped: number;
  /** Whether the other side of an open pair has fewer sessions: only as many of both are compared. */
  readonly lacksSessions: boolean;
}

/**
 * What is said otherwise since a system has further trials: of each row whose sample has grown, beside the baseline, or
 * beside all others where the system is the baseline. Rows are the same by their id, whatever they are called now.
 */
export function newVerdicts(before: Comparison, after: Comparison, system: string): NewVerdicts {
  const old = new Map(before.rows.map(row => [row.id, row]));
  const topped = after.rows.flatMap((row): readonly NewVerdict[] => {
    const was = old.get(row.id);
    return trialsOf(row, system) <= trialsOf(was, system) ? [] : outcomesOf(row, was, before, after, system);
  });
  const isChanged = ({ before, after }: NewVerdict) => wordOf(before) !== wordOf(after);
  return {
    changed: topped.filter(isChanged),
    open: topped.filter(each => !isChanged(each) && isOpen(each.after)),
    topped: topped.length,
    lacksSessions: topped.some(({ row, after: outcome, system: other }) => {
      const beside = other === system ? after.baseline : other;
      return isOpen(outcome) && sessionsOf(row, beside) < sessionsOf(row, system);
    }),
  };
}

function outcomesOf(
  row: Row,
  was: Row | undefined,
  before: Comparison,
  after: Comparison,
  system: string,
): readonly NewVerdict[] {
  if (after.systems.length === 1)
    return [
      {
        row,
        system,
        before: { kind: 'alone', trust: trustIn(was, before, system) },
        after: { kind: 'alone', trust: trustIn(row, after, system) },
      },
    ];
  return row.comparisons
    .filter(pair => pair.system === system || system === after.baseline)
    .map(pair => ({
      row,
      system: pair.system,
      before: {
        kind: 'pair',
        pair: was?.comparisons.find(one => one.system === pair.system) ?? {
          system: pair.system,
          verdict: 'missing',
          reasons: [],
        },
      },
      after: { kind: 'pair', pair },
    }));
}

function trialsOf(row: Row | undefined, system: string): number {
  return row?.samples.find(sample => sample.system === system)?.summary?.n ?? 0;
}

function sessionsOf(row: Row, system: string | undefined): number {
  return row.samples.find(sample => sample.system === system)?.sessions.length ?? 0;
}

function trustIn(row: Row | undefined, { method }: Comparison, system: string): Trust | undefined {
  const sample = row?.samples.find(one => one.system === system);
  return row === undefined || sample === undefined ? undefined : trustOf(row, sample, method.margin);
}

function wordOf(outcome: Outcome): string {
  return outcome.kind === 'pair' ? outcome.pair.verdict : (outcome.trust ?? 'none');
}

function isOpen(outcome: Outcome): boolean {
  return outcome.kind === 'pair'
    ? outcome.pair.verdict === 'inconclusive' || outcome.pair.verdict === 'single-trial'
    : outcome.trust === 'more' || outcome.trust === 'single';
}
