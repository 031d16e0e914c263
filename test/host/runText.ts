/** A result file of one system, `guest`, with so many results, written at a time (in UTC). */
export function runText(title: string, results: number, written = new Date(0)): string {
  const time = written.toISOString().slice(0, 19).replace('T', ' ');
  const result = (at: number) => `  <Result>
    <Identifier>pts/test-1.0.0</Identifier>
    <Title>Test</Title>
    <Description>Option: ${at}</Description>
    <Scale>MB/s</Scale>
    <Proportion>HIB</Proportion>
    <DisplayFormat>BAR_GRAPH</DisplayFormat>
    <Data><Entry><Identifier>guest</Identifier><Value>1</Value><RawString>1:1:1</RawString></Entry></Data>
  </Result>
`;
  return `<?xml version="1.0"?>
<PhoronixTestSuite>
  <Generated>
    <Title>${title}</Title>
    <LastModified>${time}</LastModified>
  </Generated>
  <System>
    <Identifier>guest</Identifier>
    <Hardware>Processor: Intel Core i7-8700 (4 Cores)</Hardware>
    <Software>OS: Debian 12, System Layer: KVM</Software>
    <TimeStamp>${time}</TimeStamp>
  </System>
${Array.from({ length: results }, (_, at) => result(at)).join('')}</PhoronixTestSuite>
`;
}
