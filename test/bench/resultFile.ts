/** A result file as PTS writes it. */
export interface ResultFileShape {
  readonly systems: readonly string[];
  readonly results: number;
  /** The trials of a system in a result, both by their index. */
  trials(system: number, result: number): readonly number[];
}

/** The text of a result file. */
export function resultFile({ systems, results, trials }: ResultFileShape): string {
  const entries = (result: number) =>
    systems.map((name, system) => entryXml(name, trials(system, result))).join('');
  const body = Array.from({ length: results }, (_, at) => resultXml(at, entries(at))).join('');
  return `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <Generated>
    <Title>bench</Title>
  </Generated>
${systems.map(systemXml).join('')}${body}</PhoronixTestSuite>
`;
}

/** A result file of 20 systems and about this size, four trials an entry. */
export function resultFileOf(megabytes: number): string {
  const systems = Array.from({ length: 20 }, (_, at) => `guest ${at + 1}`);
  const trials = (system: number, result: number) =>
    [11, 12, 13, 12].map(trial => trial * 1000 + (system + result) * 1.1);
  const lengthOf = (results: number) => resultFile({ systems, results, trials }).length;
  const perResult = (lengthOf(200) - lengthOf(100)) / 100;
  return resultFile({ systems, results: Math.ceil((megabytes * 1e6) / perResult), trials });
}

function systemXml(name: string): string {
  return `  <System>
    <Identifier>${name}</Identifier>
    <Hardware>Processor: AMD EPYC (2 Cores), Motherboard: Xen HVM domU, Memory: 24GB, Disk: 252GB</Hardware>
    <Software>OS: Debian 12, Kernel: 6.18.44 (x86_64), Compiler: GCC 12.2.0, System Layer: Xen HVM domU 4.17</Software>
    <User>root</User>
    <TimeStamp>2026-11-23 00:24:40</TimeStamp>
    <TestClientVersion>10.8.6</TestClientVersion>
    <Notes></Notes>
    <JSON>{"cpu-microcode":"0x1000065","kernel-extra-details":"Transparent Huge Pages: madvise"}</JSON>
  </System>
`;
}

function resultXml(at: number, entries: string): string {
  return `  <Result>
    <Identifier>pts/bench-1.0.0</Identifier>
    <Title>Bench</Title>
    <AppVersion>1</AppVersion>
    <Arguments>option-${at}</Arguments>
    <Description>Option: ${at}</Description>
    <Scale>MB/s</Scale>
    <Proportion>HIB</Proportion>
    <DisplayFormat>BAR_GRAPH</DisplayFormat>
    <Data>
${entries}    </Data>
  </Result>
`;
}

function entryXml(name: string, trials: readonly number[]): string {
  const mean = trials.reduce((sum, trial) => sum + trial, 0) / trials.length;
  return `      <Entry>
        <Identifier>${name}</Identifier>
        <Value>${mean.toFixed(3)}</Value>
        <RawString>${trials.map(trial => trial.toFixed(3)).join(':')}</RawString>
        <JSON>{"test-run-times":"${trials.map((_, at) => (0.09 + at / 20).toFixed(2)).join(':')}"}</JSON>
      </Entry>
`;
}
