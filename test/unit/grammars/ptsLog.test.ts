import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { loadGrammar, scopesOf, textsOf, tokensOf } from '../../grammar';
import { expectProportion } from '../../growth';

const root = path.resolve(import.meta.dirname, '../../..');
const grammar = await loadGrammar('text.log.pts');
const texts = (text: string, scope: string) => textsOf(tokensOf(grammar, text), scope);
const errors = (text: string) => texts(text, 'token.error-token');

const testLog = `#####
Xen 4.17 - Run 1 - Run 1
2026-11-23 00:25:05
#####
CPU speed:
    events per second:  5118.36
         95th percentile:    0.29
    total number of errors:               0
AVG\tMethod: MEMCPY\tElapsed: 0.00824\tCopy: 7769.819 MiB/s

#####
Xen 4.17 - Run 12
2026-11-23 00:25:09
#####
error while loading shared libraries: libfoo.so.1: cannot open shared object file
main.c:3:1: fatal error: x.h: No such file or directory
main.c:4:2: warning: unused
OUTCOMES: PASS,PASS,FAIL,PASS
Segmentation fault (core dumped)
`;

const consoleLog = `
Internet Communication Is Disabled Per Your User Configuration.

Phoronix Test Suite v10.8.6

    local/badinst-1.0.0:
        Test Installation 1 of 2
        Installing Test @ 13:04:10
            The installer exited with a non-zero exit status.
            ERROR: cc: fatal error: no input files

    [NOTICE] local/badinst-1.0.0 is not installed.
    [PROBLEM] No space is left

MEMORY:                   24GB
    Disk Details:         Block Size: 4096

Flaky Workload 1:
    local/flaky-1.0.0 [Mode: Always Fails]
    Test 1 of 3
    Estimated Trial Run Count:    3
    Estimated Time To Completion: 1 Minute [13:04 UTC]
        Started Run 1 @ 13:04:14
        The test quit with a non-zero exit status.
        Started Run 2 @ 13:04:19 *
    [8192] str_replace(): Passing null to parameter #3 is deprecated in pts_test_result:99

    Mode: Always Fails:
        1396.404
        955.609

    Average: 1176.007 MB/s
    Deviation: 40.49%
    Samples: 2
        Final: PASS,PASS,FAIL,PASS
`;

/** The same as a terminal records it, with colours of its own and line ends of a terminal. */
const recorded = [
  '\u001b[1;32mPhoronix Test Suite v10.8.6\u001b[0m',
  '\u001b[1mMEMORY\u001b[0m:                   \u001b[1;32m24GB\u001b[0m',
  '\u001b[1;36mRAM Copy 1.0:',
  '    local/ramcopy-1.0.0 [Type: Copy]\u001b[0m',
  '        Started Run 4 @ 13:05:15 *\u001b[1;31m',
  '    [NOTICE] fopen(): \u001b[1mfailed\u001b[0m in pts_client:1',
  '        8942.25',
  '        \u001b[1;31m7035.46\u001b[0m',
  '    Average: \u001b[1;34m8767.42 MB/s\u001b[0m',
  '    Deviation: 18.84%',
  '\u001b[3m    MB/s > Higher Is Better\u001b[0m',
].join('\r\n');

test.each([
  ['test-log', testLog],
  ['console', consoleLog],
  ['recorded-terminal', recorded],
])('a log is read by its colours: %s', async (name, text) => {
  await expect(scopesOf(grammar, text)).toMatchFileSnapshot(`golden/${name}.txt`);
});

test('a sample keeps its colours', async () => {
  const folder = 'samples/lab/kvm/test-logs/bdab74310add53b64a328f392b77f774eda100a7';
  const text = readFileSync(path.join(root, folder, 'KVM guest.log'), 'utf8');
  await expect(scopesOf(grammar, text)).toMatchFileSnapshot('golden/sample-log.txt');
});

test('a recorded terminal says what a piped one says', () => {
  const bare = stripVTControlCharacters(recorded);
  for (const scope of [
    'constant.numeric.trial.pts',
    'constant.numeric.average.pts',
    'constant.numeric.deviation.pts',
    'entity.name.type.benchmark.pts',
    'variable.other.property.pts',
    'comment.time.pts',
    'keyword.operator.extra-trial.pts',
  ]) {
    expect(texts(recorded, scope)).toEqual(texts(bare, scope));
    expect(texts(bare, scope), scope).not.toEqual([]);
  }
});

test('what is no error is not marked as one', () => {
  for (const line of [
    'errors: 0',
    'Error: 0',
    'errors/s: 12.5',
    'no errors',
    'FAILOVER',
    'terror: 5',
    'E: '.trim(),
  ])
    expect(errors(line), line).toEqual([]);
  for (const line of [
    'error: lost',
    'E: lost',
    '[PROBLEM] lost',
    'The test quit with a non-zero exit status.',
  ])
    expect(errors(line).join('')).not.toBe('');
});

test('a program that writes ##### itself does not turn its output into a head', () => {
  const heads = texts(
    '#####\nresult: 5\n#####\nguest - Run 2\n2026-11-20 10:12:42\n#####\n7\n',
    'markup.heading.trial.pts',
  );
  expect(heads.join('')).toBe('guest - Run 2');
});

test.each([
  ['digits', (size: number) => '1'.repeat(size)],
  ['numbers', (size: number) => '1.5 '.repeat(size / 4)],
  ['versions', (size: number) => `a/b${'-1.0'.repeat(size / 4)}`],
  ['colons', (size: number) => `a${':   '.repeat(size / 4)}b`],
  ['spaces', (size: number) => `${' '.repeat(size)}x`],
  ['runs', (size: number) => `#####\n${' - Run 1   '.repeat(size / 11)}x`],
  ['recorded colours', (size: number) => '\u001b[1m'.repeat(size / 4)],
  ['begun colours', (size: number) => '\u001b[1;'.repeat(size / 4)],
  ['brackets', (size: number) => `pts/a-1.0.0 ${'['.repeat(size)}`],
  ['profiles', (size: number) => 'pts/a-1.0.0 [a '.repeat(size / 15)],
  ['The', (size: number) => 'The '.repeat(size / 4)],
  ['an average', (size: number) => `Average: ${'1 MB/s '.repeat(size / 7)}`],
])('a line of %s takes its length: 200 kB do not stop the editor', (_, textOf) => {
  expectProportion(size => {
    const text = textOf(size);
    return () => tokensOf(grammar, text);
  }, 100_000);
});
