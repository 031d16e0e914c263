import { type Failure, failureMessage } from '../targets/failure';
import { type Check, type PreflightNeeds, preflightChecks } from './preflight';
import { type PreflightAnswers, readPreflight } from './preflightAnswers';

/** What the preflight of a target came to. A target that did not answer has one check, that it was not reached. */
export interface Preflight {
  readonly checks: readonly Check[];
  /** When the answer came, in milliseconds since 1970. */
  readonly received: number;
  /** What the target said; absent where it was not reached. */
  readonly answers?: PreflightAnswers;
  /** Why it was not reached. */
  readonly failure?: Failure;
}

/**
 * The preflight of a target that answered.
 * @param output what `preflightScript` printed
 */
export function answeredPreflight(output: string, needs: PreflightNeeds): Preflight {
  const answers = readPreflight(output);
  const checks = preflightChecks(answers, needs);
  // Who asks about a target alone wants no line that says so.
  const shown = answers.tests.length > 0 ? checks : checks.filter(({ id }) => id !== 'tests');
  return { checks: shown, received: needs.received, answers };
}

/** The preflight of a target that was not reached. */
export function failedPreflight(
  failure: Failure,
  target: string,
  detail: string,
  received: number,
): Preflight {
  const checks = [
    { id: 'reach', state: 'refused', message: failureMessage(failure, target, detail) },
  ] as const;
  return { checks, received, failure };
}

/** A preflight in one word, and how many checks make it so. */
export interface PreflightSummary {
  readonly state: 'ready' | 'warning' | 'refused' | 'unreached';
  readonly count: number;
}

/** What to say of a preflight first: the worst that it found. What the target did not say is no reason to warn. */
export function summaryOf({ checks, failure }: Preflight): PreflightSummary {
  const count = (state: Check['state']) => checks.filter(check => check.state === state).length;
  if (failure !== undefined) return { state: 'unreached', count: 1 };
  if (count('refused') > 0) return { state: 'refused', count: count('refused') };
  return count('warning') > 0 ? { state: 'warning', count: count('warning') } : { state: 'ready', count: 0 };
}

/** What a launch does after a preflight. `install`: tests that are not installed are all that it refuses. */
export type Readiness =
  | { readonly kind: 'ready'; readonly pts: string }
  | { readonly kind: 'install'; readonly pts: string; readonly lacking: Check }
  | { readonly kind: 'refused'; readonly refused: readonly Check[] };

export function readinessOf({ checks, answers }: Preflight): Readiness {
  const refused = checks.filter(({ state }) => state === 'refused');
  const pts = answers?.pts;
  const [lacking, another] = refused;
  if (pts === undefined) return { kind: 'refused', refused };
  if (lacking === undefined) return { kind: 'ready', pts };
  const canInstall = lacking.id === 'tests' && another === undefined && answers?.isOffline !== true;
  return canInstall ? { kind: 'install', pts, lacking } : { kind: 'refused', refused };
}
