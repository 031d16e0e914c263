import { useMemo, useState } from 'preact/hooks';
import { dangerousArguments, yesFor } from '../../core/plan/shellCharacters';
import type { PlanState } from '../../protocol/planPage';
import { Allowances } from './Allowances';
import { Budget } from './Budget';
import { LeftOutRows } from './LeftOutRows';
import { News } from './News';
import { PlanHead } from './PlanHead';
import { Rounds } from './Rounds';
import { Script } from './Script';
import { TargetChecks } from './TargetChecks';
import { Tests } from './Tests';

export type ShownPlan = Extract<PlanState, { readonly kind: 'plan' }>;

/** All there is to know before anything runs, on one page. */
export function PlanPage({ state }: { readonly state: ShownPlan }) {
  const { plan } = state;
  // A yes is for exactly these Arguments: what the document says otherwise later has none.
  const [yes, setYes] = useState<ReadonlySet<string>>(new Set());
  const dangerous = useMemo(() => dangerousArguments(plan), [plan]);
  const open = dangerous.filter(({ test }) => !yes.has(yesFor(test)));
  const allow = (id: string, isAllowed: boolean) =>
    setYes(new Set(isAllowed ? [...yes, id] : [...yes].filter(other => other !== id)));
  return (
    <main>
      <PlanHead
        state={state}
        open={open.length}
        allowed={dangerous.filter(({ test }) => yes.has(yesFor(test))).map(({ test }) => test)}
      />
      {state.news !== undefined && <News news={state.news} />}
      <TargetChecks state={state} />
      {state.comparison !== undefined && <Budget state={state} />}
      <Tests plan={plan} />
      {dangerous.length > 0 && <Allowances dangerous={dangerous} yes={yes} onAllow={allow} />}
      {plan.tests.length > 0 && <Rounds plan={plan} />}
      {state.leftOut.length > 0 && <LeftOutRows leftOut={state.leftOut} method={state.method} />}
      <Script script={state.script} />
    </main>
  );
}
