import type { Message } from '../messages/message';
import type { PlannedTest } from '../plan/plan';
import { testId } from '../plan/testsOfRows';
import { askedOfTest } from '../records/plannedLaunch';
import { outcomeOf } from '../runs/outcome';
import { baseName, roundOf } from '../runs/roundName';
import type { CampaignPlan } from './campaign';
import type { FoundRun, FoundTest } from './found';

/** Most reasons of one test, and most sessions of a plan that are asked why something lacks: the newest. */
const most = { reasons: 5, sessions: 20 } as const;

/** A test that lacks sessions. */
interface Lacking {
  readonly test: PlannedTest;
  /** Under which it is complete. */
  readonly names: ReadonlySet<string>;
}

/** Why tests of a campaign lack something: what results, consoles and logs of the runs say. */
export class Reasons {
  readonly #found = new Map<string, Message[]>();

  constructor(
    plans: readonly CampaignPlan[],
    had: readonly (readonly FoundTest[])[],
    runs: readonly FoundRun[],
  ) {
    const lacking = new Map<string, readonly Lacking[]>();
    for (const [at, plan] of plans.entries()) {
      const own = plan.tests.flatMap((test, place): readonly Lacking[] => {
        const names = had[at]?.[place]?.names ?? new Set<string>();
        return names.size >= test.rounds ? [] : [{ test, names }];
      });
      if (own.length > 0) lacking.set(plan.identifier, own);
    }
    const looked = new Map<string, number>();
    for (const { run, session } of newestFirst(runs)) {
      const base = baseName(session);
      const own = lacking.get(base);
      const count = looked.get(base) ?? 0;
      if (own === undefined || count >= most.sessions) continue;
      looked.set(base, count + 1);
      this.#look(base, own, session, run);
    }
  }

  of({ identifier }: CampaignPlan, test: PlannedTest): readonly Message[] {
    return this.#found.get(nameOf(identifier, test)) ?? [];
  }

  #look(
    base: string,
    lacking: readonly Lacking[],
    session: string,
    { files, problems = [] }: FoundRun,
  ): void {
    for (const { test, names } of lacking) {
      if (names.has(session)) continue;
      const asked = askedOfTest(test, { identifier: session, trials: test.trials });
      const name = nameOf(base, test);
      const known = this.#found.get(name) ?? [];
      for (const { reasons } of outcomeOf(asked, files, { problems }).items)
        for (const reason of reasons)
          if (known.length < most.reasons && !known.some(each => isSame(each, reason))) known.push(reason);
      if (known.length > 0) this.#found.set(name, known);
    }
  }
}

/** Every session of the files with its run, those of high rounds first. */
function newestFirst(
  runs: readonly FoundRun[],
): readonly { readonly run: FoundRun; readonly session: string }[] {
  return runs
    .flatMap(run =>
      run.files.flatMap(({ systems }) => systems.map(({ identifier }) => ({ run, session: identifier }))),
    )
    .map(one => ({ ...one, round: roundOf(one.session) }))
    .sort((a, b) => b.round - a.round);
}

function nameOf(base: string, { test, arguments: args }: PlannedTest): string {
  return `${base}\n${testId(test, args)}`;
}

function isSame(a: Message, b: Message): boolean {
  return a.id === b.id && JSON.stringify(a.args) === JSON.stringify(b.args);
}
