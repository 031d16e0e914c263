import * as v from 'valibot';
import { keysOf } from '../document/doubledKeys';
import { readJsonDocument } from '../document/jsonDocument';
import type { Message } from '../messages/message';
import { planLimits } from '../plan/plan';
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
  | 'tooMuch';

const expected = (expectation: Expectation) => expectation;

const name = v.pipe(
  v.string(expected('text')),
  v.maxLength(planLimits.name, expected('tooLong')),
  v.nonEmpty(expected('nothingEmpty')),
);

/** A plan of a campaign: as in a `.ptsplan`, and it says where it runs. */
const plan = v.strictObject({ ...planEntries, target: name }, expected('object'));

export const plansSchema = v.pipe(
  v.array(plan, expected('list')),
  v.maxLength(campaignLimits.plans, expected('tooMany')),
  // A round adds to a name: `KVM` and `KVM r2` would have sessions of one name.
  v.check(
    plans => new Set(plans.map(({ identifier }) => baseName(identifier))).size === plans.length,
    expected('sameSystem'),
  ),
  v.check(plans => isWithinBounds(plans), expected('tooMuch')),
);

/** A `.ptscampaign`: strict for the same reason as a plan. */
export const campaignSchema = v.strictObject(
  { version: v.literal(1, expected('version')), name, plans: plansSchema },
  expected('object'),
);

const { version: _, ...shapeOfPlan } = planShape;
const shape = { ...keysOf(campaignSchema), plans: shapeOfPlan };

/** UTF-16 units. */
const longest = 20_000_000;

/** Reads a `.ptscampaign`. The message of an invalid one names the line, the field and the expected value. */
export function parseCampaign(source: string): CampaignReading {
  const reading = readJsonDocument(source, campaignSchema, { kind: 'campaign', longest, shape });
  if (reading.kind === 'invalid') return reading;
  const { version: _, ...campaign } = reading.value;
  return { kind: 'campaign', campaign };
}

/** The document of a campaign, as `parseCampaign` reads it. */
export function campaignDocument(campaign: Campaign): { readonly version: 1 } & Campaign {
  return { version: 1, ...campaign };
}

/** The text of a `.ptscampaign`. */
export function serialiseCampaign(campaign: Campaign): string {
  return `${JSON.stringify(campaignDocument(campaign), undefined, 2)}\n`;
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
