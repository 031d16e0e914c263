import { type Message, message } from '../messages/message';
import { isPaired } from '../results/displayFormat';
import type { BenchmarkResult, Entry, ResultFile } from '../results/resultFile';
import type { ConsoleProblem, ConsoleProblemKind } from './consoleProblem';
import type { RunState } from './runState';

/** One value that a run was to give: a result's key under an identifier, with so many trials. */
export interface Asked {
  /** PTS's comparison hash, 40 hex digits. Absent of a test that is only named: nobody knows what it gives, but something. */
  readonly key?: string;
  readonly identifier: string;
  readonly trials: number;
  /** Says the result to a person: `RAM Copy, Type: Add`. */
  readonly label: string;
  /** Round of the launch, 1-based: its lines of the console tell why. */
  readonly round?: number;
  /** The test's profile, `local/ramcopy-1.0.0`, and its options: by them lines and other versions are found. */
  readonly profile?: string;
  readonly description?: string;
}

/** What came of it. `fewer`: fewer trials than asked. */
export interface Came {
  readonly asked: Asked;
  readonly state: 'complete' | 'fewer' | 'missing';
  /** Trials that gave a value. */
  readonly trials: number;
  /** Why it is not complete, the most telling first; empty when nobody said. */
  readonly reasons: readonly Message[];
}

export interface Outcome {
  readonly items: readonly Came[];
  readonly complete: number;
  readonly fewer: number;
  readonly missing: number;
}

/** What is known of a run besides its results. */
export interface RunEvidence {
  readonly problems?: readonly ConsoleProblem[];
  readonly state?: RunState;
  /** The last line that the log of a test holds: by key, then by identifier. */
  readonly logLines?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Most reasons of one item. */
const mostReasons = 5;

/**
 * Sets what was asked against what came. Nothing else says whether a run succeeded: PTS exits with 0 after a full
 * disk, a crash, a failed test.
 *
 * @param files the result files of all rounds
 */
export function outcomeOf(
  asked: readonly Asked[],
  files: readonly ResultFile[],
  record: RunEvidence = {},
): Outcome {
  const found = new Found(files);
  const items = asked
    .flatMap(each => found.expected(each))
    .map((each): Came => {
      const entries = found.entries(each);
      const trials = Math.max(0, ...entries.map(entry => trialsIn(entry, each.trials)));
      if (trials >= each.trials) return { asked: each, state: 'complete', trials, reasons: [] };
      const reasons = [...found.reasons(each, entries), ...reasonsIn(record, each)].slice(0, mostReasons);
      return { asked: each, state: trials > 0 ? 'fewer' : 'missing', trials, reasons };
    });
  const count = (state: Came['state']) => items.filter(item => item.state === state).length;
  return { items, complete: count('complete'), fewer: count('fewer'), missing: count('missing') };
}

/** What is still to run: the items that are not complete, with the trials that they lack. */
export function remaining({ items }: Outcome): readonly Asked[] {
  return items.flatMap(({ asked, state, trials }) =>
    state === 'complete' ? [] : [{ ...asked, trials: asked.trials - trials }],
  );
}

/** Trials that an entry has of those wanted. A check, a series and an image have their value at once: it counts as all. */
export function trialsIn({ result, entry }: FoundEntry, wanted: number): number {
  if (entry.rawValue === undefined) return 0;
  return isPaired(result.displayFormat) ? entry.trials.length : wanted;
}

/** What a system gave for a result. */
export interface FoundEntry {
  readonly result: BenchmarkResult;
  readonly entry: Entry;
}

class Found {
  readonly #byKey = new Map<string, Map<string, FoundEntry[]>>();
  /** Results by profile and description: another version of a program gives another key. */
  readonly #byTest = new Map<string, BenchmarkResult[]>();

  readonly #byProfile = new Map<string, BenchmarkResult[]>();

  constructor(files: readonly ResultFile[]) {
    for (const result of files.flatMap(({ results }) => results)) {
      const profile = result.identifier ?? '';
      const known = this.#byProfile.get(profile);
      if (known === undefined) this.#byProfile.set(profile, [result]);
      else known.push(result);
      const entries = this.#byKey.get(result.key) ?? new Map<string, FoundEntry[]>();
      this.#byKey.set(result.key, entries);
      for (const entry of result.entries)
        entries.set(entry.system, [...(entries.get(entry.system) ?? []), { result, entry }]);
      const test = `${result.identifier}\n${result.description ?? ''}`;
      this.#byTest.set(test, [...(this.#byTest.get(test) ?? []), result]);
    }
  }

  /** What is to be there: of a test that is only named, each result that it gave, or that it gave none. */
  expected(asked: Asked): readonly Asked[] {
    const { key, identifier, profile = '' } = asked;
    if (key !== undefined) return [asked];
    const given = new Map(
      (this.#byProfile.get(profile) ?? [])
        .filter(({ entries }) => entries.some(({ system }) => system === identifier))
        .map(result => [result.key, result]),
    );
    if (given.size === 0) return [asked];
    return [...given].map(([known, { title = asked.label, description = '' }]) => ({
      ...asked,
      key: known,
      label: description === '' ? title : `${title}, ${description}`,
      description,
    }));
  }

  entries({ key, identifier }: Asked): readonly FoundEntry[] {
    return key === undefined ? [] : (this.#byKey.get(key)?.get(identifier) ?? []);
  }

  reasons(
    { key, identifier, profile, description }: Asked,
    entries: readonly FoundEntry[],
  ): readonly Message[] {
    const errors = entries.flatMap(({ entry: { error } }) =>
      error === undefined ? [] : [message('runs.reason-error', { text: error })],
    );
    const others =
      profile === undefined || key === undefined
        ? []
        : (this.#byTest.get(`${profile}\n${description ?? ''}`) ?? []);
    const other = others.find(
      result => result.key !== key && result.entries.some(({ system }) => system === identifier),
    );
    return other === undefined
      ? errors
      : [
          ...errors,
          message('runs.reason-other-version', {
            version: other.appVersion ?? '',
            scale: other.scale ?? '',
          }),
        ];
  }
}

/** Lines of the console and of the test's log, and how the run ended. */
function reasonsIn({ problems = [], state, logLines }: RunEvidence, asked: Asked): readonly Message[] {
  const own = problems.filter(
    ({ kind, round, profile, description }) =>
      ofAll.has(kind) ||
      ((asked.round === undefined || round === undefined || round === asked.round) &&
        (profile === undefined || asked.profile === undefined || profile === asked.profile) &&
        (description === undefined || asked.description?.startsWith(description) !== false)),
  );
  const kinds = new Map(own.map(problem => [problem.kind, problem]));
  const logged = asked.key === undefined ? undefined : logLines?.get(asked.key)?.get(asked.identifier);
  return [
    ...order.flatMap(kind => {
      const problem = kinds.get(kind);
      return problem === undefined ? [] : [reasonOf(problem)];
    }),
    ...(logged === undefined ? [] : [message('runs.reason-log', { text: logged })]),
    ...endingReason(state),
  ];
}

/** What concerns every test of a run, whichever ran when it was seen. */
const ofAll: ReadonlySet<ConsoleProblemKind> = new Set(['no-space', 'not-configured']);

/** What says most about a value that is missing comes first. */
const order: readonly ConsoleProblemKind[] = [
  'no-space',
  'not-configured',
  'crashed',
  'not-installed',
  'install-failed',
  'already-running',
  'said',
  'trial-failed',
  'no-result',
  'noticed',
];

function reasonOf({ kind, text }: ConsoleProblem): Message {
  switch (kind) {
    case 'no-space':
      return message('runs.reason-no-space');
    case 'not-configured':
      return message('runs.reason-not-configured');
    case 'crashed':
      return message('runs.reason-crashed', { text });
    case 'not-installed':
      return message('runs.reason-not-installed');
    case 'install-failed':
      return message('runs.reason-install-failed', { text });
    case 'already-running':
      return message('runs.reason-already-running');
    case 'trial-failed':
      return message('runs.reason-trial-failed');
    case 'no-result':
      return message('runs.reason-no-result');
    case 'said':
    case 'noticed':
      return message('runs.reason-said', { text });
  }
}

function endingReason(state: RunState | undefined): readonly Message[] {
  if (state?.kind === 'gone') return [message('runs.reason-gone')];
  if (state?.kind !== 'ended') return [];
  switch (state.how) {
    case 'stopped':
      return [message('runs.reason-stopped')];
    case 'limit':
      return [message('runs.reason-question')];
    case 'failed':
      return [message('runs.reason-not-begun')];
    case 'ended':
      return [];
  }
}
