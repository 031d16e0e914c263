import { type Finding, signatureOf } from './finding';
import { kinds } from './kinds';

/** One defect, as far as signatures tell: what was found, how often, and the first inputs. */
export interface Found {
  readonly kind: string;
  readonly signature: string;
  count: number;
  /** Seconds into the run when it came first. */
  readonly seconds: number;
  readonly first: { readonly input: number; readonly recipe: readonly string[]; readonly detail: string }[];
}

const mostFirst = 3;

/** Counts inputs and findings of a run, by kind. */
export class Tally {
  readonly #inputs = new Map<string, number>([...kinds.keys()].map(kind => [kind, 0]));
  readonly #found = new Map<string, Found>();
  readonly #slowest = new Map<
    string,
    { readonly input: number; readonly milliseconds: number; readonly size: number }
  >();

  count(kind: string, input: number, milliseconds: number, size: number): void {
    this.#inputs.set(kind, this.inputsOf(kind) + 1);
    if (milliseconds > (this.#slowest.get(kind)?.milliseconds ?? 0))
      this.#slowest.set(kind, { input, milliseconds: Math.round(milliseconds), size });
  }

  add(kind: string, input: number, recipe: readonly string[], found: Finding, seconds: number): void {
    const signature = signatureOf(found);
    const id = `${kind} ${signature}`;
    const known = this.#found.get(id) ?? { kind, signature, count: 0, seconds, first: [] };
    this.#found.set(id, known);
    known.count += 1;
    if (known.first.length < mostFirst) known.first.push({ input, recipe, detail: found.detail });
  }

  inputsOf(kind: string): number {
    return this.#inputs.get(kind) ?? 0;
  }

  foundIn(kind: string): readonly Found[] {
    return [...this.#found.values()]
      .filter(found => found.kind === kind)
      .toSorted((a, b) => b.count - a.count);
  }

  slowestOf(kind: string) {
    return this.#slowest.get(kind);
  }

  get hasFindings(): boolean {
    return this.#found.size > 0;
  }

  get total(): number {
    return [...this.#inputs.values()].reduce((sum, count) => sum + count, 0);
  }
}
