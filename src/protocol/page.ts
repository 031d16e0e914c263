import * as v from 'valibot';
import type { Comparison } from '../core/comparison/model';
import { methodSchemas } from '../core/document/method';
import type { Message } from '../core/messages/message';
import type { Guards } from './channel';

/** What the page shows, in the language of its document: a comparison, or why there is none. */
export type PageState =
  | { readonly kind: 'notice'; readonly message: Message }
  | {
      readonly kind: 'comparison';
      readonly comparison: Comparison;
      /** The Result view shows one file as it is; the Comparison view edits a document. */
      readonly view: 'result' | 'comparison';
      /** How the reader had the page when it was last open. */
      readonly choices: ViewChoices;
    };

/** A change of what is compared and how, made in the page, kept by the host. */
const changeSchema = v.variant('kind', [
  v.object({ kind: v.literal('baseline'), baseline: v.string() }),
  v.object({ kind: v.literal('confidence'), confidence: methodSchemas.confidence }),
  v.object({ kind: v.literal('margin'), margin: methodSchemas.margin }),
  v.object({ kind: v.literal('correction'), correction: methodSchemas.correction }),
  v.object({ kind: v.literal('noise'), noise: methodSchemas.noise }),
  v.object({ kind: v.literal('boots'), boots: v.optional(methodSchemas.boots) }),
  v.object({ kind: v.literal('pool'), labels: v.array(v.string()) }),
  v.object({ kind: v.literal('unpool'), label: v.string() }),
]);

export type PageChange = v.InferOutput<typeof changeSchema>;

const placeSchema = v.object({
  file: v.string(),
  start: v.pipe(v.number(), v.integer(), v.minValue(0)),
  end: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** A place in one of the compared files. */
export type Place = v.InferOutput<typeof placeSchema>;

export const sortKeys = ['file', 'name', 'system', 'verdict', 'difference', 'uncertainty', 'trials'] as const;

export const viewChoicesSchema = v.object({
  filter: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  sort: v.optional(v.object({ key: v.picklist(sortKeys), descending: v.boolean() })),
  /** Ids of the rows whose detail is open. */
  open: v.optional(v.pipe(v.array(v.string()), v.maxLength(10_000))),
});

/** What the reader chose to see: no part of the comparison, so it is kept beside it. */
export type ViewChoices = v.InferOutput<typeof viewChoicesSchema>;

/** What the page may ask of the host. */
export interface HostCalls {
  /** The page is up and listens; the answer is what to show first. */
  ready(nothing: undefined): PageState;
  change(change: PageChange): undefined;
  /** Remember this for the next time the page opens, after a reload of the window too. */
  keep(choices: ViewChoices): undefined;
  showInText(place: Place): undefined;
  /** Ask what the system of this label ran on, and keep the answer. */
  askRanOn(label: string): undefined;
  copy(text: string): undefined;
  compareWith(nothing: undefined): undefined;
}

/** What the host may ask of the page. */
export interface PageCalls {
  show(state: PageState): undefined;
}

/** The page may be wrong or worse, so what it asks is checked; what the host sends is our own. */
export const hostGuards: Guards<HostCalls> = {
  ready: () => undefined,
  change: argument => v.parse(changeSchema, argument),
  keep: argument => v.parse(viewChoicesSchema, argument),
  showInText: argument => v.parse(placeSchema, argument),
  askRanOn: argument => v.parse(v.string(), argument),
  copy: argument => v.parse(v.string(), argument),
  compareWith: () => undefined,
};
