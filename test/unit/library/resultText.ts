/** A result file as PTS writes it, as short as a test needs it. */
export interface Told {
  readonly title?: string;
  readonly modified?: string;
  readonly systems?: readonly { readonly name: string; readonly layer?: string; readonly started?: string }[];
  /** A title for each benchmark, and the value of each system that has an entry; '' is a failure. */
  readonly results?: readonly { readonly title: string; readonly values: Readonly<Record<string, string>> }[];
}

export function resultText({
  title = 'a run',
  modified = '2026-11-23 10:00:00',
  systems = [],
  results = [],
}: Told): string {
  return `<?xml version="1.0"?>
<PhoronixTestSuite>
  <Generated>
    <Title>${title}</Title>
    <LastModified>${modified}</LastModified>
  </Generated>
${systems.map(systemText).join('')}${results.map(resultElement).join('')}</PhoronixTestSuite>
`;
}

function systemText({
  name,
  layer,
  started = '2026-11-23 09:00:00',
}: NonNullable<Told['systems']>[number]): string {
  return `  <System>
    <Identifier>${name}</Identifier>
    <Hardware>Processor: Intel Core i7-8700 (4 Cores), Memory: 4GB</Hardware>
    <Software>OS: Debian 12${layer === undefined ? '' : `, System Layer: ${layer}`}</Software>
    <TimeStamp>${started}</TimeStamp>
  </System>
`;
}

function resultElement({ title, values }: NonNullable<Told['results']>[number]): string {
  const entries = Object.entries(values).map(
    ([name, value]) =>
      `<Entry><Identifier>${name}</Identifier><Value>${value}</Value><RawString>${value}</RawString></Entry>`,
  );
  return `  <Result>
    <Identifier>pts/${title.toLowerCase().replace(/\W+/g, '-')}-1.0.0</Identifier>
    <Title>${title}</Title>
    <Scale>MB/s</Scale>
    <Proportion>HIB</Proportion>
    <DisplayFormat>BAR_GRAPH</DisplayFormat>
    <Data>${entries.join('')}</Data>
  </Result>
`;
}
