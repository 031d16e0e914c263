import { type Block, type Field, textOf } from './block';
import { limits } from './limits';

/** What PTS of 2008-2010 called the elements of a Result. */
const resultNames: ReadonlyMap<string, string> = new Map([
  ['TestName', 'Identifier'],
  ['Name', 'Title'],
  ['Version', 'AppVersion'],
  ['TestArguments', 'Arguments'],
  ['Attributes', 'Description'],
  ['ResultFormat', 'DisplayFormat'],
]);

const systemNames: ReadonlyMap<string, string> = new Map([
  ['Author', 'User'],
  ['TestDate', 'TimeStamp'],
  ['TestNotes', 'Notes'],
  ['Version', 'TestClientVersion'],
]);

/** A Benchmark of the 2008 layout as a Result of today's. */
export function modernResult(block: Block): Block {
  const fields = renamed(block, resultNames);
  const test = block.fields.get('TestName');
  const profile = textOf(block, 'ProfileVersion')?.trim();
  if (test !== undefined && profile !== undefined) {
    fields.set('Identifier', { text: `${test.text}-${profile}`, range: test.range });
  }
  return { ...block, name: 'Result', fields };
}

/**
 * The identifiers a System of the 2008 layout stands for: it had none itself but a list of them,
 * joined by commas. Empty when it lists none.
 */
export function identifiersOf(block: Block): readonly string[] {
  const list = textOf(block, 'AssociatedIdentifiers') ?? '';
  return list.split(',', limits.systems).filter(name => name.trim() !== '');
}

/** A System of the 2008 layout as one of today's, for one of its identifiers. */
export function modernSystem(block: Block, identifier: string): Block {
  const fields = renamed(block, systemNames);
  const range = block.fields.get('AssociatedIdentifiers')?.range;
  return { ...block, fields: fields.set('Identifier', { text: identifier, range }) };
}

function renamed(block: Block, names: ReadonlyMap<string, string>): Map<string, Field> {
  return new Map([...block.fields].map(([name, field]) => [names.get(name) ?? name, field]));
}
