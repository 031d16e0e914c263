import type { OutlineRow, Run } from '../../core/history/history';

const [width, height] = [140, 22];
const edge = 4;

interface Props {
  readonly row: OutlineRow;
  readonly runs: readonly Run[];
}

/**
 * The means of a row in a line's height, by time; a stroke stands where a step is. The cells beside it say the figures. All
 * dots are one path: of fifty runs each, those of a screen full of rows would be thousands of elements.
 */
export function Course({ row: { points, steps = [] }, runs }: Props) {
  const shown = points.filter(({ mean }) => Number.isFinite(mean));
  if (shown.length < 2) return null;
  const timeOf = (run: number) => runs[run]?.time ?? 0;
  const [first, last] = [timeOf(0), timeOf(runs.length - 1)];
  const means = shown.map(({ mean }) => mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const x = (run: number) =>
    edge + (first === last ? 0.5 : (timeOf(run) - first) / (last - first)) * (width - 2 * edge);
  const y = (mean: number) =>
    high === low ? height / 2 : height - edge - ((mean - low) / (high - low)) * (height - 2 * edge);
  const level = shown
    .filter(({ isOff }) => isOff !== true)
    .map(({ run, mean }) => `${x(run).toFixed(1)},${y(mean).toFixed(1)}`);
  return (
    <svg class="spark course" width={width} height={height} aria-hidden="true">
      {steps.map(({ point, verdict, isSmall }) => {
        const [before, after] = [points[point - 1], points[point]];
        if (before === undefined || after === undefined) return null;
        const at = ((x(before.run) + x(after.run)) / 2).toFixed(1);
        return <line key={point} class={isSmall ? undefined : verdict} x1={at} x2={at} y1={0} y2={height} />;
      })}
      <polyline points={level.join(' ')} />
      <path d={level.map(place => `M${place}h0`).join('')} />
      {shown
        .filter(({ isOff }) => isOff === true)
        .map(({ run, mean }) => (
          <circle key={run} class="off" cx={x(run)} cy={y(mean)} r={1.8} />
        ))}
    </svg>
  );
}
