import * as v from 'valibot';
import { type Message, message } from '../../messages/message';
import { limits } from './evidenceLimits';

/** The findings of a probe about one layer. Every answer is the text of a tool or a file. */
export interface Probe {
  /** `guest`: the system under test. `host`: the system that its hypervisor runs on. */
  readonly role: 'guest' | 'host';
  /** Moment of collection, UTC. */
  readonly collected?: string;
  /** Name of the physical machine in the target's settings. */
  readonly machine?: string;
  /** What it runs under, in the words of the target's settings. */
  readonly hypervisor?: string;
  /** By question; unanswered questions are absent. */
  readonly answers: ReadonlyMap<string, string>;
}

/** The file of a system's own probe, beside its other logs. */
export const guestFile = 'pts-lens-probe.json';

/** The file of its host's probe, of that host's host, and so on; 0 is the nearest. */
export function hostFile(index: number): string {
  return `pts-lens-probe.host${index === 0 ? '' : index + 1}.json`;
}

/** Hosts below one another that are asked and read. */
export const mostHosts = 3;

export type ProbeReading =
  | { readonly kind: 'probe'; readonly probe: Probe }
  | { readonly kind: 'invalid'; readonly reason: ProbeProblem };

export type ProbeProblem = 'tooLarge' | 'notJson' | 'notAProbe' | 'newer';

/** Describes why a file is no valid probe. */
export function probeProblem(reason: ProbeProblem): Message {
  return message('environment.bad-probe', { reason });
}

const answer = v.union([
  v.string(),
  v.pipe(v.union([v.number(), v.boolean()]), v.transform(String)),
  v.null(),
]);

const schema = v.object({
  format: v.literal('pts-lens-probe'),
  version: v.number(),
  role: v.picklist(['guest', 'host']),
  collected: v.fallback(v.optional(v.string()), undefined),
  machine: v.fallback(v.nullish(v.string()), undefined),
  hypervisor: v.fallback(v.nullish(v.string()), undefined),
  // Not `record`, which drops names such as `constructor`; a value of another kind is no answer.
  answers: v.custom<object>(value => typeof value === 'object' && value !== null && !Array.isArray(value)),
});

/** Reads a `pts-lens-probe.json` or `pts-lens-probe.host.json`. A byte order mark, as PowerShell writes it, is no part of it. */
export function readProbe(json: string): ProbeReading {
  if (json.length > limits.probe) return { kind: 'invalid', reason: 'tooLarge' };
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return { kind: 'invalid', reason: 'notJson' };
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return { kind: 'invalid', reason: 'notAProbe' };
  const { version, role, collected, machine, hypervisor, answers } = parsed.output;
  if (version !== 1) return { kind: 'invalid', reason: 'newer' };
  const [onMachine, under] = [wordOf(machine), wordOf(hypervisor)];
  return {
    kind: 'probe',
    probe: {
      role,
      ...(collected === undefined ? {} : { collected }),
      ...(onMachine === undefined ? {} : { machine: onMachine }),
      ...(under === undefined ? {} : { hypervisor: under }),
      answers: answersOf(answers),
    },
  };
}

/** A probe as the text that `readProbe` reads. */
export function writeProbe({ answers, ...about }: Probe): string {
  const document = { format: 'pts-lens-probe', version: 1, ...about, answers: Object.fromEntries(answers) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The user's own word; undefined for none. */
function wordOf(given: string | null | undefined): string | undefined {
  const word = given?.trim().slice(0, limits.text);
  return word === '' ? undefined : word;
}

function answersOf(given: object): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(given);
  for (const [question, value] of entries) {
    const read = v.safeParse(answer, value);
    if (read.success && read.output !== null) answers.set(question, read.output.slice(0, limits.answer));
    if (answers.size >= limits.answers) break;
  }
  return answers;
}
