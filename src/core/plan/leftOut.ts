import { adviceSentence } from '../comparison/adviceText';
import type { Formatter } from '../messages/formatter';
import { type Message, message } from '../messages/message';
import { formatSeconds } from '../messages/numbers';
import type { Advice } from '../stats/advice';
import type { Method } from '../stats/statistics';
import type { Refusal } from './refusal';

/** A row, or a test that was named, that the plan does not have. */
export interface LeftOut {
  /** For people. */
  readonly label: string;
  readonly reason: LeftOutReason;
}

export type LeftOutReason =
  | Refusal
  | { readonly kind: 'too-many' }
  /** Trials would do something for it, and nobody asked for them. */
  | { readonly kind: 'not-chosen' }
  /** No number of trials within reach decides the row: what they do instead. */
  | { readonly kind: 'not-decided'; readonly advice: Advice }
  /** Others decide more in the time. What the row takes on both sides, and what is to be said of it instead. */
  | {
      readonly kind: 'over-budget';
      readonly budgetSeconds: number;
      readonly needSeconds: number;
      readonly instead?: Advice;
    }
  /** A budget cannot hold what takes nobody knows how long. */
  | { readonly kind: 'unknown-time' };

/** Why, as one sentence. */
export function leftOutText({ reason }: LeftOut, method: Method, formatter: Formatter): string {
  const { language } = formatter;
  const advised = (advice: Advice) => formatter.say(adviceSentence(advice, method, language));
  switch (reason.kind) {
    case 'not-decided':
      return advised(reason.advice);
    case 'over-budget': {
      const said = formatter.text('plan.left-over-budget', {
        budget: formatSeconds(reason.budgetSeconds, language),
        time: formatSeconds(reason.needSeconds, language),
      });
      return [said, ...(reason.instead === undefined ? [] : [advised(reason.instead)])].join(' ');
    }
    case 'not-chosen':
    case 'too-many':
    case 'unknown-time':
      return formatter.text(`plan.left-${reason.kind}`);
    default:
      return formatter.say(refusalMessage(reason));
  }
}

export function refusalMessage(refusal: Refusal): Message {
  switch (refusal.kind) {
    case 'no-version':
    case 'odd-name':
      return message(`plan.left-${refusal.kind}`, { test: refusal.test });
    case 'character':
      return message('plan.left-character', { character: refusal.character });
    default:
      return message(`plan.left-${refusal.kind}`);
  }
}
