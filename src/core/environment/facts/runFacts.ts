import { clockTime } from '../../results/clockTime';
import { type Fact, type FactState, made, type SystemView } from './fact';
import { isSameMachine } from './machine';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** When the trials of a system ran, in milliseconds of the guest's clock, which has no time zone. */
function spanOf({ evidence: { system, runSeconds } }: SystemView): Span | undefined {
  const start = clockTime(system.timestamp);
  if (start === undefined || runSeconds === undefined) return undefined;
  return { start, end: start + runSeconds * 1000 };
}

function overlap(a: SystemView, b: SystemView): FactState {
  if (isSameMachine(a.machine, b.machine) !== 'same') return 'unknown';
  const [x, y] = [spanOf(a), spanOf(b)];
  if (x === undefined || y === undefined) return 'unknown';
  return x.start < y.end && y.start < x.end ? 'differs' : 'same';
}

export const runFacts: readonly Fact[] = [
  {
    id: 'overlap',
    group: 'confounder',
    weighs: 'all',
    read: ({ evidence: { system } }) =>
      system.timestamp === undefined
        ? undefined
        : made(system.timestamp, [
            {
              source: 'software',
              file: 'composite.xml',
              field: 'TimeStamp',
              text: system.timestamp,
              range: system.range,
            },
          ]),
    compare: overlap,
  },
];
