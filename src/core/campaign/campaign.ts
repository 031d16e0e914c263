import type { Plan } from '../plan/plan';

/** A plan that says where it runs. */
export interface CampaignPlan extends Plan {
  readonly target: string;
}

/** What is to run on several targets: plain data, which is saved as a `.ptscampaign`, and run until nothing is missing. */
export interface Campaign {
  /** For people. */
  readonly name: string;
  /** No two of one identifier: by it their results are told apart. The order is that in which their rounds take turns. */
  readonly plans: readonly CampaignPlan[];
}

/** Bounds of a campaign, beside those of each plan. */
export const campaignLimits = {
  plans: 500,
  /** Tests of all plans together. */
  tests: 10_000,
  /** Rows of all plans together. */
  rows: 50_000,
  /** Rounds of all plans together: each is a run of its own. */
  rounds: 10_000,
} as const;

/** Rounds of all plans together. */
export function campaignRounds(plans: readonly Pick<Plan, 'tests'>[]): number {
  return plans.reduce((sum, plan) => sum + roundCount(plan), 0);
}

/** Rounds after one another that a plan takes: as many as the test that needs most. */
export function roundCount({ tests }: Pick<Plan, 'tests'>): number {
  return tests.reduce((most, { rounds }) => Math.max(most, rounds), 0);
}
