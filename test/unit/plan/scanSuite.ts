import { SaxesParser } from 'saxes';

/** An `<Execute>` of a suite. */
export interface Execute {
  readonly test: string;
  readonly arguments: string;
  readonly description: string;
}

/** The Executes of a suite as another XML reader sees them, every blank as it stands. */
export function scanSuite(xml: string): readonly Execute[] {
  const executes: Map<string, string>[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (name === 'Execute') executes.push(new Map());
  });
  parser.on('text', text => {
    const name = open.at(-1) ?? '';
    const own = open.at(-2) === 'Execute' ? executes.at(-1) : undefined;
    own?.set(name, (own.get(name) ?? '') + text);
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', error => {
    throw error;
  });
  parser.write(xml).close();
  return executes.map(fields => ({
    test: fields.get('Test') ?? '',
    arguments: fields.get('Arguments') ?? '',
    description: fields.get('Description') ?? '',
  }));
}
