import type { PhoromaticAddress } from '../../core/phoromatic/address';
import { type PhoromaticFailure, phoromaticAnswer } from '../../core/phoromatic/answer';

/** How a user is known to a server: by name and password, or by the cookie `PHPSESSID` of a browser that is logged in. */
export type PhoromaticLogin =
  | { readonly user: string; readonly password: string }
  | { readonly session: string };

/** The bytes of a composite.xml, or why there are none. */
export type PhoromaticResult = { readonly kind: 'result'; readonly bytes: Uint8Array } | PhoromaticFailure;

/** Bounds of a fetch: milliseconds for all of it, and bytes of an answer. VS Code opens no larger text. */
export interface PhoromaticBounds {
  readonly timeout: number;
  readonly mostBytes: number;
}

const usualBounds: PhoromaticBounds = { timeout: 60_000, mostBytes: 50_000_000 };
const mostRedirects = 5;

/** Carries a failure up to where it is answered. */
class Refused extends Error {
  constructor(
    readonly failure: PhoromaticFailure['failure'],
    readonly detail = '',
  ) {
    super(failure);
  }
}

/**
 * Fetches one result by Phoromatic's own export, as a browser does that is logged in. The session goes to the server of
 * the address alone, and ends with this. Rejects only for bugs.
 */
export async function phoromaticResult(
  { server, result }: PhoromaticAddress,
  login: PhoromaticLogin,
  signal?: AbortSignal,
  { timeout, mostBytes } = usualBounds,
): Promise<PhoromaticResult> {
  const late = AbortSignal.timeout(timeout);
  const ends = signal === undefined ? late : AbortSignal.any([late, signal]);
  try {
    const session = 'session' in login ? login.session : await logIn(server, login, ends, mostBytes);
    const address = `${server}?result/${result}&export=xml`;
    const { bytes } = await ask(address, { headers: { cookie: `PHPSESSID=${session}` } }, ends, mostBytes);
    const answer = phoromaticAnswer(new TextDecoder().decode(bytes));
    if (answer !== 'result') throw new Refused(answer);
    return { kind: 'result', bytes };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'failed', failure: error.failure, detail: error.detail };
    if (signal?.aborted === true) return { kind: 'failed', failure: 'cancelled', detail: '' };
    if (late.aborted) return { kind: 'failed', failure: 'timed-out', detail: '' };
    // Node says what is wrong with a connection in the cause of a TypeError.
    if (error instanceof TypeError && error.cause instanceof Error)
      return { kind: 'failed', failure: 'unreachable', detail: error.cause.message };
    throw error;
  }
}

/** The session of a login. Whether it is one that may read, only an answer tells: a refused login has one, too. */
async function logIn(
  server: string,
  { user, password }: { readonly user: string; readonly password: string },
  signal: AbortSignal,
  mostBytes: number,
): Promise<string> {
  const body = new URLSearchParams({ username: user, password });
  const { session } = await ask(`${server}?login`, { method: 'POST', body }, signal, mostBytes);
  if (session === undefined) throw new Refused('other');
  return session;
}

async function ask(
  address: string,
  options: Pick<RequestInit, 'method' | 'body' | 'headers'>,
  signal: AbortSignal,
  mostBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly session: string | undefined }> {
  let place = new URL(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await fetch(place, { ...options, signal, redirect: 'manual' });
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (next === null) {
      if (!response.ok) throw new Refused('status', String(response.status));
      return { bytes: await bytesOf(response, mostBytes), session: sessionOf(response) };
    }
    await response.body?.cancel();
    const there = new URL(next, place);
    if (there.origin !== place.origin) throw new Refused('redirected', there.origin);
    place = there;
  }
  throw new Refused('redirected', place.origin);
}

function sessionOf(response: Response): string | undefined {
  return response.headers
    .getSetCookie()
    .map(cookie => /^PHPSESSID=([A-Za-z0-9,-]{1,256})(?:;|$)/.exec(cookie)?.[1])
    .findLast(session => session !== undefined);
}

async function bytesOf({ body }: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > mostBytes) {
      await reader.cancel();
      throw new Refused('too-large');
    }
    chunks.push(value);
  }
}
