import * as v from 'valibot';
import type { Message } from '../messages/message';
import { message } from '../messages/message';
import { type Plan, planLimits } from '../plan/plan';
import { planDocument, planSchema } from '../plan/planDocument';
import type { ClockReading } from '../runs/clocks';
import { type AskedHost, longestDetail, mostAnswer, mostHosts, noAnswers } from '../runs/hostAnswers';
import { type Launch, launchLimits, launchProblems } from '../runs/launch';
import { isAllowedId } from '../runs/names';
import type { Ending } from '../runs/runState';

/** What asked for a run: its new sessions are added there. */
export interface RunOrigin {
  /** URI of the comparison. */
  readonly comparison: string;
  /** Label of the system in it. */
  readonly system: string;
}

/** The step of a campaign that a run is: by it a pass goes on after a reload, in the order that was planned. */
export interface RunStep {
  /** Id of the pass. */
  readonly pass: string;
  /** Place of the plan in the pass, and of the round in the plan. */
  readonly plan: number;
  readonly round: number;
}

/**
 * What is noted of a run when it is launched, and never changed: everything else is told by the target's files. By it a
 * run is found again after days, from any window of the user.
 */
export interface RunRecord {
  readonly id: string;
  /** For people: the name of the plan. */
  readonly name: string;
  /** Name of the target in the user's settings. */
  readonly target: string;
  /** The physical machine of the target, where the settings name it. */
  readonly machine?: string;
  /** When it was launched, in milliseconds since 1970 by this machine's clock. */
  readonly began: number;
  /** URI of the workspace folder below which its results come home; absent where no folder was open. */
  readonly base?: string;
  readonly origin?: RunOrigin;
  /** The target's clock before the run; absent where it did not say. */
  readonly clock?: ClockReading;
  /** What the hosts of the target said before the run, or why they did not; the nearest first. */
  readonly hosts?: readonly AskedHost[];
  /** The run of which this one makes up for what was missing. */
  readonly resumes?: string;
  readonly campaign?: RunStep;
  readonly plan: Plan;
  readonly launch: Launch;
  /** For each round of the launch the places of its tests in the plan. */
  readonly tests: readonly (readonly number[])[];
}

/** How a run ended, as one window saw it on the target. `none`: nothing of it is there. */
export interface RunEnd {
  /** In milliseconds since 1970. */
  readonly seen: number;
  readonly how: Ending | 'gone' | 'none';
  /** The question that it asked over and over, because of which it was stopped. */
  readonly question?: string;
}

/** Where the results of a run came home to, and what came of what was asked. */
export interface RunHome {
  /** URI of the folder. */
  readonly folder: string;
  /** In milliseconds since 1970. */
  readonly came: number;
  readonly complete: number;
  readonly fewer: number;
  readonly missing: number;
  /** Hosts that answered before the run and not after it, with why; the nearest first. */
  readonly silent?: readonly AskedHost[];
}

/** UTF-16 units of a file of a record, and of one of its texts. */
export const recordLimits = { file: 22_000_000, text: 4_000 } as const;

const text = v.pipe(v.string(), v.maxLength(recordLimits.text));
const name = v.pipe(text, v.nonEmpty());
const moment = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(planLimits.rows * planLimits.rounds));

const round = v.strictObject({
  title: text,
  identifier: text,
  description: text,
  trials: v.number(),
  suite: v.strictObject({ name: text, xml: v.pipe(v.string(), v.maxLength(launchLimits.suites)) }),
});

const launch = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.check(isAllowedId)),
    pts: text,
    rounds: v.pipe(v.array(round), v.maxLength(launchLimits.rounds)),
    install: v.exactOptional(v.boolean()),
    before: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
    after: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
    machine: v.exactOptional(text),
    hypervisor: v.exactOptional(text),
  }),
  v.check(read => launchProblems(read).length === 0),
);

const clock = v.strictObject({ target: v.number(), sent: v.number(), received: v.number() });

const askedHost = v.strictObject({
  name,
  probe: v.exactOptional(v.pipe(v.string(), v.maxLength(mostAnswer))),
  why: v.exactOptional(v.picklist(noAnswers)),
  detail: v.exactOptional(v.pipe(v.string(), v.maxLength(longestDetail))),
});

const recordSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    id: v.pipe(v.string(), v.check(isAllowedId)),
    name,
    target: name,
    machine: v.exactOptional(name),
    began: moment,
    base: v.exactOptional(name),
    origin: v.exactOptional(v.strictObject({ comparison: name, system: name })),
    clock: v.exactOptional(clock),
    // Those that are read, and the one at which the chain ends.
    hosts: v.exactOptional(v.pipe(v.array(askedHost), v.maxLength(mostHosts + 1))),
    resumes: v.exactOptional(v.pipe(v.string(), v.check(isAllowedId))),
    campaign: v.exactOptional(
      v.strictObject({ pass: v.pipe(v.string(), v.check(isAllowedId)), plan: moment, round: moment }),
    ),
    plan: planSchema,
    launch,
    tests: v.pipe(
      v.array(v.pipe(v.array(moment), v.maxLength(planLimits.tests))),
      v.maxLength(launchLimits.rounds),
    ),
  }),
  v.check(read => read.launch.id === read.id && read.tests.length === read.launch.rounds.length),
  v.check(({ plan, tests }) => tests.flat().every(at => at < plan.tests.length)),
);

const endSchema = v.strictObject({
  seen: moment,
  how: v.picklist(['ended', 'stopped', 'limit', 'failed', 'gone', 'none']),
  question: v.exactOptional(text),
});

const homeSchema = v.strictObject({
  folder: name,
  came: moment,
  complete: count,
  fewer: count,
  missing: count,
  silent: v.exactOptional(v.pipe(v.array(askedHost), v.maxLength(mostHosts))),
});

/** Reads the file of a record; undefined for anything else, or for one of another version. */
export function parseRecord(source: string): RunRecord | undefined {
  const read = parsed(recordSchema, source);
  if (read === undefined) return undefined;
  const { version: _, plan, ...record } = read;
  const { version: __, ...planned } = plan;
  return { ...record, plan: planned };
}

export function serialiseRecord({ plan, ...record }: RunRecord): string {
  return `${JSON.stringify({ version: 1, ...record, plan: planDocument(plan) })}\n`;
}

export function parseEnd(source: string): RunEnd | undefined {
  return parsed(endSchema, source);
}

export function parseHome(source: string): RunHome | undefined {
  return parsed(homeSchema, source);
}

/** Reads a file of ours as a schema has it; undefined for anything else. */
export function parsed<Value>(schema: v.GenericSchema<unknown, Value>, source: string): Value | undefined {
  if (source.length > recordLimits.file) return undefined;
  try {
    const read = v.safeParse(schema, JSON.parse(source), { abortEarly: true });
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An id for a new run, which sorts by time: `20261127-013000-ab12`.
 * @param random letters and digits by which two runs of one second differ
 */
export function newRunId(now: Date, random: string): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${stamp}-${random}`;
}

/** Why a run ended, for a person. */
export function endMessage(how: RunEnd['how']): Message {
  return message(`records.end-${how}`);
}
