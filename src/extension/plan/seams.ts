import type * as vscode from 'vscode';
import type { Plan } from '../../core/plan/plan';
import type { Check } from '../../core/runs/preflight';
import type { Target } from '../../core/targets/target';

/** What the page of a plan needs of the targets. */
export interface PlanTargets {
  readonly onDidChange: vscode.Event<void>;
  named(name: string): Promise<Target | undefined>;
  /** Asks for one of the targets; undefined when the user turned away. */
  pick(title: string, preferred?: string): Promise<Target | undefined>;
  check(target: Target, tests?: readonly string[]): Promise<CheckedTarget>;
  /** What the last check in this window came to. */
  lastCheck(target: Target): CheckedTarget | undefined;
}

export interface CheckedTarget {
  readonly checks: readonly Pick<Check, 'id' | 'state' | 'message' | 'remedy'>[];
}

/** What a run was launched for: its trials are added there. */
export interface PlanOrigin {
  /** URI of the comparison. */
  readonly comparison: string;
  /** Label of the system in it. */
  readonly system: string;
}

/** A run whose results came home. */
export interface CameHome {
  readonly record: { readonly origin?: PlanOrigin };
  /** The result files. */
  readonly results: readonly vscode.Uri[];
}

/** What the page of a plan needs of the runs. */
export interface PlanRuns {
  readonly onDidComeHome: vscode.Event<CameHome>;
  /** Tells the user why where it did not start; undefined then. */
  launch(plan: Plan, target: Target, origin?: PlanOrigin): Promise<object | undefined>;
}
