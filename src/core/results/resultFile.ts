import type { Message } from '../messages/message';
import type { PlaceInResult } from './placeInResult';

/** Half-open range of UTF-16 offsets into the text that was read; `line` is 1-based, of `start`. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something about the data that a reader should know. Never thrown: it travels with what was read. */
export interface Problem {
  /** The message's id without its room, e.g. `broken-xml`: stable, for scripts and settings. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: SourceRange;
}

/** `HIB`: higher is better; `LIB`: lower is better; anything else has no direction. */
export type Proportion = 'HIB' | 'LIB' | 'ABSTRACT' | '';

/** A display format as PTS writes it; unknown ones are kept as they are, never dropped. */
export type DisplayFormat =
  | 'BAR_GRAPH'
  | 'LINE_GRAPH'
  | 'FILLED_LINE_GRAPH'
  | 'PASS_FAIL'
  | 'MULTI_PASS_FAIL'
  | 'IMAGE_COMPARISON'
  | (string & {});

/** One machine as PTS saw it, in one run. Component maps keep PTS's keys and order. */
export interface System {
  readonly identifier: string;
  readonly hardware: ReadonlyMap<string, string>;
  readonly software: ReadonlyMap<string, string>;
  readonly user?: string;
  /** When this identifier's run started: local time of the guest, no zone, as written. */
  readonly timestamp?: string;
  readonly clientVersion?: string;
  readonly notes?: string;
  /** The `<JSON>` object of PTS 3.8 and later: text values by key. */
  readonly details: ReadonlyMap<string, string>;
  readonly range: SourceRange;
  /** Inside of these elements, when present. */
  readonly identifierRange?: SourceRange;
  readonly hardwareRange?: SourceRange;
  readonly softwareRange?: SourceRange;
}

export interface Compiler {
  readonly type?: string;
  readonly compiler?: string;
  readonly options?: string;
}

/** What one system gave for one result. */
export interface Entry {
  readonly system: string;
  /** `<Value>` as written; absent when empty, which is a failed test and never 0. */
  readonly rawValue?: string;
  /** `<Value>` when it is one finite number. */
  readonly value?: number;
  /** The trials in the order they ran: the items of RawString, or the value alone when it is empty. */
  readonly trials: readonly number[];
  /** Items of RawString that are no numbers: they are not among the trials. */
  readonly leftOut: number;
  /**
   * Most decimals written in any of the trials, for the resolution of the result: 2 for `0.30`. Negative where all end
   * in zeros, -3 for `104000`; `decimalsOfZero` where all are 0.
   */
  readonly decimals: number;
  /** LINE_GRAPH and box plots: samples over time, or values side by side. They are not trials. */
  readonly series: readonly number[];
  /** PASS_FAIL and MULTI_PASS_FAIL: the outcomes, `PASS` or `FAIL` or what else was written. */
  readonly outcomes: readonly string[];
  /** What PTS recorded of a failure. */
  readonly error?: string;
  /** Wall seconds of every trial, failed and ignored ones too. */
  readonly runTimes: readonly number[];
  readonly compiler?: Compiler;
  /** What else PTS noted, texts by key: `install-footnote`, `min-result`, `max-result`. */
  readonly notes?: ReadonlyMap<string, string>;
  readonly place: PlaceInResult;
  /** Inside of `<Value>`, `<RawString>` and `<Identifier>`, when present: for hovers, inlays and problems. */
  readonly valuePlace?: PlaceInResult | undefined;
  readonly rawPlace?: PlaceInResult | undefined;
  readonly identifierPlace?: PlaceInResult | undefined;
}

export interface BenchmarkResult {
  /** PTS's comparison hash, 40 hex digits: equal to the folder name under `test-logs/` and to `Parent`. */
  readonly key: string;
  /** 0 for the first result with this key in the file, 1 for the second, ... */
  readonly occurrence: number;
  /** `repo/test-x.y.z`; absent for derived data such as sensors. */
  readonly identifier?: string;
  readonly title: string;
  readonly appVersion?: string;
  readonly arguments?: string;
  readonly description?: string;
  readonly scale?: string;
  readonly proportion: Proportion;
  readonly displayFormat: DisplayFormat;
  readonly annotation?: string;
  /** Key of the result this one was derived from. */
  readonly parent?: string;
  readonly entries: readonly Entry[];
  readonly range: SourceRange;
}

/** Which of PTS's layouts the file has: today's (PTS 3 and later) or that of 2008-2010. */
export type Layout = 'current' | 'legacy';

export interface ResultFile {
  readonly layout: Layout;
  readonly title?: string;
  readonly description?: string;
  /** `YYYY-MM-DD HH:MM:SS`, local time, as written. */
  readonly modified?: string;
  /** The program that last wrote the file, e.g. `Phoronix Test Suite v10.8.6`. */
  readonly client?: string;
  /** `NAME=value` pairs PTS would apply when the file is run again: never applied by us. */
  readonly presetEnvironment?: string;
  readonly systems: readonly System[];
  readonly results: readonly BenchmarkResult[];
  readonly problems: readonly Problem[];
}

/**
 * What came of reading a text: results (perhaps only up to a break, told in `problems`), or the
 * reason why it is none of ours. `foreign` is well-formed XML of another product, left alone.
 */
export type Reading =
  | { readonly kind: 'results'; readonly file: ResultFile }
  | { readonly kind: 'foreign'; readonly root: string }
  | { readonly kind: 'unreadable'; readonly message: Message };
