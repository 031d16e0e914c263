import type { Random } from '../random';

/** A change of a text; `size` is how many characters a change that makes it longer may add. */
export interface Step {
  readonly name: string;
  apply(text: string, random: Random, size: number): string;
}

/** Applies one to `most` of the steps, one after another; the recipe names them. */
export function mutated(
  text: string,
  steps: readonly Step[],
  { random, size }: { readonly random: Random; readonly size: number },
  most = 3,
): { readonly text: string; readonly recipe: readonly string[] } {
  const chosen = Array.from({ length: 1 + random.below(most) }, () => random.pick(steps));
  const left = () => Math.max(1, size);
  const result = chosen.reduce((changed, step) => step.apply(changed, random, left()), text);
  return { text: result, recipe: chosen.map(step => step.name) };
}

/** Replaces a piece of a text. */
export function splice(text: string, start: number, end: number, piece: string): string {
  return text.slice(0, start) + piece + text.slice(end);
}

/** One match of an expression, from a place at random on: no text is searched twice over. */
export function matchNear(text: string, expression: RegExp, random: Random): RegExpExecArray | undefined {
  const global = new RegExp(expression.source, 'gu');
  global.lastIndex = random.below(text.length);
  const found = global.exec(text);
  if (found !== null) return found;
  global.lastIndex = 0;
  return global.exec(text) ?? undefined;
}
