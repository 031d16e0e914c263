import type { RowSample } from '../../core/comparison/comparison';

const [width, height] = [120, 20];
/** So many trials are drawn: more would not be told apart. */
const mostDrawn = 120;

/** The trials in run order, or the values over time, between their least and greatest; the cells beside it say the figures. */
export function Sparkline({ sample }: { readonly sample: RowSample }) {
  const trials = sample.sessions.flatMap(session => session.trials);
  const isSeries = trials.length === 0;
  const all = isSeries ? sample.series : trials;
  const every = Math.ceil(all.length / mostDrawn);
  const values = all.filter((_, index) => index % every === 0).filter(Number.isFinite);
  if (values.length < 2) return null;
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const x = (index: number) => 4 + (index * (width - 8)) / (values.length - 1);
  const y = (value: number) =>
    high === low ? height / 2 : height - 4 - ((value - low) / (high - low)) * (height - 8);
  const points = values.map((value, index) => [x(index), y(value)] as const);
  return (
    <svg class="spark" width={width} height={height} aria-hidden="true">
      <polyline points={points.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(' ')} />
      {!isSeries &&
        points.map(([left, top], index) => (
          // A trial has no name but its place in the run.
          <circle key={index} cx={left} cy={top} r={2} />
        ))}
    </svg>
  );
}
