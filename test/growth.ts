import { expect } from 'vitest';
import { type Growing, growthOf } from './bench/timing';

/** Below this is proportion, with room for noise; what grows with the square takes four times as long. */
export const mostGrowth = 3;

/** Fails when a work on twice as much takes so much longer that large files stop being usable. */
export function expectProportion(prepare: Growing['prepare'], size: number): void {
  expect(growthOf({ prepare, size }, { rounds: 2, attempts: 12, hoped: mostGrowth })).toBeLessThan(
    mostGrowth,
  );
}

/** Milliseconds of the processor that a work takes in this process. */
export async function processorTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
