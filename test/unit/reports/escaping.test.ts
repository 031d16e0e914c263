import { describe, expect, test } from 'vitest';
import { benchmarkName } from '../../../src/core/comparison/benchmarkName';
import { toCsv } from '../../../src/core/reports/csv';
import { markdownText } from '../../../src/core/reports/markdownText';
import { oneLine } from '../../../src/core/text/plainText';

describe('text from a file stays text', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['[click](command:evil)', '\\[click\\](command:evil)'],
    ['a | b', 'a \\| b'],
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['see https://example.org or www.example.org', 'see https\\://example.org or www\\.example.org'],
    ['root@host $x$ ~~gone~~', 'root\\@host \\$x\\$ \\~\\~gone\\~\\~'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['# head\n\n---', '\\# head ---'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['back\\slash', 'back\\\\slash'],
    ['Type: Copy - Benchmark: Integer', 'Type: Copy - Benchmark: Integer'],
  ])('text from a file stays text in Markdown: %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  test('a line holds no control characters and no turned reading direction', () => {
    expect(oneLine('a\u001b[31mred\u0007\r\nb\u202ecod\u2066x\u2028y')).toBe('a[31mred bcodx y');
  });

  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+1', '"\'+1"'],
    ['a\n\t\tb', '"a\n\'\t\tb"'],
    ['a;\tb', '"a;\'\tb"'],
    ['-t 1', '"\'-t 1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\t=1', '"\'\t\'=1"'],
    ['  =1', '"\'  =1"'],
    ['x;=1+1', '"x;\'=1+1"'],
    ['x; \u00a0=1', '"x;\' \u00a0=1"'],
    ['x\t=1', '"x\t\'=1"'],
    ['x|@A1', '"x|\'@A1"'],
    ['x,+1', '"x,\'+1"'],
    ['a\n=1', '"a\n\'=1"'],
    ['a;"=1', '"a;\'""=1"'],
    ['"=1', '"\'""=1"'],
    ['\u200b=1', '"\'=1"'],
    ['Type: Copy - Benchmark: Integer = x', 'Type: Copy - Benchmark: Integer = x'],
    ['say "hi", twice', '"say ""hi"", twice"'],
    ['two\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    ['a-b=c', 'a-b=c'],
    [-5.5, '-5.5'],
    [1e21, '1e+21'],
    [Number.NaN, ''],
    [undefined, ''],
  ])('text from a file stays text in CSV: %j', (cell, field) => {
    expect(toCsv(['h'], [[cell]])).toBe(`h\r\n${field}\r\n`);
  });
});

test('a benchmark is called by title, version and options, without a dash before nothing', () => {
  expect(benchmarkName({ title: 'RAMspeed SMP', appVersion: '3.5.0', description: 'Type: Copy' })).toBe(
    'RAMspeed SMP 3.5.0 — Type: Copy',
  );
  expect(benchmarkName({ title: 'Sysbench CPU', appVersion: '', description: ' - Throughput' })).toBe(
    'Sysbench CPU — Throughput',
  );
  expect(benchmarkName({ title: 'BLAKE2' })).toBe('BLAKE2');
});
