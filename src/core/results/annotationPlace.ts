import { scan } from './scan';

/** A child element of a Result, as offsets into the result's own text. */
export interface Child {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ResultElement {
  /** Where its content begins. */
  readonly inside: number;
  readonly children: readonly Child[];
}

/** The children of a Result element, given its text alone; undefined when that is not one whole Result with content. */
export function childrenOfResult(text: string): ResultElement | undefined {
  const starts: number[] = [];
  const children: Child[] = [];
  let root: string | undefined;
  let inside: number | undefined;
  let name = '';
  const broken = scan(text, {
    open: (opened, tag) => {
      if (starts.length === 0) {
        root = opened;
        inside = tag.end;
      }
      if (starts.length === 1) name = opened;
      starts.push(tag.start);
      return true;
    },
    text: () => {},
    close: (contentEnd, end) => {
      const start = starts.pop();
      if (starts.length === 0 && contentEnd === undefined) inside = undefined;
      if (start !== undefined && starts.length === 1) children.push({ name, start, end });
    },
  });
  if (broken !== undefined || root !== 'Result' || inside === undefined) return undefined;
  return { inside, children };
}
