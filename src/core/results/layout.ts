import type { BlockName } from './block';

/** A place in the tree of a result file: whether it is a record, and which elements lead further. */
export interface Place {
  readonly block: BlockName | undefined;
  readonly into: ReadonlyMap<string, Place>;
}

function place(block: BlockName | undefined, into: readonly (readonly [string, Place])[] = []): Place {
  return { block, into: new Map(into) };
}

export const rootName = 'PhoronixTestSuite';

const entry = place('Entry');

/** Both layouts of PTS at once: today's (Generated, System, Result) and that of 2008-2010 (Suite, System, Benchmark). */
export const root: Place = place(undefined, [
  ['Generated', place('Generated')],
  ['System', place('System')],
  ['Result', place('Result', [['Data', place(undefined, [['Entry', entry]])]])],
  ['Suite', place('Suite')],
  [
    'Benchmark',
    place('Benchmark', [['Results', place(undefined, [['Group', place(undefined, [['Entry', entry]])]])]]),
  ],
]);

/** Whether an element of this name is a record that stands right below the root. */
export function isRecord(name: string): boolean {
  return root.into.get(name)?.block !== undefined;
}
