import type { Plan } from './plan';

/** Bytes that a result with its logs may take: of a round, and of the rest. */
const roundBytes = 5_000_000;
const otherBytes = 20_000_000;

/** What a target must have for a plan: the tests, and room for what comes. */
export function targetNeeds({ tests }: Plan): {
  readonly tests: readonly string[];
  readonly resultSize: number;
} {
  const rounds = tests.reduce((most, test) => Math.max(most, test.rounds), 1);
  return { tests: [...new Set(tests.map(({ test }) => test))], resultSize: otherBytes + rounds * roundBytes };
}
