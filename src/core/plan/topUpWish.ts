/** What is to be topped up, and how far. */
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
  /** What PTS is to call the system; absent: as in its sessions so far. */
  readonly identifier?: string;
  readonly target?: string;
  /** See `TopUp` of a plan. */
  readonly comparison?: string;
}
