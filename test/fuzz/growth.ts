import { attempt } from './attempt';
import { inputOf } from './input';
import { type Specimen, sizeOf } from './kind';
import { kinds } from './kinds';
import { loadMaterial, type Material } from './material';
import { type Options, replayOf } from './options';

/** Bytes that the generators aim at: once, and twice as many. */
const [once, twice] = [40_000, 80_000];
/** Twice the input may take so many times as long. */
const mostGrowth = 3.5;
/** Milliseconds of the larger one below which nothing is said: the clock and the compiler decide those. */
const floor = 60;
/** It must grow so at each of so many further repetitions. */
const repetitions = 3;

/**
 * Measures what one generator makes at a size and at twice that size, and tells of what takes much longer.
 * For a person: no test depends on it. True when something was found.
 */
export async function growth(options: Options): Promise<boolean> {
  const material = loadMaterial(options.corpus);
  const until = performance.now() + 1000 * options.seconds;
  let measured = 0;
  let found = 0;
  for (let input = options.only ?? 0; performance.now() < until; input += 1) {
    const { kind } = inputOf(options.seed, input);
    const isWanted = options.kind === undefined || options.kind === kind;
    if (isWanted && kinds.get(kind)?.isUnmeasured !== true) {
      const figures = await grown(options.seed, input, material);
      if (figures.kind !== 'one size') measured += 1;
      if (figures.kind === 'grown') {
        found += 1;
        console.log(`${kind}: ${figures.text}\n  ${replayOf(options, input)} --growth`);
      }
    }
    if (options.only !== undefined) break;
  }
  console.log(`${measured} inputs measured at two sizes, ${found} grew more than ${mostGrowth} times`);
  return found > 0;
}

type Growth = { readonly kind: 'one size' | 'even' } | { readonly kind: 'grown'; readonly text: string };

async function grown(seed: number, input: number, material: Material): Promise<Growth> {
  const make = (aim: number) => inputOf(seed, input).make(material, aim);
  const [one, two] = [make(once), make(twice)];
  // A change that does not depend on the size.
  if (sizeOf(two) < 1.5 * sizeOf(one)) return { kind: 'one size' };
  // What was made is not always exactly twice as large.
  const most = mostGrowth ** Math.log2(sizeOf(two) / sizeOf(one));
  let least = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (let round = 0; round <= repetitions; round += 1) {
    const larger = await timeOf(two);
    const smaller = larger < floor ? larger : await timeOf(one);
    if (larger < most * smaller) return { kind: 'even' };
    least = Math.min(least, larger / smaller);
    longest = Math.max(longest, larger);
  }
  const sizes = `${sizeOf(one)} to ${sizeOf(two)} bytes`;
  const text = `${sizes} take ${least.toFixed(1)} times as long at least, ${longest.toFixed(0)} ms; ${one.recipe.join(', ')}`;
  return { kind: 'grown', text };
}

async function timeOf(specimen: Specimen): Promise<number> {
  return (await attempt(specimen)).milliseconds;
}
