import * as v from 'valibot';
import { keysOf } from '../document/doubledKeys';
import { readJsonDocument } from '../document/jsonDocument';
import type { Message } from '../messages/message';
import { type PlannedTest, planLimits } from '../plan/plan';
import { planEntries, planShape } from '../plan/planDocument';
import { baseName } from '../runs/roundName';
import { type Campaign, type CampaignPlan, campaignLimits, campaignRounds } from './campaign';

export type CampaignReading =
  | { readonly kind: 'campaign'; readonly campaign: Campaign }
  | { readonly kind: 'invalid'; readonly message: Message };

/** Expectations of a value; the message `comparison.document-value` has a sentence for each. */
type Expectation =
  | 'object'
  | 'list'
  | 'text'
  | 'nothingEmpty'
  | 'version'
  | 'tooLong'
  | 'tooMany'
  | 'sameSystem'
  | 'noTests'
  | 'tooMuch';

const expected = (expectation: Expectation) => expectation;

const name = v.pipe(
  v.string(expected('text')),
  v.maxLength(planLimits.name, expected('tooLong')),
  v.nonEmpty(expected('nothingEmpty')),
);

/** A plan of a campaign: as in a `.ptsplan`, and it says where it runs. */
const plan = { ...planEntries, target: name };

/** No two plans of one system. A round adds to a name: `KVM` and `KVM r2` would have sessions of one name. */
const areDistinct = (plans: readonly Pick<CampaignPlan, 'identifier'>[]) =>
  new Set(plans.map(({ identifier }) => baseName(identifier))).size === plans.length;

/** Plans with their tests, as a pass has them. */
export const plansSchema = v.pipe(
  v.array(v.strictObject(plan, expected('object')), expected('list')),
  v.maxLength(campaignLimits.plans, expected('tooMany')),
  v.check(plans => areDistinct(plans), expected('sameSystem')),
  v.check(plans => isWithinBounds(plans), expected('tooMuch')),
);

const planOfDocument = v.strictObject(
  { ...plan, tests: v.exactOptional(planEntries.tests) },
  expected('object'),
);

const fields = v.strictObject(
  {
    version: v.literal(1, expected('version')),
    name,
    tests: v.exactOptional(planEntries.tests),
    plans: v.pipe(
      v.array(planOfDocument, expected('list')),
      v.maxLength(campaignLimits.plans, expected('tooMany')),
      v.check(plans => areDistinct(plans), expected('sameSystem')),
    ),
  },
  expected('object'),
);

/**
 * A `.ptscampaign`: strict for the same reason as a plan. A plan without tests of its own has those of the campaign: what is
 * compared is the same on all systems, and stands there once.
 */
export const campaignSchema = v.pipe(
  fields,
  v.forward(
    v.partialCheck(
      [['tests'], ['plans']],
      ({ tests, plans }) => tests !== undefined || plans.every(one => one.tests !== undefined),
      expected('noTests'),
    ),
    ['plans'],
  ),
  v.forward(
    v.partialCheck(
      [['tests'], ['plans']],
      document => isWithinBounds(plansOf(document)),
      expected('tooMuch'),
    ),
    ['plans'],
  ),
);

const { version: _, ...shapeOfPlan } = planShape;
const shape = { ...keysOf(fields), tests: shapeOfPlan['tests'] ?? true, plans: shapeOfPlan };

/** UTF-16 units. */
const longest = 20_000_000;

/** Reads a `.ptscampaign`. The message of an invalid one names the line, the field and the expected value. */
export function parseCampaign(source: string): CampaignReading {
  const reading = readJsonDocument(source, campaignSchema, { kind: 'campaign', longest, shape });
  if (reading.kind === 'invalid') return reading;
  const { value } = reading;
  return { kind: 'campaign', campaign: { name: value.name, plans: plansOf(value) } };
}

/** Plans, and the tests of those that have none of their own. */
interface SharedTests {
  readonly tests?: readonly PlannedTest[];
  readonly plans: readonly (Omit<CampaignPlan, 'tests'> & Partial<Pick<CampaignPlan, 'tests'>>)[];
}

/** What a `.ptscampaign` holds. */
export interface CampaignDocument extends SharedTests {
  readonly version: 1;
  readonly name: string;
}

/** The document of a campaign, as `parseCampaign` reads it: tests that several plans have stand there once. */
export function campaignDocument({ name: called, plans }: Campaign): CampaignDocument {
  const keys = plans.map(({ tests }) => JSON.stringify(tests));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [common, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 1]);
  if (count < 2) return { version: 1, name: called, plans };
  const tests = plans[keys.indexOf(common)]?.tests ?? [];
  return {
    version: 1,
    name: called,
    tests,
    plans: plans.map((one, at) => {
      const { tests: own, ...rest } = one;
      return keys[at] === common ? rest : { ...rest, tests: own };
    }),
  };
}

/** The text of a `.ptscampaign`. */
export function serialiseCampaign(campaign: Campaign): string {
  return `${JSON.stringify(campaignDocument(campaign), undefined, 2)}\n`;
}

function plansOf({ tests = [], plans }: SharedTests): readonly CampaignPlan[] {
  return plans.map(one => ({ ...one, tests: one.tests ?? tests }));
}

function isWithinBounds(plans: readonly CampaignPlan[]): boolean {
  const sum = (countOf: (plan: CampaignPlan) => number) =>
    plans.reduce((count, each) => count + countOf(each), 0);
  return (
    sum(({ tests }) => tests.length) <= campaignLimits.tests &&
    sum(({ tests }) => tests.reduce((count, { rows }) => count + rows.length, 0)) <= campaignLimits.rows &&
    campaignRounds(plans) <= campaignLimits.rounds
  );
}
