import type { RunRecord } from '../../core/records/runRecord';
import {
  type ClockReading,
  clockScript,
  type Elapsed,
  elapsedBetween,
  readClock,
} from '../../core/runs/clocks';
import {
  type AskedHost,
  askedChain,
  askedHost,
  hostTexts,
  mostAnswer,
  mostHosts,
} from '../../core/runs/hostAnswers';
import { hostProbeScript } from '../../core/runs/hostProbeScript';
import { hostChain } from '../../core/targets/hostChain';
import type { Target } from '../../core/targets/target';
import type { Transport } from '../transports/transport';

/** Milliseconds that a host or a clock has to answer: a run does not wait for a host that is not there. */
const timeout = 30_000;

/** The targets of the settings now, and the way to each. */
export interface KnownTargets {
  all(): Promise<readonly Target[]>;
  transportTo(target: Target): Transport;
}

/** What was asked before a run, as its record has it. */
export type Asked = Pick<RunRecord, 'clock' | 'hosts'>;

/** What was asked around a run, and lies beside the results. */
export interface Around {
  /** Texts of the probes of the hosts, the nearest first. */
  readonly hosts: readonly string[];
  /** Hosts that answered before the run and not after it, with why; the nearest first. */
  readonly silent: readonly AskedHost[];
  /** What passed by the clocks of both, where both were looked at twice. */
  readonly elapsed?: Elapsed;
}

/**
 * Asks what the target of a run does not see itself: its hosts, each through its own transport, and its clock from
 * here, before the run and after it. Nothing that stays silent keeps a run from its start or from its way home.
 */
export class HostAsking {
  constructor(private readonly targets: KnownTargets) {}

  async before(target: Target, signal?: AbortSignal): Promise<Asked> {
    const chain = hostChain(target, await this.targets.all(), mostHosts);
    const [clock, ...hosts] = await Promise.all([
      this.#look(target, signal),
      ...chain.hosts.map(host => this.#ask(host, 'before', signal)),
    ]);
    const asked = askedChain(chain, hosts);
    return { ...(clock === undefined ? {} : { clock }), ...(asked.length === 0 ? {} : { hosts: asked }) };
  }

  async after(target: Target, { clock, hosts = [] }: Asked, signal?: AbortSignal): Promise<Around> {
    const all = await this.targets.all();
    const answered = hosts.filter(({ probe }) => probe !== undefined);
    const [second, ...after] = await Promise.all([
      clock === undefined ? undefined : this.#look(target, signal),
      ...answered.map(async ({ name }): Promise<AskedHost> => {
        const host = all.find(each => each.name === name);
        return host === undefined ? { name, why: 'no-target' } : this.#ask(host, 'after', signal);
      }),
    ]);
    const elapsed = clock && second && elapsedBetween(clock, second);
    return {
      hosts: hostTexts(hosts, new Map(after.map(asked => [asked.name, asked]))),
      silent: after.filter(({ probe }) => probe === undefined),
      ...(elapsed === undefined ? {} : { elapsed }),
    };
  }

  async #ask(host: Target, when: 'before' | 'after', signal?: AbortSignal): Promise<AskedHost> {
    const script = hostProbeScript(when, host);
    const answer = await this.targets
      .transportTo(host)
      .exec(script, { ...(signal && { signal }), timeout, mostOutput: mostAnswer });
    return askedHost(host.name, answer);
  }

  async #look(target: Target, signal?: AbortSignal): Promise<ClockReading | undefined> {
    const sent = Date.now();
    const answer = await this.targets
      .transportTo(target)
      .exec(clockScript, { ...(signal && { signal }), timeout });
    const received = Date.now();
    const clock = answer.kind === 'done' ? readClock(answer.output) : undefined;
    return clock === undefined ? undefined : { target: clock, sent, received };
  }
}
