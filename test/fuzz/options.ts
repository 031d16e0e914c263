import { parseArgs } from 'node:util';
import { kinds } from './kinds';

/** What `npm run fuzz` was asked for. */
export interface Options {
  readonly seconds: number;
  readonly seed: number;
  /** This input alone, which is saved and told of. */
  readonly only?: number;
  /** Inputs of this kind alone; they keep their numbers. */
  readonly kind?: string;
  /** Folders of real files. */
  readonly corpus: readonly string[];
  /** Measures how time grows with the size, instead. */
  readonly growth: boolean;
}

/** A folder that is not there is passed over: the real files beside the repository are not everywhere. */
const ownCorpus = ['samples', 'test/fixtures', '../shared/corpus', '../shared/examples/pts-test-profiles'];

/** Reads the arguments; throws an `Error` that says what is wrong with them. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      kind: { type: 'string' },
      corpus: { type: 'string', multiple: true, default: ownCorpus },
      growth: { type: 'boolean', default: false },
    },
  });
  const { kind, only } = values;
  if (kind !== undefined && !kinds.has(kind))
    throw new Error(`No kind "${kind}"; there are: ${[...kinds.keys()].join(', ')}`);
  return {
    seconds: numberOf('seconds', values.seconds),
    seed: numberOf('seed', values.seed),
    corpus: values.corpus,
    growth: values.growth,
    ...(only === undefined ? {} : { only: numberOf('only', only) }),
    ...(kind === undefined ? {} : { kind }),
  };
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new Error(`--${option} takes a whole number, not "${text}"`);
}

/** The command that runs one input again. */
export function replayOf({ seed, corpus }: Options, input: number): string {
  const folders =
    corpus.join() === ownCorpus.join() ? '' : corpus.map(one => ` --corpus ${JSON.stringify(one)}`).join('');
  return `npm run fuzz -- --seed ${seed} --only ${input}${folders}`;
}
