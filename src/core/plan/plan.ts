/**
 * What is to run on one target: plain data, which is shown before anything runs, saved as a `.ptsplan`, and run again.
 */
export interface Plan {
  /** For people; the results are named after it. */
  readonly name: string;
  /** Name of the target. Absent: whoever runs the plan says where. */
  readonly target?: string;
  /** What the new trials are added to. */
  readonly topsUp?: TopUp;
  /** What PTS calls the system in every round, with the number of the round behind it. */
  readonly identifier: string;
  /** Number of the first round; absent: 1. Rounds of an earlier plan of the system have the numbers before it. */
  readonly firstRound?: number;
  /** Those that gain most first: a plan that is stopped has run the best of it. */
  readonly tests: readonly PlannedTest[];
}

export interface TopUp {
  /** Path of a `.ptscompare`, relative to the plan or absolute; absent where the comparison has not been saved. */
  readonly comparison?: string;
  /** Label of the system in it. */
  readonly system: string;
  /** The time for which the tests were chosen, of all systems that run them; absent: as long as it takes. */
  readonly budgetSeconds?: number;
}

/**
 * One run of a test program: PTS starts a test once for each distinct pair of test and Arguments, and one run of a test
 * with several results gives all of them. Two of one pair would double every entry.
 */
export interface PlannedTest {
  /** With its version, such as `pts/ramspeed-1.4.3`: PTS drops a test without one. */
  readonly test: string;
  readonly title: string;
  /** As in the result to join, to the character: PTS's key is made of it. PTS hands it to a shell. */
  readonly arguments: string;
  /** As in one of the results to join. Empty: where the test has options, PTS runs all of them. */
  readonly description: string;
  /** The results it gives; empty where nobody knows them. */
  readonly rows: readonly PlannedRow[];
  /** The test's own time, without PTS's pauses; absent where it is not known, which is not 0. */
  readonly secondsPerTrial?: number;
  readonly rounds: number;
  /** Trials in each round: PTS is told so, and adds none. */
  readonly trials: number;
}

export interface PlannedRow {
  /** PTS's comparison hash: an entry under this key is what was asked for. */
  readonly key: string;
  readonly description: string;
  readonly scale: string;
  /** For people. */
  readonly label: string;
  readonly gain?: Gain;
}

/** What the new trials give an undecided row. */
export type Gain =
  /** A verdict, in four of five cases. */
  | { readonly kind: 'decides' }
  /** The least difference that is found with 80 %: a fraction, or in the result's unit. */
  | { readonly kind: 'finds'; readonly of: 'ratio' | 'difference'; readonly finds: number }
  /** A narrower interval of a system that stands alone: how narrow, the spread between its sessions will say. */
  | { readonly kind: 'narrows' }
  /** Its first interval: one trial says nothing about noise. */
  | { readonly kind: 'interval' };

/** Kinds of gains in the order in which they are told, the most first. */
export const gainKinds = [
  'decides',
  'finds',
  'interval',
  'narrows',
] as const satisfies readonly Gain['kind'][];

/** Bounds of a plan. No real one comes near; what is beyond would only take time and paper. */
export const planLimits = {
  tests: 10_000,
  /** Rows of all tests together. */
  rows: 10_000,
  /** UTF-16 units. */
  name: 200,
  title: 200,
  arguments: 2_000,
  description: 500,
  scale: 100,
  label: 200,
  identifier: 80,
  /** A path, or the label of a system. */
  path: 4_000,
  rounds: 200,
  firstRound: 9_000,
  trials: 200,
  /** A month: nobody waits longer. */
  budgetSeconds: 30 * 24 * 3600,
} as const;
