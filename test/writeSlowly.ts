import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** As PTS does, and slower: truncates a file and writes it again in pieces. The time is the writer's own. */
export async function writeSlowly(file: string, text: string): Promise<void> {
  const handle = openSync(file, 'w');
  await delay(40);
  for (let at = 0; at < text.length; at += 3_000) {
    writeSync(handle, text.slice(at, at + 3_000));
    await delay(20);
  }
  closeSync(handle);
}

/**
 * Writes a file 20 times, slowly and at once again, but for every fifth time.
 * @param textOf what a round writes, counted from 1
 * @param followed waits then until who reads the file shows that round
 */
export async function rewriteSlowly(
  file: string,
  textOf: (round: number) => string,
  followed: (round: number) => Promise<void>,
): Promise<void> {
  for (let round = 1; round <= 20; round++) {
    await writeSlowly(file, textOf(round));
    if (round % 5 === 0) await followed(round);
    else await delay(20);
  }
}
