/** A look at the target's clock: what it said, and when the question left and the answer came. */
export interface ClockReading {
  /** Whole seconds since 1970 by the target's clock. */
  readonly target: number;
  /** Milliseconds since 1970 by the caller's clock. */
  readonly sent: number;
  readonly received: number;
}

/** Seconds that the target's clock is ahead of the caller's, and by how much this may be wrong. */
export function skewOf({ target, sent, received }: ClockReading): {
  readonly seconds: number;
  readonly margin: number;
} {
  // The target cuts its second off; when in the round trip it looked is not known.
  return { seconds: target + 0.5 - (sent + received) / 2_000, margin: (received - sent) / 2_000 + 0.5 };
}

/** The script that looks at a target's clock; `readClock` reads its answer. */
export const clockScript = 'date +%s\n';

/** Seconds since 1970 by the target's clock; undefined where it did not say. */
export function readClock(output: string): number | undefined {
  const text = output.trim();
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** Seconds that passed between two looks, by each clock. */
export interface Elapsed {
  readonly guest: number;
  readonly launcher: number;
  /** By how much `guest` may be wrong: each look cuts a second off, and took the time of its way. */
  readonly margin: number;
}

/** What passed by both clocks; undefined where the second look was not after the first. */
export function elapsedBetween(first: ClockReading, second: ClockReading): Elapsed | undefined {
  const launcher = (second.sent + second.received - first.sent - first.received) / 2_000;
  if (launcher <= 0) return undefined;
  const [before, after] = [skewOf(first), skewOf(second)];
  return { guest: launcher + after.seconds - before.seconds, launcher, margin: before.margin + after.margin };
}

/** The text of a guest's probe with what passed by both clocks; as it was where it is none. */
export function withElapsed(json: string, elapsed: Elapsed): string {
  const answers = (['guest', 'launcher', 'margin'] as const)
    .map(name => `"clock.elapsed.${name}": "${elapsed[name].toFixed(2)}",\n    `)
    .join('');
  return json.replace(/^ {2}"answers": \{\n {4}(?=")/m, start => `${start}${answers}`);
}
