import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Formatter } from '../../src/core/messages/formatter';
import { comparisonKey } from '../../src/core/results/key';
import { readResultFile } from '../../src/core/results/read';
import type { ResultFile } from '../../src/core/results/resultFile';
import { ConsoleReader } from '../../src/core/runs/console';
import type { Launch, Round } from '../../src/core/runs/launch';
import { folderOf } from '../../src/core/runs/names';
import { type Asked, type Outcome, outcomeOf } from '../../src/core/runs/outcome';
import type { RunState } from '../../src/core/runs/runState';
import { type Row, rows } from './pts';

/** What the results of our profiles are called: by a row's test, the suffixes of its results with their scales. */
const profiles: Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly app: string;
      readonly results: readonly (readonly [suffix: string, scale: string])[];
    }
  >
> = {
  [rows.copy.test]: { title: 'Copy Loop', app: '1.0', results: [['', 'MB/s']] },
  [rows.ramcopy.test]: { title: 'RAM Copy', app: '1.0', results: [['', 'MB/s']] },
  [rows.steady.test]: { title: 'Shaky Program', app: '1', results: [['', 'MB/s']] },
  [rows.three.test]: {
    title: 'Three Figures',
    app: '1.0.20',
    results: [
      [' - Throughput', 'Events Per Second'],
      [' - Average Latency', 'ms'],
      [' - Maximum Latency', 'ms'],
    ],
  },
};

/** A round that knows of which rows its suite is. */
export interface TestRound extends Round {
  readonly rows: readonly Row[];
}

export interface TestLaunch extends Launch {
  readonly rounds: readonly TestRound[];
}

/** Everything that a round is to give. */
function askedOf({ identifier, trials, rows: all }: TestRound, number: number): readonly Asked[] {
  return all.flatMap(row => {
    const { title = '', app = '', results = [] } = profiles[row.test] ?? {};
    return results.map(([suffix, scale]): Asked => {
      const description = `${row.description}${suffix}`;
      const key = comparisonKey({
        identifier: row.test,
        title,
        arguments: row.arguments,
        description,
        appVersion: app,
        scale,
      });
      return {
        key,
        identifier,
        trials,
        label: `${title} ${description.trim()}`,
        round: number,
        profile: row.test,
        description,
      };
    });
  });
}

/** Judges what came home of a launch, from the files alone. */
export function judge(launch: TestLaunch, home: string, state: RunState): Outcome {
  const asked = launch.rounds.flatMap((round, at) => askedOf(round, at + 1));
  const reader = new ConsoleReader();
  reader.push(readFileSync(path.join(home, 'console.log'), 'utf8'));
  const files = launch.rounds.flatMap(({ title }) => resultIn(path.join(home, folderOf(title))));
  return outcomeOf(asked, files, { problems: reader.progress.problems, state });
}

function resultIn(folder: string): readonly ResultFile[] {
  const file = path.join(folder, 'composite.xml');
  if (!existsSync(file)) return [];
  const reading = readResultFile(readFileSync(file, 'utf8'));
  return reading.kind === 'results' ? [reading.file] : [];
}

/** An outcome as a user reads it: a line a result, with the first reason. */
export function inWords({ items }: Outcome): readonly string[] {
  const formatter = new Formatter('en');
  return items.map(({ asked, state, trials, reasons: [first] }) => {
    const why = first === undefined ? '' : `: ${formatter.say(first)}`;
    return `${asked.label}, ${trials} of ${asked.trials}, ${state}${why}`;
  });
}
