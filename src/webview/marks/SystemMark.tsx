import { type Shape, shapeOf, shapes } from '../../core/charts/shape';

export const paths: Readonly<Record<Shape, string>> = {
  square: 'M2 2h8v8H2z',
  diamond: 'M6 .5 11.5 6 6 11.5.5 6z',
  circle: 'M6 1.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6z',
  'triangle-up': 'M6 1.2 11 10.5H1z',
  cross: 'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z',
  'triangle-down': 'M6 10.8 1 1.5h10z',
  'triangle-right': 'M10.8 6 1.5 11V1z',
  'triangle-left': 'M1.2 6 10.5 1v10z',
};

interface Props {
  /** Of the system in the comparison. */
  readonly index: number;
  /** The system's name, where the mark stands without it. */
  readonly name?: string | undefined;
}

/** The mark of a system: a shape for each of the first eight, then its number. */
export function SystemMark({ index, name }: Props) {
  const isNamed = name !== undefined;
  if (index >= shapes.length)
    return (
      <span
        class="mark number"
        title={name}
        {...(isNamed ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      >
        {index + 1}
      </span>
    );
  const shape = <path d={paths[shapeOf(index)]} />;
  return isNamed ? (
    <svg class="mark" viewBox="0 0 12 12" width="11" height="11" role="img" aria-label={name}>
      <title>{name}</title>
      {shape}
    </svg>
  ) : (
    <svg class="mark" viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
      {shape}
    </svg>
  );
}
