/** Systems differ by shape and name, never by colour. Names are Vega's. */
export const shapes = [
  'square',
  'diamond',
  'circle',
  'triangle-up',
  'cross',
  'triangle-down',
  'triangle-right',
  'triangle-left',
] as const;

export type Shape = (typeof shapes)[number];

/** The shape of the system at an index of the comparison; after eight systems the shapes repeat. */
export function shapeOf(index: number): Shape {
  return shapes[index % shapes.length] ?? 'circle';
}
