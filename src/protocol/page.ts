import * as v from 'valibot';
import type { Changes } from '../core/comparison/changes';
import type { Comparison } from '../core/comparison/comparison';
import { groupings, sortKeys } from '../core/comparison/rowOrder';
import { views } from '../core/document/document';
import { methodSchemas } from '../core/document/method';
import type { HistoryOutline, HistoryRow } from '../core/history/history';
import type { Message } from '../core/messages/message';
import type { Guards } from './channel';

/** The state of a page: a comparison, the history of a machine, or the reason why there is neither. */
export type PageState =
  | { readonly kind: 'notice'; readonly message: Message }
  | {
      readonly kind: 'comparison';
      readonly comparison: Comparison;
      /** The Result view shows one file as it is; the Comparison view edits a document. */
      readonly view: 'result' | 'comparison';
      /** How the reader had the page when it was last open. */
      readonly choices: ViewChoices;
      readonly asked?: AskedRow;
      /** Whether trials can be run from this window. */
      readonly canRun: boolean;
    }
  | { readonly kind: 'history'; readonly history: HistoryOutline; readonly choices: ViewChoices };

/** A row that is to be opened and brought before the eye: each time it is asked for. */
export interface AskedRow {
  /** Its id. */
  readonly row: string;
  /** Another number each time. */
  readonly time: number;
}

/** A change of the systems or the method, made in the page and stored by the host. */
const changeSchema = v.variant('kind', [
  v.object({ kind: v.literal('baseline'), baseline: v.string() }),
  v.object({ kind: v.literal('confidence'), confidence: methodSchemas.confidence }),
  v.object({ kind: v.literal('margin'), margin: methodSchemas.margin }),
  v.object({ kind: v.literal('correction'), correction: methodSchemas.correction }),
  v.object({ kind: v.literal('noise'), noise: methodSchemas.noise }),
  v.object({ kind: v.literal('boots'), boots: v.optional(methodSchemas.boots) }),
  v.object({ kind: v.literal('pool'), labels: v.array(v.string()) }),
  v.object({ kind: v.literal('unpool'), label: v.string() }),
  v.object({ kind: v.literal('remove-system'), label: v.string() }),
  v.object({ kind: v.literal('rename-system'), label: v.string(), to: v.string() }),
  v.object({
    kind: v.literal('move-system'),
    label: v.string(),
    to: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('view'), view: v.optional(v.picklist(views)) }),
  v.object({ kind: v.literal('title'), title: v.optional(v.string()) }),
]);

export type PageChange = v.InferOutput<typeof changeSchema>;

const placeSchema = v.object({
  file: v.string(),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const exportSchema = v.object({
  format: v.picklist(['markdown', 'html', 'csv', 'json', 'svg', 'pts']),
  to: v.picklist(['clipboard', 'file']),
  /** The plot as an SVG document, drawn by the page since the host has nothing to draw with. */
  picture: v.optional(v.pipe(v.string(), v.maxLength(20_000_000))),
});

export type ExportRequest = v.InferOutput<typeof exportSchema>;
export type ExportFormat = ExportRequest['format'];

/** A place in one of the compared files. */
export type Place = v.InferOutput<typeof placeSchema>;

export const viewChoicesSchema = v.object({
  filter: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  sort: v.optional(v.object({ key: v.picklist(sortKeys), descending: v.boolean() })),
  grouping: v.optional(v.picklist(groupings)),
  /** Ids of the rows whose detail is open. */
  open: v.optional(v.pipe(v.array(v.string()), v.maxLength(10_000))),
});

/** The reader's view: not part of the comparison, so it is stored beside it. */
export type ViewChoices = v.InferOutput<typeof viewChoicesSchema>;

/** The log of one test of one system. */
const logSchema = v.object({
  file: v.string(),
  /** Of the result: PTS's comparison hash. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  identifier: v.string(),
});

/** A result of a compared file. */
const resultSchema = v.object({
  file: v.string(),
  /** PTS's comparison hash. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  /** 0 for the first result of that key in the file. */
  occurrence: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type ResultOf = v.InferOutput<typeof resultSchema>;

export type LogOf = v.InferOutput<typeof logSchema>;

/** A log, and the trial to show of it. */
const shownLogSchema = v.object({ ...logSchema.entries, trial: v.picklist(['first', 'last']) });

export type ShownLog = v.InferOutput<typeof shownLogSchema>;

/** What is told of a log that is there. */
export interface FoundLog {
  /** The last line that a trial wrote. */
  readonly lastLine?: string;
}

/** The run of the same machine before the one that is shown, and what changed since. */
export interface PreviousRun {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Name of its result folder. */
  readonly folder: string;
  readonly changes: Changes;
}

/** Calls from the page to the host. */
export interface HostCalls {
  /** The page is ready; the answer is its first state. */
  ready(nothing: undefined): PageState;
  change(change: PageChange): undefined;
  /** Remember this for the next time the page opens, after a reload of the window too. */
  keep(choices: ViewChoices): undefined;
  showInText(place: Place): undefined;
  /** Let the user pick systems that the comparison is to have besides. */
  addSystems(nothing: undefined): undefined;
  /** Ask the user for another name of the system of this label, or of the comparison where it is absent. */
  askName(label: string | undefined): undefined;
  /** Ask the user for the layers of the system of this label, and store the answer. */
  askRanOn(label: string): undefined;
  /** Write the whole comparison as the command line does, to the clipboard or to a file the user picks. */
  export(request: ExportRequest): undefined;
  /** Write the comparison as a report, after what is asked for it. */
  writeReport(nothing: undefined): undefined;
  /** Show the folder with the logs of a compared file. */
  showLogs(file: string): undefined;
  /** Looks for the log of a test; undefined where there is none. */
  findLog(log: LogOf): FoundLog | undefined;
  /** Opens it as text, beside the page, at that trial. */
  openLog(log: ShownLog): undefined;
  /** Let the user write a finding at a result, in the text of its file. */
  annotate(result: ResultOf): undefined;
  /** All of a row of the history, by its id, for its chart; undefined where it is gone. */
  historyRow(row: string): HistoryRow | undefined;
  /** Make a plan of more trials for a row. */
  runMore(row: string): undefined;
  /** Make a plan of the tests of this result for another target. */
  runElsewhere(nothing: undefined): undefined;
  copy(text: string): undefined;
  compareWith(nothing: undefined): undefined;
  /** Looks for the run before that of the result shown; undefined where there is none. */
  previousRun(nothing: undefined): PreviousRun | undefined;
  /** Opens the comparison with that run. */
  compareWithPrevious(nothing: undefined): undefined;
}

/** Calls from the host to the page. */
export interface PageCalls {
  show(state: PageState): undefined;
}

/** Calls of the page are checked, since it shows data of strangers; those of the host are our own. */
export const hostGuards: Guards<HostCalls> = {
  ready: () => undefined,
  change: argument => v.parse(changeSchema, argument),
  keep: argument => v.parse(viewChoicesSchema, argument),
  showInText: argument => v.parse(placeSchema, argument),
  addSystems: () => undefined,
  askName: argument => v.parse(v.optional(v.string()), argument),
  askRanOn: argument => v.parse(v.string(), argument),
  export: argument => v.parse(exportSchema, argument),
  writeReport: () => undefined,
  showLogs: argument => v.parse(v.string(), argument),
  findLog: argument => v.parse(logSchema, argument),
  openLog: argument => v.parse(shownLogSchema, argument),
  annotate: argument => v.parse(resultSchema, argument),
  historyRow: argument => v.parse(v.string(), argument),
  runMore: argument => v.parse(v.string(), argument),
  runElsewhere: () => undefined,
  copy: argument => v.parse(v.string(), argument),
  compareWith: () => undefined,
  previousRun: () => undefined,
  compareWithPrevious: () => undefined,
};
