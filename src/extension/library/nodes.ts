import type { Grouping } from '../../core/library/group';

/** A line of the Results view. The same line is the same object as long as it is there. */
export type LibraryNode = GroupNode | ResultNode | SystemNode;

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly grouping: Exclude<Grouping, 'none'>;
  /** As in `Group`. */
  readonly name?: string;
}

export interface ResultNode {
  readonly kind: 'result';
  readonly id: string;
  readonly path: string;
  readonly group?: GroupNode;
}

export interface SystemNode {
  readonly kind: 'system';
  readonly id: string;
  readonly result: ResultNode;
  readonly identifier: string;
  readonly occurrence: number;
}

export function isLibraryNode(value: unknown): value is LibraryNode {
  return (
    typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && kinds.has(value.kind)
  );
}

const kinds = new Set<unknown>(['group', 'result', 'system']);
