import { rootName } from './layout';
import { scan } from './scan';

/** Whose file a text is; `undecided` when the head given ends before the root's start tag does. */
export type Sniffed = 'results' | 'foreign' | 'unreadable' | 'undecided';

/**
 * Tells from the head of a text (a few KB) what `readResultFile` would make of the whole, without
 * reading further than the root's start tag.
 */
export function sniffResult(head: string): Sniffed {
  let root: string | undefined;
  const broken = scan(
    head,
    {
      open: name => {
        root = name;
        return false;
      },
      text: () => {},
      close: () => {},
    },
    false,
  );
  if (root !== undefined) return root === rootName ? 'results' : 'foreign';
  return broken === undefined ? 'undecided' : 'unreadable';
}
