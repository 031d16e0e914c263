import { type Message, message } from '../messages/message';
import { clip, oneLine } from '../text/plainText';

/** What a server answered when it was asked for a result. */
export type PhoromaticAnswer =
  | 'result'
  /** Its login page, with status 200: the session is not one of its sessions. */
  | 'login'
  /** A result file without any system, with status 200: it knows no result of this number. */
  | 'none'
  /** It is no Phoromatic server, or answers in a way that is not known. */
  | 'other';

/** UTF-16 units at the beginning in which the root stands. */
const head = 4_096;

/** Tells a result from the pages that come under the same address and status. */
export function phoromaticAnswer(text: string): PhoromaticAnswer {
  const body = text.replace(/^\ufeff/, '');
  if (body.startsWith('<?xml') && body.slice(0, head).includes('<PhoronixTestSuite'))
    return body.includes('<System>') || body.includes('<System ') ? 'result' : 'none';
  return body.includes('id="login_form"') ? 'login' : 'other';
}

/** Why no result came. */
export interface PhoromaticFailure {
  readonly kind: 'failed';
  readonly failure:
    | Exclude<PhoromaticAnswer, 'result'>
    | 'unreachable'
    | 'timed-out'
    | 'cancelled'
    | 'too-large'
    /** It sends elsewhere, where the session must not go. */
    | 'redirected'
    /** A status that is no success. */
    | 'status';
  /** In the words of the network, or the status; not yet made harmless. */
  readonly detail: string;
}

/** UTF-16 units of foreign words that are shown. */
const longestDetail = 200;

/** What happened and what to do. */
export function phoromaticFailureMessage({ failure, detail }: PhoromaticFailure, host: string): Message {
  const said = clip(oneLine(detail.slice(0, 2 * longestDetail)).trim(), longestDetail);
  return message(`phoromatic.failure-${failure}`, { host: clip(oneLine(host), longestDetail), detail: said });
}
