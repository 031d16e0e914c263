import type { Finding } from './finding';
import type { Material } from './material';
import type { Random } from './random';

/** Largest input, in bytes: below it, nothing may take longer than the limit of `run.ts`. */
export const mostBytes = 400_000;

/** What an input is made from. `size` is how many bytes the structural generators aim at. */
export interface Making {
  readonly random: Random;
  readonly material: Material;
  readonly size: number;
}

/** A part of an input, as it would lie on disk. */
export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Compares what the product gave with what should hold. */
export type Check = () => readonly Finding[];

/** One input, ready to be given to the product. */
export interface Specimen {
  /** How it was made, a word a step. */
  readonly recipe: readonly string[];
  readonly parts: readonly Part[];
  /** Calls the product, and nothing else that takes long. What it throws is a finding. */
  readonly work: () => Check | Promise<Check>;
}

export interface Kind {
  /** How often it comes, beside the others. */
  readonly weight: number;
  /** What it costs does not follow from its size: an archive unpacks to what it claims. */
  readonly isUnmeasured?: true;
  make(making: Making): Specimen;
}

/** Bytes of an input. */
export function sizeOf({ parts }: Specimen): number {
  return parts.reduce(
    (sum, { content }) => sum + (typeof content === 'string' ? Buffer.byteLength(content) : content.length),
    0,
  );
}
