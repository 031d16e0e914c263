import * as v from 'valibot';
import type { Target } from './target';

/** More targets than anybody has; the rest of the setting is not read. */
const mostTargets = 500;

/**
 * What `ssh` may be given as destination: `host`, `user@host`, `ssh://user@host:port`, an alias of its configuration.
 * A dash at the beginning of it or of the host would be taken for an option, and a blank or a character of the shell may reach a shell through
 * `ProxyCommand` or `Match exec`. Letters of all alphabets are fine: an alias may be in any.
 */
const destinationForm = /^[\p{L}\p{N}_[.](?:[\p{L}\p{N}_.:%[\]+=,~-]|[@/](?!-))*$/u;

/** Whether `ssh` may be given the text as destination. */
export function isDestination(text: string): boolean {
  return v.is(destinationSchema, text);
}

/** A line of text without control characters. */
const line = (longest: number) => v.pipe(v.string(), v.regex(/^[^\p{Cc}]+$/u), v.maxLength(longest));

const destinationSchema = v.pipe(v.string(), v.regex(destinationForm), v.maxLength(255));

/** Commands of the user for a POSIX shell on the target, of any number of lines. */
const commands = v.pipe(v.string(), v.regex(/^[^\0]*$/), v.maxLength(10_000));

export const reachSchema = v.union([
  v.literal('local'),
  v.strictObject({ ssh: destinationSchema }),
  v.strictObject({
    command: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[^\0]*$/), v.maxLength(4_096))),
      v.minLength(1),
      v.maxLength(64),
    ),
  }),
]);

/** A target as it stands in the settings, under its name. */
export const targetSchema = v.strictObject({
  /** `local`, `{ ssh: destination }`, or `{ command: [program, argument, …] }` that runs a POSIX shell on stdin. */
  reach: reachSchema,
  /** What it runs under, in the words of `ptsLens.systems`: `kvm`, `xen`, `hyper-v`, … */
  hypervisor: v.exactOptional(line(100)),
  /** The physical machine: targets of one machine run one after another. */
  machine: v.exactOptional(line(100)),
  /** The name of the target that is its host. */
  host: v.exactOptional(line(100)),
  /** Full path of `phoronix-test-suite` there: the PATH without a login is short. */
  pts: v.exactOptional(v.pipe(v.string(), v.regex(/^\/[^\p{Cc}]*$/u), v.maxLength(4_096))),
  /** Run on the target before the first test and after the last one. */
  before: v.exactOptional(commands),
  after: v.exactOptional(commands),
  /**
   * Run on the host, or on this computer where there is none, before and after each round of a campaign: they start and
   * stop the guest.
   */
  start: v.exactOptional(commands),
  stop: v.exactOptional(commands),
});

const nameSchema = line(100);

/** The setting: targets by their names, so that no two have the same. */
export const targetsSchema = v.record(nameSchema, targetSchema);

/** A target that cannot be used, and the field that is wrong: `reach`, `pts`, …; `name` for the name itself. */
export interface WrongTarget {
  readonly name: string;
  readonly field: string;
}

export interface TargetsReading {
  readonly targets: readonly Target[];
  readonly wrong: readonly WrongTarget[];
}

/**
 * Reads the setting, in its order. What is wrong with one target costs only that target. A host that is no target of
 * the setting, or the target itself, is wrong: runs on both would be taken to share no machine.
 */
export function readTargets(setting: unknown): TargetsReading {
  const targets: Target[] = [];
  const wrong: WrongTarget[] = [];
  const entries = v.safeParse(v.record(v.string(), v.unknown()), setting);
  const all = entries.success ? Object.entries(entries.output).slice(0, mostTargets) : [];
  const names = new Set(all.map(([name]) => name));
  for (const [name, value] of all) {
    const field = v.is(nameSchema, name) ? undefined : 'name';
    const read = v.safeParse(targetSchema, value);
    if (field !== undefined) wrong.push({ name, field });
    else if (!read.success) wrong.push({ name, field: fieldOf(read.issues[0]) });
    else if (read.output.host !== undefined && (read.output.host === name || !names.has(read.output.host)))
      wrong.push({ name, field: 'host' });
    else targets.push({ name, ...read.output });
  }
  return { targets, wrong };
}

/** The field of a target that an issue is about; a target that is no object has no `reach`. */
function fieldOf({ path }: v.BaseIssue<unknown>): string {
  const key = path?.[0]?.key;
  return typeof key === 'string' ? key : 'reach';
}
