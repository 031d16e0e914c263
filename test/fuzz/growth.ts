import { attempt } from './attempt';
import { inputOf } from './input';
import { sizeOf } from './kind';
import { loadMaterial, type Material } from './material';
import { type Options, replayOf } from './options';

/** Twice the input may take so many times as long. */
const mostGrowth = 3.5;
/** Milliseconds of the larger one below which nothing is said: the clock and the compiler decide those. */
const floor = 60;
/** It must grow so at each of so many further repetitions. */
const repetitions = 3;

/**
 * Measures inputs at a size and at twice that size, and tells of those that take much longer. For a
 * person: no test depends on it. True when something was found.
 */
export async function growth(options: Options): Promise<boolean> {
  const material = loadMaterial(options.corpus);
  const until = performance.now() + 1000 * options.seconds;
  let measured = 0;
  let found = 0;
  for (let input = options.only ?? 0; performance.now() < until; input += 1) {
    const { kind } = inputOf(options.seed, input);
    if (options.kind === undefined || options.kind === kind) {
      measured += 1;
      const figures = await confirmed(options.seed, input, material);
      if (figures !== undefined) {
        found += 1;
        console.log(`${kind}: ${figures}\n  ${replayOf(options, input)}`);
      }
    }
    if (options.only !== undefined) break;
  }
  console.log(`${measured} inputs measured at two sizes, ${found} grew more than ${mostGrowth} times`);
  return found > 0;
}

async function confirmed(seed: number, input: number, material: Material): Promise<string | undefined> {
  let least = Number.POSITIVE_INFINITY;
  let figures = '';
  for (let round = 0; round <= repetitions; round += 1) {
    const [one, two] = [await measure(seed, input, material, 1), await measure(seed, input, material, 2)];
    const isTwice = two.size > 1.5 * one.size;
    if (!isTwice || two.milliseconds < floor || two.milliseconds < mostGrowth * one.milliseconds)
      return undefined;
    least = Math.min(least, two.milliseconds / one.milliseconds);
    figures = `${one.size} to ${two.size} bytes: ${one.milliseconds.toFixed(0)} to ${two.milliseconds.toFixed(0)} ms, ${least.toFixed(1)} times at least; ${one.recipe.join(', ')}`;
  }
  return figures;
}

async function measure(seed: number, input: number, material: Material, scale: number) {
  const specimen = inputOf(seed, input).make(material, scale);
  const { milliseconds } = await attempt(specimen);
  return { milliseconds, size: sizeOf(specimen), recipe: specimen.recipe };
}
