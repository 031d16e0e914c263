import type { Specimen } from './kind';
import { mostBytes } from './kind';
import { kinds } from './kinds';
import type { Material } from './material';
import { Random } from './random';

/** An input of a run. */
export interface Input {
  readonly kind: string;
  /** Makes it; `scale` times as large as it would be. */
  make(material: Material, scale?: number): Specimen;
}

const whole = [...kinds.values()].reduce((sum, { weight }) => sum + weight, 0);

/** Input `number` of a seed: the same on every machine, whatever was run before it. */
export function inputOf(seed: number, number: number): Input {
  const random = new Random(seed, number);
  const [name, kind] = chosen(random);
  return {
    kind: name,
    make: (material, scale = 1) => {
      // Small ones are quick, so most are small; what grows with the square shows in the large ones.
      const size = random.chance(0.6)
        ? random.magnitude(20, 4_000)
        : random.magnitude(1_000, 0.9 * mostBytes);
      return kind.make({ random, material, size: size * scale });
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
