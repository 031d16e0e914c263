import type { Tag } from './scan';
import { scan } from './scan';

/** A child element of a Result, as offsets into the result's own text. */
export interface Child {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Between its tags; absent for `<Name/>`. */
  readonly inside?: { readonly start: number; readonly end: number };
}

export interface ResultElement {
  /** Where its content begins. */
  readonly inside: number;
  readonly children: readonly Child[];
}

/** The children of a Result element, given its text alone; undefined when that is not one whole Result with content. */
export function childrenOfResult(text: string): ResultElement | undefined {
  const open: Tag[] = [];
  const children: Child[] = [];
  let root: string | undefined;
  let inside: number | undefined;
  let name = '';
  const broken = scan(text, {
    open: (opened, tag) => {
      if (open.length === 0) {
        root = opened;
        inside = tag.end;
      }
      if (open.length === 1) name = opened;
      open.push(tag);
      return true;
    },
    text: () => {},
    close: tag => {
      const opened = open.pop();
      if (opened === undefined) return;
      if (open.length === 0 && opened === tag) inside = undefined;
      if (open.length !== 1) return;
      const content = opened === tag ? {} : { inside: { start: opened.end, end: tag.start } };
      children.push({ name, start: opened.start, end: tag.end, ...content });
    },
  });
  if (broken !== undefined || root !== 'Result' || inside === undefined) return undefined;
  return { inside, children };
}
