import type { Plan, PlannedTest } from './plan';

/** All but letters, digits, blanks, and signs that no shell takes notice of within a word (`~` and `=` only name files). */
const telling = /[^\p{L}\p{N} \t_./:,=+@%~^-]/gu;

/** A test whose Arguments a shell may do more with than hand them on. */
export interface DangerousTest {
  readonly test: PlannedTest;
  /** Each once, in their order. */
  readonly characters: readonly string[];
}

/** The tests that need a yes of their own and have none: one is for exactly these Arguments of this test. */
export function notAllowed(
  plan: Pick<Plan, 'tests'>,
  allowed: readonly Pick<PlannedTest, 'test' | 'arguments'>[],
): readonly DangerousTest[] {
  const known = new Set(allowed.map(yesFor));
  return dangerousArguments(plan).filter(({ test }) => !known.has(yesFor(test)));
}

/** What a yes is for. */
export function yesFor({ test, arguments: args }: Pick<PlannedTest, 'test' | 'arguments'>): string {
  return JSON.stringify([test, args]);
}

/**
 * The tests whose Arguments hold characters of a shell. PTS puts Arguments into a command line as they are, so whoever
 * wrote the result file could run anything on the target: such tests need a yes of their own.
 */
export function dangerousArguments({ tests }: Pick<Plan, 'tests'>): readonly DangerousTest[] {
  return tests.flatMap(test => {
    const characters = new Set(test.arguments.match(telling));
    return characters.size === 0 ? [] : [{ test, characters: [...characters] }];
  });
}

/** The same of several plans, each test with these Arguments once: one look at them is enough. */
export function differentDangers(plans: readonly Pick<Plan, 'tests'>[]): readonly DangerousTest[] {
  const all = plans.flatMap(dangerousArguments);
  return [...new Map(all.map(one => [yesFor(one.test), one])).values()];
}
