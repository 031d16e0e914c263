import { forbiddenCharacter } from '../results/escape';
import { profileOf } from '../results/profileName';
import type { BenchmarkResult } from '../results/resultFile';
import { planLimits } from './plan';

/** Why PTS would not run a test as it is written, or would drop it without a word. */
export type Refusal =
  /** Derived data, such as a sensor's, or a further result of an old PTS. */
  | { readonly kind: 'no-test' }
  | { readonly kind: 'no-version'; readonly test: string }
  /** No name of a profile in a repository, `pts/…` or `local/…`. */
  | { readonly kind: 'odd-name'; readonly test: string }
  /** No XML holds this character: `U+0007`. */
  | { readonly kind: 'character'; readonly character: string }
  /** PTS drops from a suite what looks like a tag. */
  | { readonly kind: 'tag' }
  | { readonly kind: 'long' };

type Runnable = Pick<BenchmarkResult, 'identifier' | 'arguments' | 'description'>;

/** The reason why a result cannot be run again; undefined where it can. */
export function refusalOf({
  identifier = '',
  arguments: args = '',
  description = '',
}: Runnable): Refusal | undefined {
  if (identifier === '') return { kind: 'no-test' };
  const refused = nameRefusal(identifier);
  if (refused !== undefined) return refused;
  if (args.length > planLimits.arguments || description.length > planLimits.description)
    return { kind: 'long' };
  const character = forbiddenCharacter(args) ?? forbiddenCharacter(description);
  if (character !== undefined) return { kind: 'character', character };
  return looksLikeTag(args) || looksLikeTag(description) ? { kind: 'tag' } : undefined;
}

/** The reason why PTS would not find a test of this name. */
export function nameRefusal(test: string): Refusal | undefined {
  if (profileOf(test).version === undefined) return { kind: 'no-version', test };
  const isName = test.length <= planLimits.title && /^[a-z0-9][\w-]*\/[a-z0-9][\w.+-]*$/i.test(test);
  return isName ? undefined : { kind: 'odd-name', test };
}

/** PHP's strip_tags, which PTS applies to a suite, takes every `<` for a tag that no blank follows. */
function looksLikeTag(text: string): boolean {
  return /<(?![ \t\n\v\f\r])/.test(text);
}
