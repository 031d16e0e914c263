import { rootName } from './layout';
import { scanTolerantly } from './tolerantScan';

/** Whose file a text is; `undecided` when the head given ends before the root's start tag does. */
export type Sniffed = 'results' | 'foreign' | 'unreadable' | 'undecided';

/**
 * Tells from the head of a text (a few KB) what `readResultFile` would make of the whole, without
 * reading further than the root's start tag.
 */
export function sniffResult(head: string): Sniffed {
  const { visitor, broken } = scanTolerantly(head, () => new RootFinder(), false);
  if (visitor.root !== undefined) return visitor.root === rootName ? 'results' : 'foreign';
  return broken === undefined ? 'undecided' : 'unreadable';
}

/** Ends the scan at the first start tag. */
class RootFinder {
  root: string | undefined;

  open(name: string): boolean {
    this.root = name;
    return false;
  }

  text(): void {}

  close(): void {}
}
