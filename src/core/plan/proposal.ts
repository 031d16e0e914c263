import type { LeftOut } from './leftOut';
import type { Plan } from './plan';

/** A plan that somebody asked for, and what of the wish it does not have. */
export interface Proposal {
  readonly plan: Plan;
  readonly leftOut: readonly LeftOut[];
  /** Labels of the systems that are to run the same rounds, so that the rows pair by sessions. */
  readonly alsoOn: readonly string[];
}
