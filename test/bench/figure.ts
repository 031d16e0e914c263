/** One figure: what was measured, and what it should be. */
export interface Figure {
  readonly name: string;
  /** Absent where it could not be measured; `note` says why. */
  readonly value?: number;
  readonly unit: '%' | 'ms' | 'MB/s' | '×' | 'MB' | 'kB';
  /** Absent where the figure only informs. */
  readonly goal?: Goal;
  /** Said below the table: what stands behind a figure, or in the way of its goal. */
  readonly note?: string;
}

export interface Goal {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Whether the goal is reached; undefined where there is none, or nothing was measured. */
export function reached({ value, goal }: Figure): boolean | undefined {
  if (value === undefined || goal === undefined) return undefined;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = goal;
  return value >= atLeast && value <= atMost;
}

/** One line a figure: its name, what was measured, the goal, whether it is reached; the notes below. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(figure => [
    figure.name,
    figure.value === undefined ? 'not measured' : measure(figure.value, figure.unit),
    goalText(figure),
    { true: 'reached', false: 'NOT REACHED', undefined: '' }[`${reached(figure)}`],
  ]);
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const notes = figures.flatMap(({ name, note }) => (note === undefined ? [] : [`  ${name}: ${note}`]));
  return [...lines, ...notes].join('\n');
}

function goalText({ goal, unit }: Figure): string {
  if (goal === undefined) return '';
  const { atLeast, atMost } = goal;
  if (atLeast !== undefined && atMost !== undefined)
    return `${measure(atLeast, unit)} to ${measure(atMost, unit)}`;
  if (atLeast !== undefined) return `at least ${measure(atLeast, unit)}`;
  return atMost === undefined ? '' : `at most ${measure(atMost, unit)}`;
}

function measure(value: number, unit: Figure['unit']): string {
  const digits = unit === '×' ? 2 : unit === 'ms' && value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${unit}`;
}
