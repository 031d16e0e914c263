import type { Comparison } from '../comparison/comparison';
import { baseName } from '../runs/roundName';
import { type Plan, planLimits } from './plan';

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
  /** What PTS is to call the system; absent: as in its sessions so far. */
  readonly identifier?: string;
  readonly target?: string;
  /** See `TopUp`. */
  readonly comparison?: string;
}

/** What the document of the plan keeps of it; absent where a label or path is longer than any real one. */
export function topUpOf({ comparison = '', system, budgetSeconds }: TopUpWish): Pick<Plan, 'topsUp'> {
  const isShort = (text: string) => text !== '' && text.length <= planLimits.path;
  if (!isShort(system)) return {};
  return {
    topsUp: {
      ...(isShort(comparison) ? { comparison } : {}),
      system,
      ...(budgetSeconds === undefined ? {} : { budgetSeconds }),
    },
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

/** What PTS called a system in its sessions; its label where it called another one the same. */
export function identifiersOf({ systems }: Comparison, label: string): readonly string[] {
  const own = systems.find(system => system.label === label)?.sessions ?? [];
  const names = own.map(({ identifier }) => baseName(identifier));
  const isShared = systems.some(
    system =>
      system.label !== label &&
      system.sessions.some(({ identifier }) => names.includes(baseName(identifier))),
  );
  return isShared || own.length === 0 ? [label] : own.map(({ identifier }) => identifier);
}
