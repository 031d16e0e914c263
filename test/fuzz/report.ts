import { mkdirSync, writeFileSync } from 'node:fs';
import { kinds } from './kinds';
import { type Options, replayOf } from './options';
import type { Tally } from './tally';

/** Where `scripts/layers/fuzz.mjs` finds what a run came to. */
export const reportFile = 'test-results/fuzz.json';

/** What a run came to, for a person: a line a kind, and the findings below it with their replay commands. */
export function describe(tally: Tally, options: Options, digest: string, seconds: number): string {
  const lines = [
    `seed ${options.seed}, ${tally.total} inputs in ${Math.round(seconds)} s, corpus ${digest}`,
    ...[...kinds.keys()].flatMap(kind => {
      const found = tally.foundIn(kind);
      const inputs = tally.inputsOf(kind);
      if (inputs === 0 && found.length === 0) return [];
      const slowest = tally.slowestOf(kind);
      const slow =
        slowest === undefined
          ? ''
          : `, the slowest ${slowest.milliseconds} ms for ${slowest.size} bytes (${slowest.input})`;
      return [
        `${found.length === 0 ? '✓' : '✗'} ${kind}: ${inputs} inputs${slow}`,
        ...found.flatMap(({ signature, count, seconds: at, first }) => [
          `    ${signature} (${count}, first after ${at.toFixed(1)} s)`,
          ...first
            .slice(0, 1)
            .map(one => `      ${one.recipe.slice(0, 6).join(', ')}: ${one.detail}`.slice(0, 300)),
          ...first.map(({ input }) => `      ${replayOf(options, input)}`),
        ]),
      ];
    }),
  ];
  return lines.join('\n');
}

/** Writes the same for a program. */
export function writeReport(tally: Tally, options: Options, digest: string): void {
  const report = {
    seed: options.seed,
    digest,
    kinds: [...kinds.keys()].map(kind => ({
      kind,
      inputs: tally.inputsOf(kind),
      findings: tally.foundIn(kind),
    })),
  };
  mkdirSync('test-results', { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report, undefined, 2)}\n`);
}
