import type { Block, BlockName } from './block';
import type { Problems } from './readingProblems';

/** The elements PTS writes and reads in today's layout; it loses any other at its next save. */
const known: Readonly<Partial<Record<BlockName, ReadonlySet<string>>>> = {
  Generated: new Set([
    'Title',
    'LastModified',
    'TestClient',
    'Description',
    'Notes',
    'InternalTags',
    'ReferenceID',
    'PreSetEnvironmentVariables',
  ]),
  System: new Set([
    'Identifier',
    'Hardware',
    'Software',
    'User',
    'TimeStamp',
    'TestClientVersion',
    'Notes',
    'JSON',
    'CostValueForComparison',
  ]),
  Result: new Set([
    'Identifier',
    'Title',
    'AppVersion',
    'Arguments',
    'Description',
    'Scale',
    'Proportion',
    'DisplayFormat',
    'Annotation',
    'Parent',
  ]),
  Entry: new Set(['Identifier', 'Value', 'RawString', 'JSON']),
};

/** Tells of each unknown element the first of its kind in the file. */
export class UnknownElements {
  readonly #told = new Set<string>();

  constructor(private readonly problems: Problems) {}

  look(block: Block): void {
    const names = known[block.name];
    if (names === undefined) return;
    for (const [name, { range }] of block.fields) {
      if (names.has(name)) continue;
      const kind = `${block.name} ${name}`;
      if (this.#told.has(kind)) continue;
      this.#told.add(kind);
      this.problems.add('unknown-element', range ?? block.range, { name, parent: block.name });
    }
    for (const entry of block.entries) this.look(entry);
  }
}
