import { shapeOf, shapes } from '../../core/charts/shape';
import { paths } from './SystemMark';

interface Props {
  /** Of the system in the comparison. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly radius: number;
  readonly isHollow: boolean;
}

/** The mark of a system inside a drawing. */
export function SystemMarkShape({ index, x, y, radius, isHollow }: Props) {
  if (index >= shapes.length)
    return (
      <>
        <circle class={isHollow ? 'point hollow' : 'point'} cx={x} cy={y} r={radius + 1.5} />
        <text class={isHollow ? 'number' : 'number inverse'} x={x} y={y + 3} text-anchor="middle">
          {index + 1}
        </text>
      </>
    );
  const scale = radius / 5;
  return (
    <path
      class={isHollow ? 'point hollow' : 'point'}
      d={paths[shapeOf(index)]}
      transform={`translate(${x - 6 * scale} ${y - 6 * scale}) scale(${scale})`}
    />
  );
}
