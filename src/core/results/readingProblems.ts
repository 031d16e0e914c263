import { type Argument, message } from '../messages/message';
import { clip, visible } from '../text/plainText';
import { limits } from './limits';
import type { Problem, Severity, SourceRange } from './resultFile';

/** Severity of each problem found while reading. */
const severities = {
  'broken-xml': 'error',
  'too-deep': 'error',
  'too-many': 'error',
  // What was there is not what is shown.
  'bad-character': 'error',
  'own-entities': 'warning',
  'flawed-xml': 'warning',
  'duplicate-system': 'warning',
  'duplicate-result': 'warning',
  'duplicate-entry': 'warning',
  'undeclared-system': 'warning',
  'similar-systems': 'warning',
  'non-numeric': 'warning',
  'raw-string': 'warning',
  'unknown-proportion': 'warning',
  'bad-json': 'warning',
  'unknown-element': 'info',
  'no-systems': 'info',
  'no-results': 'info',
  'more-problems': 'info',
} as const satisfies Readonly<Record<string, Severity>>;

export type ProblemId = keyof typeof severities;

/** Collects what reading finds, up to a limit. */
export class Problems {
  readonly #found: Problem[] = [];
  #left = 0;

  add(id: ProblemId, at: SourceRange, args?: Readonly<Record<string, Argument>>): void {
    // An error tells that reading stopped: it is never among those left out.
    if (this.#found.length >= limits.problems && severities[id] !== 'error') {
      this.#left += 1;
      return;
    }
    const range = { start: at.start, end: at.end, line: at.line };
    this.#found.push({ id, severity: severities[id], message: message(`results.${id}`, args), range });
  }

  /** All of them in the order of the text. */
  list(): readonly Problem[] {
    const last = this.#found.at(-1);
    const sorted = this.#found.toSorted((a, b) => a.range.start - b.range.start);
    if (this.#left === 0 || last === undefined) return sorted;
    const id = 'more-problems';
    return [
      ...sorted,
      {
        id,
        severity: severities[id],
        message: message(`results.${id}`, { count: this.#left }),
        range: last.range,
      },
    ];
  }
}

/** The beginning of a text, short enough for a sentence, without what is not seen. */
export function excerpt(text: string, longest = 60): string {
  return visible(clip(text, longest));
}
