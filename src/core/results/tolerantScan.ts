import { type FlawKind, mend } from './mend';
import type { SourceRange } from './resultFile';
import { type Break, isHarmless, type ScanStart, scan, type Visitor } from './scan';

/** A flaw of the text that reading went on after. */
export interface ToldFlaw {
  readonly kind: FlawKind;
  readonly text: string;
  readonly range: SourceRange;
}

/** What a tolerant scan came to. */
export interface Scanned<V extends Visitor> {
  /** The visitor that saw the text. */
  readonly visitor: V;
  readonly flaws: readonly ToldFlaw[];
  /** Where reading stopped, with the true cause. */
  readonly broken: Break | undefined;
  /** Reads on with the same visitor, from a place within the root. */
  resume(from: ScanStart): Break | undefined;
}

/** Flaws that the parser itself passes over, each at some cost: beyond, they are breaks. */
const mostHarmless = 10_000;

/**
 * Scans a text and, where it breaks, once more without the flaws that leave no doubt of its data. A text
 * without flaws is read once. `visitorOf` makes a visitor for each scan: the first is forgotten then.
 */
export function scanTolerantly<V extends Visitor>(
  text: string,
  visitorOf: () => V,
  isComplete = true,
): Scanned<V> {
  const first = visitorOf();
  const broken = scan(text, first, { isComplete });
  if (broken === undefined) return { visitor: first, flaws: [], broken, resume: () => undefined };

  const mended = mend(text);
  const flaws: ToldFlaw[] = [...mended.flaws];
  let harmless = 0;
  const flaw = (found: Break) => {
    harmless += 1;
    if (harmless > mostHarmless) return false;
    flaws.push({ kind: kindOf(found), text: found.reason, range: found.range });
    return true;
  };
  const { restore } = mended;
  const isSame = mended.flaws.length === 0 && !isHarmless(broken);
  const visitor = isSame ? first : visitorOf();
  const left = isSame ? broken : scan(mended.text, visitor, { isComplete, flaw, restore });
  return {
    visitor,
    flaws,
    broken: isAtEnd(left, text) ? unclosedOr(left, mended.unclosed) : left,
    resume: from => scan(mended.text, visitor, { from, flaw, restore }),
  };
}

function kindOf({ reason }: Break): FlawKind {
  return reason.startsWith('the string') ? 'cdataEnd' : 'attribute';
}

function isAtEnd(broken: Break | undefined, text: string): broken is Break {
  return broken !== undefined && broken.range.end >= text.length;
}

function unclosedOr(broken: Break, unclosed: ReturnType<typeof mend>['unclosed']): Break {
  if (unclosed === undefined) return broken;
  const what = unclosed.kind === 'comment' ? 'comment' : 'CDATA';
  return { reason: `unclosed ${what}`, range: unclosed.range };
}
