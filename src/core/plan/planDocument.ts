import * as v from 'valibot';
import { isRunTime } from '../comparison/runTimes';
import { keysOf, type Shape } from '../document/doubledKeys';
import { readJsonDocument } from '../document/jsonDocument';
import type { Message } from '../messages/message';
import { isAllowedIdentifier } from '../runs/names';
import { type Plan, planLimits } from './plan';
import { nameRefusal, refusalOf } from './refusal';
import { testId } from './testsOfRows';

export type PlanReading =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'invalid'; readonly message: Message };

/** Expectations of a value; the message `comparison.document-value` has a sentence for each. */
type Expectation =
  | 'object'
  | 'list'
  | 'text'
  | 'nothingEmpty'
  | 'version'
  | 'count'
  | 'round'
  | 'seconds'
  | 'tooLong'
  | 'tooMany'
  | 'key'
  | 'testName'
  | 'runnable'
  | 'identifier'
  | 'gain'
  | 'twice';

const expected = (expectation: Expectation) => expectation;

const text = (longest: number) =>
  v.pipe(v.string(expected('text')), v.maxLength(longest, expected('tooLong')));
const name = (longest: number) => v.pipe(text(longest), v.nonEmpty(expected('nothingEmpty')));

const wholeFromOne = (most: number, expectation: Expectation) =>
  v.pipe(
    v.number(expectation),
    v.integer(expectation),
    v.minValue(1, expectation),
    v.maxValue(most, expectation),
  );

/** A forced count, or a number of rounds. */
const count = wholeFromOne(planLimits.trials, 'count');

const gain = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('decides') }, expected('object')),
    v.strictObject({ kind: v.literal('interval') }, expected('object')),
    v.strictObject({ kind: v.literal('narrows') }, expected('object')),
    v.strictObject(
      {
        kind: v.literal('finds'),
        of: v.picklist(['ratio', 'difference'], expected('gain')),
        finds: v.number(expected('gain')),
      },
      expected('object'),
    ),
  ],
  expected('gain'),
);

const row = v.strictObject(
  {
    key: v.pipe(text(40), v.regex(/^[0-9a-f]{40}$/, expected('key'))),
    description: text(planLimits.description),
    scale: text(planLimits.scale),
    label: text(planLimits.label),
    gain: v.exactOptional(gain),
  },
  expected('object'),
);

const testEntries = {
  test: v.pipe(
    text(planLimits.title),
    v.check(test => nameRefusal(test) === undefined, expected('testName')),
  ),
  title: text(planLimits.title),
  arguments: text(planLimits.arguments),
  description: text(planLimits.description),
  rows: v.pipe(v.array(row, expected('list')), v.maxLength(planLimits.rows, expected('tooMany'))),
  secondsPerTrial: v.exactOptional(
    v.pipe(v.number(expected('seconds')), v.check(isRunTime, expected('seconds'))),
  ),
  rounds: count,
  trials: count,
};

const test = v.pipe(
  v.strictObject(testEntries, expected('object')),
  v.check(
    one =>
      refusalOf({ identifier: one.test, arguments: one.arguments, description: one.description }) ===
      undefined,
    expected('runnable'),
  ),
);

const topUp = v.strictObject(
  {
    comparison: v.exactOptional(name(planLimits.path)),
    system: name(planLimits.path),
    budgetSeconds: v.exactOptional(
      v.pipe(
        v.number(expected('seconds')),
        v.minValue(1, expected('seconds')),
        v.maxValue(planLimits.budgetSeconds, expected('seconds')),
      ),
    ),
  },
  expected('object'),
);

/** The fields of a plan, wherever one stands. */
export const planEntries = {
  name: name(planLimits.name),
  target: v.exactOptional(name(planLimits.name)),
  topsUp: v.exactOptional(topUp),
  identifier: v.pipe(name(planLimits.identifier), v.check(isAllowedIdentifier, expected('identifier'))),
  firstRound: v.exactOptional(wholeFromOne(planLimits.firstRound, 'round')),
  tests: v.pipe(
    v.array(test, expected('list')),
    v.maxLength(planLimits.tests, expected('tooMany')),
    v.check(
      tests => new Set(tests.map(one => testId(one.test, one.arguments))).size === tests.length,
      expected('twice'),
    ),
  ),
};

/**
 * A `.ptsplan`. Unlike a comparison it is strict: a misspelt field would run something else than its author wrote.
 */
export const planSchema = v.strictObject(
  { version: v.literal(1, expected('version')), ...planEntries },
  expected('object'),
);

/** Where keys have a meaning in a plan. */
export const planShape: Shape = {
  ...keysOf(planSchema),
  topsUp: keysOf(topUp),
  tests: {
    ...keysOf({ entries: testEntries }),
    rows: { ...keysOf(row), gain: { kind: true, of: true, finds: true } },
  },
};

/** UTF-16 units; the largest plan within its limits has less. */
const longest = 20_000_000;

/** Reads a `.ptsplan`. The message of an invalid one names the line, the field and the expected value. */
export function parsePlan(source: string): PlanReading {
  const reading = readJsonDocument(source, planSchema, { kind: 'plan', longest, shape: planShape });
  if (reading.kind === 'invalid') return reading;
  const { version: _, ...plan } = reading.value;
  return { kind: 'plan', plan };
}

/** The document of a plan, as `parsePlan` reads it. */
export function planDocument(plan: Plan): { readonly version: 1 } & Plan {
  return { version: 1, ...plan };
}

/** The text of a `.ptsplan`. */
export function serialisePlan(plan: Plan): string {
  return `${JSON.stringify(planDocument(plan), undefined, 2)}\n`;
}
