import type { Specimen } from './kind';
import { mostBytes } from './kind';
import { kinds } from './kinds';
import type { Material } from './material';
import { Random } from './random';

/** An input of a run. */
export interface Input {
  readonly kind: string;
  /** Makes it; `aim` is what its generators aim at instead of the size drawn for it, in bytes. */
  make(material: Material, aim?: number): Specimen;
}

/**
 * What structural generators aim at, in bytes. Small inputs are quick, so most are small; what grows with
 * the square of the size shows in the large ones.
 */
const sizes: readonly (readonly [number, number])[] = [
  ...[[20, 4_000] as const, [20, 4_000] as const, [20, 4_000] as const],
  ...[[1_000, 100_000] as const, [0.25 * mostBytes, 0.85 * mostBytes] as const],
];

const whole = [...kinds.values()].reduce((sum, { weight }) => sum + weight, 0);

/** Input `number` of a seed: the same on every machine, whatever was run before it. */
export function inputOf(seed: number, number: number): Input {
  const random = new Random(seed, number);
  const [name, kind] = chosen(random);
  return {
    kind: name,
    make: (material, aim) => {
      const [least, most] = random.pick(sizes);
      const drawn = random.magnitude(least, most);
      return kind.make({ random, material, size: aim ?? drawn });
    },
  };
}

function chosen(random: Random) {
  let left = random.fraction() * whole;
  const found = [...kinds].find(([, { weight }]) => {
    left -= weight;
    return left < 0;
  });
  const [first] = kinds;
  const kind = found ?? first;
  if (kind === undefined) throw new Error('there are no kinds');
  return kind;
}
