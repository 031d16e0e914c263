import { editBetween } from '../document/jsonText';
import type { TextEdit } from '../results/textEdit';
import type { Plan, PlannedTest } from './plan';
import { parsePlan, serialisePlan } from './planDocument';
import { testId } from './testsOfRows';

/** A test of a plan: distinct for each pair of test and Arguments. */
export interface TestOfPlan {
  readonly test: string;
  readonly arguments: string;
}

/** A change to a plan. */
export type PlanChange =
  | { readonly kind: 'rounds'; readonly of: TestOfPlan; readonly rounds: number }
  | { readonly kind: 'trials'; readonly of: TestOfPlan; readonly trials: number }
  | { readonly kind: 'drop'; readonly of: TestOfPlan }
  | { readonly kind: 'target'; readonly target: string }
  | { readonly kind: 'identifier'; readonly identifier: string }
  /** The plan made anew. */
  | { readonly kind: 'anew'; readonly plan: Plan };

/**
 * The edits that make one change in the text of a `.ptsplan`. Empty when nothing changes, for a text that is no valid plan,
 * and for a change that no plan can hold, such as 0 rounds.
 *
 * @param finish is given the changed plan, such as to say anew what its rows gain
 */
export function editPlan(
  text: string,
  change: PlanChange,
  finish: (plan: Plan) => Plan = plan => plan,
): readonly TextEdit[] {
  const reading = parsePlan(text);
  if (reading.kind === 'invalid') return [];
  const changed = changePlan(reading.plan, change);
  if (changed === undefined) return [];
  const after = serialisePlan(finish(changed)).replaceAll('\n', text.includes('\r\n') ? '\r\n' : '\n');
  return parsePlan(after).kind === 'plan' ? editBetween(text, after) : [];
}

/** Undefined where the change makes no sense: a test that the plan does not have, or nothing new. */
function changePlan(plan: Plan, change: PlanChange): Plan | undefined {
  switch (change.kind) {
    case 'anew':
      return change.plan;
    case 'target':
      return change.target === plan.target ? undefined : { ...plan, target: change.target };
    case 'identifier':
      return change.identifier === plan.identifier ? undefined : { ...plan, identifier: change.identifier };
    default:
      return changeTest(plan, change);
  }
}

function changeTest(plan: Plan, change: Extract<PlanChange, { readonly of: TestOfPlan }>): Plan | undefined {
  const isIt = (one: TestOfPlan) =>
    testId(one.test, one.arguments) === testId(change.of.test, change.of.arguments);
  if (!plan.tests.some(isIt)) return undefined;
  const tests = plan.tests.flatMap((one): readonly PlannedTest[] => {
    if (!isIt(one)) return [one];
    if (change.kind === 'drop') return [];
    return [change.kind === 'rounds' ? { ...one, rounds: change.rounds } : { ...one, trials: change.trials }];
  });
  return { ...plan, tests };
}
