import { profileOf } from '../results/profileName';
import { limits } from '../stats/undecidedRow';
import type { LeftOut } from './leftOut';
import { type Plan, type PlannedTest, planLimits } from './plan';
import type { Proposal } from './proposal';
import { nameRefusal } from './refusal';
import { planName } from './roundNames';
import type { Counts } from './wholeResult';

/**
 * A plan of tests by name. Nothing is known of their results and times; PTS runs every combination of a test's options.
 * Nothing is known of their noise either: three sessions of five trials, as an advice begins.
 */
export function planTests(
  names: readonly string[],
  about: Omit<Plan, 'tests'>,
  counts: Counts = {},
): Proposal {
  const leftOut: LeftOut[] = [];
  const tests = [...new Set(names)].flatMap((test): readonly PlannedTest[] => {
    const refusal = nameRefusal(test);
    if (refusal !== undefined) leftOut.push({ label: test, reason: refusal });
    return refusal === undefined ? [plannedTest(test, counts)] : [];
  });
  return {
    plan: { ...about, name: planName(about.name), tests: tests.slice(0, planLimits.tests) },
    leftOut,
    alsoOn: [],
  };
}

function plannedTest(
  test: string,
  { rounds = limits.leastSessions, trials = limits.trialsPerSession }: Counts,
) {
  return { test, title: test, arguments: '', description: '', rows: [], rounds, trials };
}

/** Whether a name that a person gives means this test: with or without repository and version. */
export function isNamed(test: string, name: string): boolean {
  const { name: full } = profileOf(test);
  const afterRepository = (text: string) => text.slice(text.indexOf('/') + 1);
  return [test, full, afterRepository(test), afterRepository(full)].includes(name);
}
