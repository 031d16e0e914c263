import { type RatioDomain, ratioTicks } from '../../core/charts/ratioAxis';
import type { PairComparison } from '../../core/comparison/comparison';
import { formatTick } from '../../core/messages/numbers';
import { SystemMarkShape } from '../marks/SystemMarkShape';
import { useWords } from '../words';

/** The axis that all lines share. */
export interface PlotAxis {
  readonly domain: RatioDomain;
  /** A fraction. */
  readonly margin: number;
  /** Pixels. */
  readonly width: number;
}

/** Distance of a ratio from the left end, in pixels; one beyond the axis is at its end. */
export function placeOn({ domain, width }: PlotAxis, ratio: number): number {
  const [low, high] = [Math.log(domain.low), Math.log(domain.high)];
  const place = (Math.log(ratio) - low) / (high - low);
  return Math.min(1, Math.max(0, place)) * width;
}

const radius = 4.6;

interface Props {
  readonly axis: PlotAxis;
  readonly pair: PairComparison | undefined;
  /** Of the pair's system. */
  readonly index: number;
}

/** The interval of one pair on the ratio axis, with the band of the margin. The cells beside it say the same. */
export function PlotCell({ axis, pair, index }: Props) {
  const { width, margin } = axis;
  if (width <= 0) return null;
  const [left, right] = [placeOn(axis, 1 / (1 + margin)), placeOn(axis, 1 + margin)];
  return (
    <svg class="plot" width={width} aria-hidden="true">
      {ratioTicks(axis.domain).map(tick => {
        const x = placeOn(axis, tick);
        return <line key={tick} class={tick === 1 ? 'one' : 'tick'} x1={x} x2={x} y1="0" y2="100%" />;
      })}
      <rect class="band" x={left} width={Math.max(1, right - left)} y="0" height="100%" />
      {pair !== undefined && <Interval axis={axis} pair={pair} index={index} />}
    </svg>
  );
}

function Interval({ axis, pair, index }: Props & { readonly pair: PairComparison }) {
  const { effect, verdict, reach } = pair;
  if (effect?.kind !== 'ratio') return null;
  const { ratio, test } = effect;
  const { domain } = axis;
  const isDecided = verdict === 'faster' || verdict === 'slower';
  const isHollow = test === undefined || (isDecided && reach !== 'between-runs');
  const x = placeOn(axis, ratio);
  return (
    // A line is as high as the name in it: all that is drawn has its place from the middle.
    <svg class="pair" y="50%" aria-hidden="true">
      <g class={isDecided ? verdict : 'open'}>
        {test !== undefined && (
          <>
            <line class="interval" x1={placeOn(axis, test.low)} x2={placeOn(axis, test.high)} y1={0} y2={0} />
            {test.low < domain.low && <Arrow x={0} direction={1} />}
            {test.high > domain.high && <Arrow x={axis.width} direction={-1} />}
          </>
        )}
        <SystemMarkShape index={index} x={x} y={0} radius={radius} isHollow={isHollow} />
      </g>
    </svg>
  );
}

/** The interval goes on beyond the axis. */
function Arrow({ x, direction }: { readonly x: number; readonly direction: 1 | -1 }) {
  const tip = x + direction * 1;
  const back = x + direction * 6;
  return <path class="arrow" d={`M${back} -4L${tip} 0L${back} 4`} />;
}

/** The numbers of the axis, for the head of the column; those that would touch their neighbour are left out. */
export function PlotHead({ axis }: { readonly axis: PlotAxis }) {
  const words = useWords();
  if (axis.width <= 0) return null;
  let last = Number.NEGATIVE_INFINITY;
  const ticks = ratioTicks(axis.domain).flatMap(tick => {
    const text = formatTick(tick, words.language);
    const half = 3.4 * text.length;
    const x = Math.min(axis.width - half, Math.max(half, placeOn(axis, tick)));
    if (x - half < last + 4 && tick !== 1) return [];
    last = x + half;
    return [{ tick, text, x }];
  });
  return (
    <svg class="plot" width={axis.width} height={16} aria-hidden="true">
      {ticks.map(({ tick, text, x }) => (
        <text key={tick} x={x} y={12} text-anchor="middle">
          {text}
        </text>
      ))}
    </svg>
  );
}
