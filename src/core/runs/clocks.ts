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

/** Seconds that passed between two looks, by each clock. */
export interface Elapsed {
  readonly guest: number;
  readonly launcher: number;
}

/** Largest error of the two looks, relative to what passed: half of the drift that counts as a difference. */
const mostError = 0.0025;

/**
 * What passed by both clocks; undefined where the looks were too close together to tell a drift from the delay of the
 * connection.
 */
export function elapsedBetween(first: ClockReading, second: ClockReading): Elapsed | undefined {
  const launcher = (second.sent + second.received - first.sent - first.received) / 2_000;
  const [before, after] = [skewOf(first), skewOf(second)];
  if (launcher <= 0 || before.margin + after.margin > mostError * launcher) return undefined;
  return { guest: launcher + after.seconds - before.seconds, launcher };
}

/** The text of a probe's JSON with what passed by both clocks; as it was where it is none. */
export function withElapsed(json: string, { guest, launcher }: Elapsed): string {
  const answers = `"clock.elapsed.guest": "${guest.toFixed(2)}",\n    "clock.elapsed.launcher": "${launcher.toFixed(2)}",\n    `;
  return json.replace(/^ {2}"answers": \{\n {4}(?=")/m, start => `${start}${answers}`);
}
