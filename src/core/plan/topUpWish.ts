import type { Comparison } from '../comparison/comparison';
import type { TopUp } from './plan';

/** What somebody wants of a plan that tops up a comparison. */
export interface TopUpWish {
  /** Label of the system that the plan is for. */
  readonly system: string;
  /**
   * Labels of the systems whose pairs with the baseline are to be decided. Absent: this system's, or those of all others
   * where it is the baseline. Each of them and the baseline get a plan of their own with the same choice of them: then
   * all plans have the same tests, rounds and trials.
   */
  readonly others?: readonly string[];
  /** Of all these systems, one after the other; absent: as long as it takes. */
  readonly budgetSeconds?: number;
  /** Ids of the rows to run, though no count decides them; absent: every row that some count decides. */
  readonly rows?: ReadonlySet<string>;
  readonly name: string;
  /** What PTS is to call the system; absent: what PTS keeps of its label. */
  readonly identifier?: string;
  readonly target?: string;
  /** See `TopUp`. */
  readonly comparison?: string;
}

/** What the document of the plan keeps of it. */
export function topUpOf({ comparison, system, budgetSeconds }: TopUpWish): TopUp {
  return {
    ...(comparison === undefined ? {} : { comparison }),
    system,
    ...(budgetSeconds === undefined ? {} : { budgetSeconds }),
  };
}

/** Labels of the systems whose pairs with the baseline are to be decided. */
export function othersOf(
  { systems, baseline }: Comparison,
  { system, others }: TopUpWish,
): readonly string[] {
  if (others !== undefined) return others;
  if (system !== baseline) return [system];
  return systems.map(({ label }) => label).filter(label => label !== baseline);
}
