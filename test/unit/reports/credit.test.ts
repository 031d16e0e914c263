import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { Formatter } from '../../../src/core/messages/formatter';
import { compareCsv } from '../../../src/core/reports/compareCsv';
import { compareReport } from '../../../src/core/reports/compareJson';
import { compareMarkdown } from '../../../src/core/reports/compareMarkdown';
import { rowMarkdown } from '../../../src/core/reports/rowMarkdown';
import { readResultFile } from '../../../src/core/results/read';
import { document, entryXml, resultXml } from '../results/sample';

const system = (name: string, hardware: string, software: string) =>
  `<System><Identifier>${name}</Identifier><Hardware>${hardware}</Hardware><Software>${software}</Software></System>`;
const head = [
  system('guest', 'Processor: Intel Xeon (4 Cores), Motherboard: QEMU Standard PC', 'System Layer: KVM'),
  system('server', 'Processor: Intel Xeon (24 Cores), Motherboard: Supermicro X11SPM', 'OS: Debian 12'),
].join('');
const bars = '<Title>Bars</Title><Scale>MB/s</Scale><Proportion>HIB</Proportion>';
const line = '<Title>Line</Title><DisplayFormat>LINE_GRAPH</DisplayFormat>';
const text = document(
  resultXml(
    entryXml('15.8', '15.7:15.8:15.9', 'guest') + entryXml('30.1', '30.0:30.1:30.2', 'server'),
    bars,
  ) + resultXml(entryXml('1,2,3,4', '', 'guest') + entryXml('1,2', '', 'server'), line),
  head,
);
const comparison = compareFiles(
  { version: 1, files: ['f'], confidence: 95, margin: 1, correction: 'bh', noise: 'shared' },
  [{ path: 'f', folder: 'f', reading: readResultFile(text) }],
);

describe.each(['en', 'ru'] as const)('a text report in %s', language => {
  const words = new Formatter(language);
  const [pair] = compareReport(comparison, comparison.rows, words).rows[0]?.comparisons ?? [];
  const attribution = pair?.attribution ?? 'none';
  const reasons = (comparison.rows[0]?.comparisons[0]?.attributionReasons ?? []).map(reason =>
    words.say(reason),
  );

  test('a text report as Markdown says first that the hypervisor may not have the credit, and which facts forbid it', () => {
    expect(attribution).toBe('blocked');
    const [first = ''] = compareMarkdown(comparison, comparison.rows, words)
      .replaceAll('\\', '')
      .split('\n| ');
    expect(first).toContain(words.text('page.kind', { kind: 'hypervisor', others: 0, fair: 'blocked' }));
    const facts = comparison.rows[0]?.comparisons[0]?.attributionFacts?.blocks ?? [];
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) expect(first).toContain(words.text(`environment.fact-${fact}`));
  });

  test('a text report as CSV has the layers, the attribution and its reasons in columns of their own', () => {
    const [header = '', ...lines] = compareCsv(comparison, comparison.rows, words).split('\r\n');
    expect(header.endsWith(',layers,attribution,attribution_reasons')).toBe(true);
    const pairLine = lines.find(one => one.includes(',server,guest,')) ?? '';
    expect(pairLine).toContain(',blocked,');
    for (const reason of reasons) expect(pairLine).toContain(reason);
    expect(lines.find(one => one.includes(',guest,guest,'))).toContain('KVM');
  });

  test('of one benchmark says it beside the verdict', () => {
    const [row] = comparison.rows;
    expect(row && rowMarkdown(comparison, row, words)).toContain(words.text('page.attribution-blocked'));
  });

  test('a text report shows of how many samples the mean of a series is', () => {
    const markdown = compareMarkdown(comparison, comparison.rows, words).replaceAll('\u00a0', ' ');
    expect(markdown).toContain(`| ${words.text('comparison.report-counts', { n: '2', nBaseline: '4' })} |`);
  });
});
