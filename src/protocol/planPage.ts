import * as v from 'valibot';
import type { Message } from '../core/messages/message';
import type { LeftOut } from '../core/plan/leftOut';
import { type Plan, planLimits } from '../core/plan/plan';
import type { Check } from '../core/runs/preflight';
import type { Method } from '../core/stats/statistics';
import type { Guards } from './channel';

/** The state of the page of a plan: the plan, or the reason why there is none. */
export type PlanState =
  | { readonly kind: 'notice'; readonly message: Message }
  | {
      readonly kind: 'plan';
      readonly plan: Plan;
      /** Of the comparison that it tops up: what is left out is judged by it. */
      readonly method: Method;
      readonly leftOut: readonly LeftOut[];
      /** Labels of the systems that are to run the same rounds. */
      readonly alsoOn: readonly string[];
      /** Title of the comparison that it tops up; absent where it tops up none, or that is not found. */
      readonly comparison?: string;
      readonly target: PlanTarget | undefined;
      readonly script: PlanScript;
      /** Why nothing can run from this window. */
      readonly barred?: Message;
      /** When the plan was last launched from this page, for the words beside the button. */
      readonly launch?: LaunchState;
      /** What the trials of the last run changed. */
      readonly news?: PlanNews;
    };

/** The target of a plan with its checklist. */
export interface PlanTarget {
  readonly name: string;
  /** No setting and no host is called so any more. Where nothing may run, none is looked up. */
  readonly isGone: boolean;
  readonly isChecking: boolean;
  /** Of the last check in this window; absent where there was none. */
  readonly checks?: readonly Pick<Check, 'id' | 'state' | 'message' | 'remedy'>[];
  /** Checks that would refuse a launch, if they came out again as they did; absent for none. */
  readonly refusals?: number;
}

/** Exactly what would run, or why it would not. */
export type PlanScript =
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'refused'; readonly problems: readonly Message[] };

export type LaunchState = 'launching' | 'launched' | 'over';

export interface PlanNews {
  readonly sentence: Message;
  /** A row each, in the language of the page. */
  readonly lines: readonly string[];
}

const testSchema = v.object({
  test: v.pipe(v.string(), v.maxLength(planLimits.title)),
  arguments: v.pipe(v.string(), v.maxLength(planLimits.arguments)),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(planLimits.trials));

/** A change of the plan that is made on the page, and stored in the document by the host. */
const planEditSchema = v.variant('kind', [
  v.object({ kind: v.literal('rounds'), of: testSchema, rounds: count }),
  v.object({ kind: v.literal('trials'), of: testSchema, trials: count }),
  v.object({ kind: v.literal('drop'), of: testSchema }),
  v.object({
    kind: v.literal('identifier'),
    identifier: v.pipe(v.string(), v.maxLength(planLimits.identifier)),
  }),
]);

export type PlanEdit = v.InferOutput<typeof planEditSchema>;

const minutesSchema = v.optional(
  v.pipe(v.number(), v.minValue(1), v.maxValue(planLimits.budgetSeconds / 60)),
);

/** Tests whose Arguments somebody has looked at and allowed, each by itself. */
const allowedSchema = v.pipe(v.array(testSchema), v.maxLength(planLimits.tests));

export type AllowedTests = v.InferOutput<typeof allowedSchema>;

/** Calls from the page of a plan to the host. */
export interface PlanHostCalls {
  /** The page is ready; the answer is its first state. */
  ready(nothing: undefined): PlanState;
  edit(edit: PlanEdit): undefined;
  /** Make the plan anew from the comparison it tops up, for so many minutes; absent: for as long as it takes. */
  planAnew(minutes: number | undefined): undefined;
  chooseTarget(nothing: undefined): undefined;
  checkTarget(nothing: undefined): undefined;
  /** Launch it. The host looks itself whether all that needs a yes has one. */
  run(allowed: AllowedTests): undefined;
  /** Make a plan of the same rounds for another system of the comparison. */
  planAlso(system: string): undefined;
  openComparison(nothing: undefined): undefined;
  copy(text: string): undefined;
}

/** Calls from the host to the page. */
export interface PlanPageCalls {
  show(state: PlanState): undefined;
}

export const planHostGuards: Guards<PlanHostCalls> = {
  ready: () => undefined,
  edit: argument => v.parse(planEditSchema, argument),
  planAnew: argument => v.parse(minutesSchema, argument),
  chooseTarget: () => undefined,
  checkTarget: () => undefined,
  run: argument => v.parse(allowedSchema, argument),
  planAlso: argument => v.parse(v.pipe(v.string(), v.maxLength(planLimits.path)), argument),
  openComparison: () => undefined,
  copy: argument => v.parse(v.string(), argument),
};
