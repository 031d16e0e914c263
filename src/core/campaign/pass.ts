import * as v from 'valibot';
import { type Message, message } from '../messages/message';
import { parsed, recordLimits } from '../records/runRecord';
import { isAllowedId } from '../runs/names';
import { type Campaign, type CampaignPlan, campaignLimits } from './campaign';
import { plansSchema } from './campaignDocument';
import { type Lane, lanesOf } from './steps';

/**
 * One press of Run: what remained of a campaign then, and where. It is noted once and never changed: any window that has it
 * knows the same steps in the same order.
 */
export interface Pass {
  readonly id: string;
  /** URI of the campaign. */
  readonly campaign: string;
  /** For people: the name of the campaign. */
  readonly name: string;
  /** In milliseconds since 1970 by this machine's clock. */
  readonly began: number;
  /** URI of the folder below which results come home: that of the campaign. */
  readonly base: string;
  /** What remained, under names that nothing had. */
  readonly plans: readonly CampaignPlan[];
  /** The physical machine of each plan's target. */
  readonly machines: readonly string[];
  /** Rounds that each plan had before; none where that is absent. */
  readonly done?: readonly number[];
  /** Whether tests that are not installed are to be installed: nobody is asked in the middle. */
  readonly install: boolean;
}

/** What became of a step: noted once, when the lane goes on. What it measured only its results say. */
export interface StepNote {
  /** In milliseconds since 1970. */
  readonly seen: number;
  readonly kind: StepEnd;
  /** What was said, in the language of whoever noted it. */
  readonly said?: string;
  /** What was said when the command `stop` failed: the lane is over then. */
  readonly stop?: string;
}

export const stepEnds = [
  /** It ran, and its results are at home. */
  'ran',
  /** It ran, and its results could not be brought home. */
  'not-home',
  /** It did not start: the target, or PTS, refused. */
  'refused',
  /** The command `start` failed. */
  'start-failed',
  /** The command `start` succeeded, and the target did not answer afterwards. */
  'no-answer',
  /** It ran, and its target stopped answering. The run may be found again later. */
  'lost',
] as const;
export type StepEnd = (typeof stepEnds)[number];

const text = v.pipe(v.string(), v.maxLength(recordLimits.text));
const name = v.pipe(text, v.nonEmpty());
const moment = v.pipe(v.number(), v.integer(), v.minValue(0));

const passSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    id: v.pipe(v.string(), v.check(isAllowedId)),
    campaign: name,
    name,
    began: moment,
    base: name,
    plans: plansSchema,
    machines: v.pipe(v.array(name), v.maxLength(campaignLimits.plans)),
    done: v.exactOptional(
      v.pipe(v.array(v.pipe(moment, v.maxValue(campaignLimits.rounds))), v.maxLength(campaignLimits.plans)),
    ),
    install: v.boolean(),
  }),
  v.check(({ plans, machines }) => plans.length === machines.length),
);

const noteSchema = v.strictObject({
  seen: moment,
  kind: v.picklist(stepEnds),
  said: v.exactOptional(text),
  stop: v.exactOptional(text),
});

/** Reads the file of a pass; undefined for anything else, or for one of another version. */
export function parsePass(source: string): Pass | undefined {
  const read = parsed(passSchema, source);
  if (read === undefined) return undefined;
  const { version: _, ...pass } = read;
  return pass;
}

export function serialisePass(pass: Pass): string {
  return `${JSON.stringify({ version: 1, ...pass })}\n`;
}

export function parseNote(source: string): StepNote | undefined {
  return parsed(noteSchema, source);
}

/** What a pass does, in order. */
export function lanesOfPass({ plans, machines, done }: Pass): readonly Lane[] {
  return lanesOf(plans, machines, done);
}

/** A pass over what remains of a campaign. */
export function newPass(
  remaining: Campaign,
  about: Omit<Pass, 'name' | 'plans' | 'machines'>,
  machineOf: (target: string) => string,
): Pass {
  const { name: ofCampaign, plans } = remaining;
  return { ...about, name: ofCampaign, plans, machines: plans.map(({ target }) => machineOf(target)) };
}

/** What became of a step, as a sentence. */
export function noteMessage({ kind, said = '' }: StepNote, target: string): Message {
  return message(`campaign.note-${kind}`, { target, said, says: said !== '' });
}

/** Why the lane of a step is over; undefined where it is not. */
export function stopMessage({ stop }: StepNote, target: string): Message | undefined {
  return stop === undefined
    ? undefined
    : message('campaign.stop-failed', { target, said: stop, says: stop !== '' });
}
