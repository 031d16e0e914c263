import type { Message } from '../messages/message';
import { launchRounds } from '../plan/launchRounds';
import type { Plan, PlannedTest } from '../plan/plan';
import { roundsOf } from '../plan/rounds';
import { suiteOf } from '../plan/suite';
import { type Launch, launchProblems } from '../runs/launch';
import type { Asked, Outcome } from '../runs/outcome';
import { resumed } from '../runs/resume';
import type { TakenNames } from '../runs/roundName';
import type { Target } from '../targets/target';
import type { RunRecord } from './runRecord';

/** A launch, and for each of its rounds the places of its tests in the plan. */
export interface PlannedLaunch {
  readonly kind: 'launch';
  readonly launch: Launch;
  readonly tests: readonly (readonly number[])[];
}

/** What a launch of a plan needs besides the plan. */
export type LaunchNeeds = Omit<Launch, 'rounds'>;

/** What a target's settings add to every launch on it. */
export function targetPart({ before, after, machine, hypervisor }: Target): Partial<LaunchNeeds> {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(machine === undefined ? {} : { machine }),
    ...(hypervisor === undefined ? {} : { hypervisor }),
  };
}

/** The launch of a plan, under names that are not taken; or why PTS would not run it as it is written. */
export function plannedLaunch(
  plan: Plan,
  needs: LaunchNeeds,
  taken: TakenNames = {},
): PlannedLaunch | { readonly kind: 'refused'; readonly messages: readonly Message[] } {
  const made = launchRounds(plan, taken);
  if (made.kind === 'refused') return { kind: 'refused', messages: [made.message] };
  const launch = { ...needs, rounds: made.rounds };
  const problems = launchProblems(launch);
  if (problems.length > 0) return { kind: 'refused', messages: problems };
  const places = new Map(plan.tests.map((test, at) => [test, at]));
  const tests = roundsOf(plan, taken).flatMap(({ runs }) =>
    runs.map(run => run.tests.flatMap(test => places.get(test) ?? [])),
  );
  return { kind: 'launch', launch, tests };
}

/** A launch of what is missing of a run, on the same target; undefined when nothing is that anybody knows of. */
export function missingLaunch(
  { plan, launch }: Pick<RunRecord, 'plan' | 'launch'>,
  outcome: Outcome,
  id: string,
  taken: TakenNames = {},
): PlannedLaunch | undefined {
  const tests: (readonly number[])[] = [];
  const again = resumed(
    launch,
    outcome,
    id,
    (_, missing) => {
      const keys = new Set(missing.map(({ key }) => key));
      const profiles = new Set(missing.map(({ profile }) => profile));
      const lacks = ({ test, rows }: PlannedTest) =>
        rows.length === 0 ? profiles.has(test) : rows.some(({ key }) => keys.has(key));
      const places = plan.tests.flatMap((test, at) => (lacks(test) ? [at] : []));
      tests.push(places);
      return suiteNamed(
        `lens-${tests.length}`,
        plan,
        places.flatMap(at => plan.tests[at] ?? []),
      );
    },
    taken,
  );
  return again === undefined ? undefined : { kind: 'launch', launch: again, tests };
}

function suiteNamed(name: string, plan: Plan, tests: readonly PlannedTest[]) {
  const suite = suiteOf(plan.name, tests);
  if (suite.kind === 'refused') throw new RangeError('A test that ran before cannot be run.');
  return { name, xml: suite.xml };
}

/** What a run was to give: every known result of every test in each of its rounds, and of a test only named anything. */
export function askedOfRun({
  plan,
  launch,
  tests,
}: Pick<RunRecord, 'plan' | 'launch' | 'tests'>): readonly Asked[] {
  return launch.rounds.flatMap(({ identifier, trials }, at) =>
    (tests[at] ?? []).flatMap(place => {
      const test = plan.tests[place];
      return test === undefined ? [] : askedOfTest(test, { identifier, trials, round: at + 1 });
    }),
  );
}

/** What a test is to give in one round: each of its known results, and of a test only named anything. */
export function askedOfTest(
  { test: profile, title, rows }: PlannedTest,
  round: Pick<Asked, 'identifier' | 'trials' | 'round'>,
): readonly Asked[] {
  if (rows.length === 0) return [{ ...round, label: title, profile }];
  return rows.map(({ key, description }) => ({
    key,
    ...round,
    label: description === '' ? title : `${title}, ${description}`,
    profile,
    ...(description === '' ? {} : { description }),
  }));
}

/** The names that runs have: a further run of a plan takes others. */
export function takenNames(records: readonly Pick<RunRecord, 'launch'>[]): TakenNames {
  const rounds = records.flatMap(({ launch }) => launch.rounds);
  return {
    titles: rounds.map(({ title }) => title),
    identifiers: rounds.map(({ identifier }) => identifier),
  };
}
