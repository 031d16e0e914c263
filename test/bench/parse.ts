import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readResultFile } from '../../src/core/results/read';

export interface ParseFigures {
  readonly megabytes: number;
  readonly entries: number;
  /** Model built, best of several rounds. */
  readonly megabytesPerSecond: number;
  /** `xmllint --noout` less its start-up; absent where there is no xmllint. */
  readonly xmllintMegabytesPerSecond?: number;
}

/** A result file as PTS writes it: 20 systems, as many results as fill the size, four trials an entry. */
export function generateResultFile(megabytes: number): string {
  const systems = Array.from({ length: 20 }, (_, at) => `guest ${at + 1}`);
  const results: string[] = [];
  const system = (name: string) => `  <System>
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
  const entry = (name: string, seed: number) => `      <Entry>
        <Identifier>${name}</Identifier>
        <Value>${(12000 + seed).toFixed(3)}</Value>
        <RawString>${[11, 12, 13, 12].map(trial => (trial * 1000 + seed * 1.1).toFixed(3)).join(':')}</RawString>
        <JSON>{"test-run-times":"0.32:0.14:0.09:0.11"}</JSON>
      </Entry>
`;
  const head = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <Generated>
    <Title>bench</Title>
  </Generated>
${systems.map(system).join('')}`;
  for (let length = head.length, at = 0; length < megabytes * 1e6; at += 1) {
    const result = `  <Result>
    <Identifier>pts/bench-1.0.0</Identifier>
    <Title>Bench</Title>
    <AppVersion>1</AppVersion>
    <Arguments>option-${at}</Arguments>
    <Description>Option: ${at}</Description>
    <Scale>MB/s</Scale>
    <Proportion>HIB</Proportion>
    <DisplayFormat>BAR_GRAPH</DisplayFormat>
    <Data>
${systems.map((name, seed) => entry(name, seed + at)).join('')}    </Data>
  </Result>
`;
    results.push(result);
    length += result.length;
  }
  return `${head}${results.join('')}</PhoronixTestSuite>\n`;
}

/** Measures reading a file of this size in memory, beside xmllint on the same text. */
export function benchParse(megabytes = 18, rounds = 7): ParseFigures {
  const text = generateResultFile(megabytes);
  const size = text.length / 1e6;
  let entries = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const reading = readResultFile(text);
    best = Math.min(best, performance.now() - start);
    if (reading.kind !== 'results') throw new Error('the generated file does not read');
    entries = reading.file.results.reduce((sum, result) => sum + result.entries.length, 0);
  }
  const xmllint = secondsOfXmllint(text, rounds);
  return {
    megabytes: size,
    entries,
    megabytesPerSecond: size / (best / 1000),
    ...(xmllint !== undefined && { xmllintMegabytesPerSecond: size / xmllint }),
  };
}

function secondsOfXmllint(text: string, rounds: number): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const seconds = (name: string, content: string): number | undefined => {
      const file = join(folder, name);
      writeFileSync(file, content);
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        if (spawnSync('xmllint', ['--noout', file]).status !== 0) return undefined;
        best = Math.min(best, performance.now() - start);
      }
      return best / 1000;
    };
    const startUp = seconds('empty.xml', '<a/>');
    const whole = startUp === undefined ? undefined : seconds('whole.xml', text);
    return startUp === undefined || whole === undefined ? undefined : whole - startUp;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
