import type { Evidence } from '../environment/evidence/evidence';
import type { FactGroup, FactId, FactState } from '../environment/facts/fact';
import type { DecidingFacts } from '../environment/fairness/attribution';
import type { Attribution } from '../environment/fairness/attributionKind';
import type { FactSeverity } from '../environment/fairness/comparability';
import type { Layer, Stack } from '../environment/stack/layer';
import type { Message } from '../messages/message';
import type { BenchmarkResult, Problem, SourceRange } from '../results/resultFile';
import type { Advice } from '../stats/advice';
import type {
  Effect,
  EffectBasis,
  Interval,
  Method,
  Reach,
  SampleSummary,
  SampleWarning,
  Verdict,
} from '../stats/statistics';

import type { RowFinding } from './rowFinding';

/**
 * Everything the page, the command line and the reports show of a comparison: plain data that
 * survives JSON, computed once in the host. All labels of systems are unique within it.
 */
export interface Comparison {
  readonly title: string;
  readonly method: Method;
  /** Label of the system all others are divided by; absent while there is none to choose. */
  readonly baseline?: string;
  readonly systems: readonly ComparedSystem[];
  readonly rows: readonly Row[];
  readonly overall: readonly OverallRatio[];
  /** The environments of the systems side by side, with their effect on the conclusion. */
  readonly facts: readonly FactRow[];
  /** Results without a partner although only one part of their key differs. */
  readonly nearMisses: readonly NearMiss[];
  /** Unreadable files, and the problems in readable ones. */
  readonly problems: readonly FileProblem[];
}

/** A system as compared: one or more sessions under one label. */
export interface ComparedSystem {
  readonly label: string;
  readonly sessions: readonly Session[];
  /** PTS's component strings of the first session, in PTS's order. */
  readonly hardware: readonly Component[];
  readonly software: readonly Component[];
  /** Smallest and largest count of trials over the rows. */
  readonly trials?: { readonly least: number; readonly most: number };
  /** The layers it ran on, outermost first; empty where unknown. */
  readonly layers: readonly Layer[];
  readonly below: Stack['below'];
  /** The first known name of the physical machine. */
  readonly machine?: string;
  /** True when the user (or the launcher) pooled several sessions: shown on the chip, can be undone. */
  readonly pooled: boolean;
  /** Where the pooled sessions are not one system: their differences, most important first. */
  readonly mixed?: readonly Message[];
  /** Of pooled sessions, how many do not say what they ran on, where another one does; absent for none. */
  readonly silent?: number;
}

/** One fact of all systems. */
export interface FactRow {
  readonly fact: FactId;
  readonly group: FactGroup;
  /** Of the systems that have one; `words` replaces `text`. */
  readonly values: readonly {
    readonly system: string;
    readonly text: string;
    readonly words?: Message;
    readonly evidence: readonly Evidence[];
  }[];
  /** Each system against the baseline. */
  readonly pairs: readonly { readonly system: string; readonly state: FactState }[];
  /** `differs` where any system does, else `unknown` where any is. */
  readonly state: FactState;
  /** The greatest severity for any benchmark. */
  readonly severity: FactSeverity;
}

export interface Component {
  readonly name: string;
  readonly value: string;
}

/** One PTS run of one system. */
export interface Session {
  /** Path as the document names it. */
  readonly file: string;
  readonly identifier: string;
  /** 0 for the first System of that identifier in the file. */
  readonly occurrence: number;
  readonly timestamp?: string;
}

/** The place of a sample in its file. */
export interface Source {
  readonly file: string;
  readonly range: SourceRange;
}

/** One benchmark: a result that may have entries of several systems. */
export interface Row
  extends Pick<
    BenchmarkResult,
    | 'key'
    | 'identifier'
    | 'title'
    | 'appVersion'
    | 'arguments'
    | 'description'
    | 'scale'
    | 'proportion'
    | 'displayFormat'
    | 'annotation'
    | 'parent'
  > {
  /** Unique in the comparison: the result's key, with `#2` for a second result of the same key in a file. */
  readonly id: string;
  /** PTS's TestType of the profile, e.g. `Memory`, where known. */
  readonly testType?: string;
  /** Resolution of the result, u = 10^-decimals. */
  readonly resolution?: number;
  readonly samples: readonly RowSample[];
  /** What people found; absent where no file says anything. */
  readonly findings?: readonly RowFinding[];
  /** One for each system that is not the baseline; empty for series and outcomes. */
  readonly comparisons: readonly PairComparison[];
}

/** The results of one system in one row. */
export interface RowSample {
  readonly system: string;
  /** Trials by session, in run order. */
  readonly sessions: readonly SessionSample[];
  /** Over the trials of all sessions of the system; absent when no trial has a value. */
  readonly summary?: SampleSummary;
  /** Spread between the session means as a coefficient of variation, with two or more sessions. */
  readonly spreadBetweenSessions?: number;
  readonly warnings: readonly SampleWarning[];
  /** What to run for an interval within the margin; only where one system stands alone. */
  readonly needs?: Advice;
  /** Further facts about the origin of the sample, e.g. that there were two entries. */
  readonly notes: readonly Message[];
  readonly error?: string;
  readonly series: readonly number[];
  readonly outcomes: readonly string[];
  /** The value as written, for unknown formats. */
  readonly rawValue?: string;
}

export interface SessionSample {
  /** Index into the system's `sessions`. */
  readonly session: number;
  readonly trials: readonly number[];
  readonly runTimes: readonly number[];
  readonly source: Source;
}

/** One system against the baseline in one row. The verdict is about the two systems as measured. */
export interface PairComparison {
  readonly system: string;
  readonly verdict: Verdict;
  readonly effect?: Effect;
  /** p corrected over all rows of this pair of systems that can get a verdict; absent for other rows. */
  readonly adjustedP?: number;
  /** An established difference that is smaller than the margin (only with `equivalent`). */
  readonly smallButReal?: boolean;
  /** The row's own interval excludes equality, the corrected p does not. */
  readonly standsAloneOnly?: boolean;
  /** How far a decided verdict reaches. */
  readonly reach?: Reach;
  /** What to run for an undecided row. */
  readonly advice?: Advice;
  /** The reasons of the verdict. */
  readonly reasons: readonly Message[];
  /** Whether the difference can be attributed to the hypervisor; absent where there is no difference. */
  readonly attribution?: Attribution;
  /** Its reasons, the most decisive first. */
  readonly attributionReasons?: readonly Message[];
  /** The facts that decide. */
  readonly attributionFacts?: DecidingFacts;
}

export interface OverallRatio {
  readonly system: string;
  /** Geometric mean of the performance ratios over all voting rows. */
  readonly ratio?: number;
  /** Over the rows that carry noise: equal to `ratio` where all do. */
  readonly withNoise?: { readonly ratio: number; readonly interval: Interval; readonly results: number };
  readonly kind?: EffectBasis;
  /** The least and the greatest vote, as ratios, and the standard deviation of their logarithms. */
  readonly spread?: Interval & { readonly standardDeviation: number };
  /** Interval of the mean of other benchmarks, if these represent others like them. */
  readonly ifOthers?: Interval;
  /** The profile whose vote moves the mean by more than all others together. */
  readonly outweighs?: string;
  /** True where another system's mean is over other benchmarks: the two must not be compared. */
  readonly otherBenchmarks?: true;
  /** Number of benchmarks that vote, after options of one profile were averaged to one vote. */
  readonly results: number;
  readonly votes: number;
  /** Rows of the system that do not vote. */
  readonly leftOut: readonly { readonly row: string; readonly reason: Message }[];
  /** Number of rows that this system lacks. Not listed: a file may lack each result for each system. */
  readonly missing: number;
}

/** Two results of one benchmark that PTS would not compare, because exactly one part of the key differs. */
export interface NearMiss {
  readonly part: 'version' | 'scale' | 'arguments' | 'description' | 'profile';
  readonly row: string;
  readonly otherRow: string;
  readonly value: string;
  readonly otherValue: string;
}

export interface FileProblem {
  readonly file: string;
  readonly problem: Problem;
}
