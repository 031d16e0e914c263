import { type Probe, readProbe, writeProbe } from '../environment/evidence/probe';

export { mostHosts } from '../environment/evidence/probe';

import { type Message, message } from '../messages/message';
import { type Failure, failureMessage, failures } from '../targets/failure';
import { type ChainProblem, chainProblems, type HostChain } from '../targets/hostChain';

/** Why there is no answer of a host. `no-probe`: it answered what is none. */
export const noAnswers = ['no-probe', ...chainProblems, ...failures] as const;

export type NoAnswer = 'no-probe' | ChainProblem | Failure;

/** A host of a run's target, as it was asked before the run. */
export interface AskedHost {
  /** Name of the target. */
  readonly name: string;
  /** The text of its probe. */
  readonly probe?: string;
  /** Why there is none, and in the words of a program what happened. */
  readonly why?: NoAnswer;
  readonly detail?: string;
}

/** Bytes that a host may answer; a real one has some fifty thousand. */
export const mostAnswer = 1_000_000;

/** Of the words of a program on why there is no answer; UTF-16 units. */
export const longestDetail = 1_000;

/** What a host answered, or why it did not. A text that is no probe of a host is not kept. */
export function askedHost(
  name: string,
  answer:
    | { readonly kind: 'done'; readonly output: string }
    | { readonly kind: 'failed'; readonly failure: Failure; readonly detail: string },
): AskedHost {
  if (answer.kind === 'failed')
    return { name, why: answer.failure, detail: answer.detail.slice(0, longestDetail) };
  return hostProbeOf(answer.output) === undefined
    ? { name, why: 'no-probe' }
    : { name, probe: answer.output };
}

/** The hosts of a chain as they were asked, and the one at which the chain ends too early. */
export function askedChain({ problem }: HostChain, asked: readonly AskedHost[]): readonly AskedHost[] {
  return problem === undefined ? asked : [...asked, problem];
}

/**
 * What hosts said before a run, with what each said after it where it did: the texts that lie beside the probe of the
 * system, the nearest host first. Below a host that said nothing none counts: it would be taken for that one.
 * @param after by the names of the hosts
 */
export function hostTexts(
  asked: readonly AskedHost[],
  after: ReadonlyMap<string, AskedHost>,
): readonly string[] {
  const texts: string[] = [];
  for (const { name, probe } of asked) {
    const first = probe === undefined ? undefined : hostProbeOf(probe);
    if (first === undefined) break;
    const second = hostProbeOf(after.get(name)?.probe ?? '');
    const answers = new Map([...first.answers, ...(second?.answers ?? [])]);
    texts.push(writeProbe({ ...first, answers }));
  }
  return texts;
}

/** What is missing because a host did not answer; undefined where it did. */
export function hostNote({ name, why, detail = '' }: AskedHost): Message | undefined {
  if (why === undefined) return undefined;
  const failure = failures.find(each => each === why);
  if (failure !== undefined) return failureMessage(failure, name, detail);
  // No selector of a message has a dash.
  return message('runs.host-not-asked', { host: name, why: why.replaceAll('-', '_') });
}

function hostProbeOf(text: string): Probe | undefined {
  const reading = readProbe(text);
  return reading.kind === 'probe' && reading.probe.role === 'host' ? reading.probe : undefined;
}
