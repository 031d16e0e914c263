import * as vscode from 'vscode';
import type { Comparison } from '../../core/comparison/comparison';
import type { Formatter } from '../../core/messages/formatter';
import { message } from '../../core/messages/message';
import { leftOutBeside } from '../../core/plan/besides';
import { launchRounds } from '../../core/plan/launchRounds';
import type { Plan, TopUp } from '../../core/plan/plan';
import { planTopUp } from '../../core/plan/topUp';
import type { TopUpWish } from '../../core/plan/topUpWish';
import { targetPart } from '../../core/records/plannedLaunch';
import { launchProblems } from '../../core/runs/launch';
import { launchScript } from '../../core/runs/launchScript';
import { type Preflight, readinessOf } from '../../core/runs/targetPreflight';
import { defaultMethod } from '../../core/stats/statistics';
import type { Target } from '../../core/targets/target';
import { targetName } from '../../core/targets/targetText';
import type { LaunchState, PlanNews, PlanScript, PlanState, PlanTarget } from '../../protocol/planPage';
import type { Targets } from '../targets/targets';

/** What a page knows besides its document. */
export interface PlanView {
  readonly document: vscode.TextDocument;
  readonly isChecking: boolean;
  readonly launch: LaunchState | undefined;
  readonly news: PlanNews | undefined;
}

/** Where the packages of distributions put PTS: the target says which it is only when it is asked. */
const usualPts = '/usr/bin/phoronix-test-suite';
/** The launch gives each run an id of its own. */
const shownId = 'ID';

/** Everything that the page of a plan shows. Nothing is contacted for it. */
export async function planState(
  plan: Plan,
  comparison: Comparison | undefined,
  view: PlanView,
  targets: Targets | undefined,
  words: Formatter,
): Promise<PlanState> {
  const { launch, news } = view;
  const target = plan.target === undefined ? undefined : await targets?.named(plan.target);
  const proposal =
    comparison === undefined || plan.topsUp === undefined
      ? undefined
      : planTopUp(comparison, wishOf(plan, plan.topsUp));
  const barred =
    targets === undefined
      ? message('planning.no-host')
      : vscode.workspace.isTrusted
        ? undefined
        : message('records.untrusted');
  return {
    kind: 'plan',
    plan,
    method: comparison?.method ?? defaultMethod,
    leftOut: proposal === undefined ? [] : leftOutBeside(plan, proposal),
    alsoOn: proposal?.alsoOn ?? [],
    ...(comparison === undefined ? {} : { comparison: comparison.title }),
    target: shownTarget(
      plan,
      target,
      barred === undefined,
      view,
      target && targets?.lastCheck(target),
      words,
    ),
    script: scriptOf(plan, target),
    ...(barred === undefined ? {} : { barred }),
    ...(launch === undefined ? {} : { launch }),
    ...(news === undefined ? {} : { news }),
  };
}

/** The wish that a plan was made by, as far as the plan has kept it. */
export function wishOf({ name, identifier, target }: Plan, topsUp: TopUp): TopUpWish {
  return { ...topsUp, name, identifier, ...(target === undefined ? {} : { target }) };
}

function shownTarget(
  { target: name }: Plan,
  target: Target | undefined,
  isLookedUp: boolean,
  { isChecking }: PlanView,
  checked: Preflight | undefined,
  words: Formatter,
): PlanTarget | undefined {
  if (name === undefined) return undefined;
  return {
    name: target === undefined ? name : targetName(target, words),
    isGone: isLookedUp && target === undefined,
    isChecking,
    ...(checked === undefined ? {} : shownChecks(checked)),
  };
}

function shownChecks(checked: Preflight): Pick<PlanTarget, 'checks' | 'refusals'> {
  const readiness = readinessOf(checked);
  return {
    checks: checked.checks.map(({ id, state, message: said, remedy }) => ({
      id,
      state,
      message: said,
      ...(remedy === undefined ? {} : { remedy }),
    })),
    ...(readiness.kind === 'refused' ? { refusals: readiness.refused.length } : {}),
  };
}

/** The script of the plan as it is now; the launch adds its own id, and the path of PTS that the target names. */
function scriptOf(plan: Plan, target: Target | undefined): PlanScript {
  const made = launchRounds(plan);
  if (made.kind === 'refused') return { kind: 'refused', problems: [made.message] };
  const launch = {
    id: shownId,
    pts: target?.pts ?? usualPts,
    rounds: made.rounds,
    ...(target === undefined ? {} : targetPart(target)),
  };
  const problems = launchProblems(launch);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'script', text: launchScript(launch) };
}
