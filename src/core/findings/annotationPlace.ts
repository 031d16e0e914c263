import type { Tag } from '../results/scan';
import { scanTolerantly } from '../results/tolerantScan';

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
  const { visitor, broken } = scanTolerantly(text, () => new ChildFinder());
  const { root, inside, children } = visitor;
  if (broken !== undefined || root !== 'Result' || inside === undefined) return undefined;
  return { inside, children };
}

class ChildFinder {
  root: string | undefined;
  inside: number | undefined;
  readonly children: Child[] = [];
  readonly #starts: number[] = [];
  #name = '';

  open(name: string, tag: Tag): boolean {
    if (this.#starts.length === 0) {
      this.root = name;
      this.inside = tag.end;
    }
    if (this.#starts.length === 1) this.#name = name;
    this.#starts.push(tag.start);
    return true;
  }

  text(): void {}

  close(contentEnd: number | undefined, end: number): void {
    const start = this.#starts.pop();
    if (this.#starts.length === 0 && contentEnd === undefined) this.inside = undefined;
    if (start !== undefined && this.#starts.length === 1)
      this.children.push({ name: this.#name, start, end });
  }
}
