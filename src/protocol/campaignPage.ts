import * as v from 'valibot';
import { campaignLimits } from '../core/campaign/campaign';
import type { Counts } from '../core/campaign/campaignState';
import type { CampaignView } from '../core/campaign/campaignView';
import type { Message } from '../core/messages/message';
import type { Guards } from './channel';

/** What the page of a campaign shows. */
export type CampaignPageState =
  /** The document is no campaign. */
  | { readonly kind: 'notice'; readonly message: Message }
  | {
      readonly kind: 'campaign';
      readonly view: CampaignView;
      /** By the id of a run that goes on: how far it is, in the language of the page. */
      readonly going: Readonly<Record<string, string>>;
      /** Why nothing can run here; absent where it can. */
      readonly barred?: Message;
      /** Machines are known, and with them the order. */
      readonly knowsMachines: boolean;
      readonly unread: UnreadResults;
    };

/** Result files that could not be read: what they hold counts as missing. */
export interface UnreadResults {
  /** The first of them, as the explorer has them. */
  readonly names: readonly string[];
  readonly count: number;
  /** There is more below the folder than is looked through. */
  readonly isCut: boolean;
}

/** One test of a line, which the page asks for when the line is opened. */
export interface CampaignTest extends Counts {
  readonly name: string;
  readonly arguments: string;
  readonly trials: number;
  /** Why something lacks, in the language of the page. */
  readonly reasons: readonly string[];
}

/** Calls from the page of a campaign to the host. */
export interface CampaignHostCalls {
  /** The page is ready; the answer is its first state. */
  ready(nothing: undefined): CampaignPageState;
  /** The tests of a line, by its place. */
  tests(line: number): readonly CampaignTest[];
  /** Run what is missing, after the host's own questions. */
  run(nothing: undefined): undefined;
  /** Of the pass of this id. */
  pause(pass: string): undefined;
  goOn(pass: string): undefined;
  end(pass: string): undefined;
  /** Show a run that goes on in its terminal. */
  watch(run: string): undefined;
  /** Compare the systems by what is at home. */
  compare(nothing: undefined): undefined;
  /** Show the settings in which targets are named. */
  openSettings(nothing: undefined): undefined;
}

/** Calls from the host to the page. */
export interface CampaignPageCalls {
  show(state: CampaignPageState): undefined;
}

const line = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(campaignLimits.plans));
const id = v.pipe(v.string(), v.maxLength(200));

export const campaignHostGuards: Guards<CampaignHostCalls> = {
  ready: () => undefined,
  tests: argument => v.parse(line, argument),
  run: () => undefined,
  pause: argument => v.parse(id, argument),
  goOn: argument => v.parse(id, argument),
  end: argument => v.parse(id, argument),
  watch: argument => v.parse(id, argument),
  compare: () => undefined,
  openSettings: () => undefined,
};
