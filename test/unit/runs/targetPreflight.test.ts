import { expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import {
  answeredPreflight,
  failedPreflight,
  readinessOf,
  summaryOf,
} from '../../../src/core/runs/targetPreflight';
import { failures } from '../../../src/core/targets/failure';

const needs = { resultSize: 50e6, sent: 1_000_000, received: 1_001_000 };

/** What a target prints on which a run may begin. */
const ready = `clock 1000
system Linux
${['setsid', 'tail', 'tar', 'mkfifo', 'dd', 'awk', 'sed', 'cut', 'tr', 'wc', 'cp', 'ln'].map(tool => `tool ${tool}`).join('\n')}
own-config yes
internet FALSE
pts /usr/bin/phoronix-test-suite
version 10.8.6
php 8.2.7
free 9000000
kills-at-logout no
`;

test('a target on which nothing is missing is ready, and no line is about tests that nobody named', () => {
  const preflight = answeredPreflight(ready, needs);
  expect(summaryOf(preflight)).toEqual({ state: 'ready', count: 0 });
  expect(preflight.checks.map(({ id }) => id)).not.toContain('tests');
  expect(preflight.answers?.pts).toBe('/usr/bin/phoronix-test-suite');
  const asked = answeredPreflight(`${ready}test pts/a-1.0.0 installed\n`, needs);
  expect(asked.checks.map(({ id }) => id)).toContain('tests');
});

test('the worst of a checklist is what its target says first, with the number of such lines', () => {
  const skewed = ready.replace('clock 1000', 'clock 1500');
  expect(summaryOf(answeredPreflight(skewed, needs))).toEqual({ state: 'warning', count: 1 });
  const bare = skewed.replace(/^(pts|version|php) .*\n/gm, '');
  expect(summaryOf(answeredPreflight(bare, needs))).toEqual({ state: 'refused', count: 2 });
});

test('a launch is refused by anything but tests that it can install, with a yes', () => {
  const kindOf = (output: string) => readinessOf(answeredPreflight(output, needs)).kind;
  expect(kindOf(ready)).toBe('ready');
  expect(kindOf(ready.replace('clock 1000', 'clock 1500'))).toBe('ready');
  const lacking = `${ready}test pts/a-1.0.0 missing\n`;
  expect(kindOf(lacking)).toBe('install');
  expect(kindOf(lacking.replace(/^php .*\n/gm, ''))).toBe('refused');
  expect(kindOf(ready.replace(/^pts .*\n/gm, ''))).toBe('refused');
});

test.each(failures)('a target that was not reached (%s) may not be launched on, and says why', failure => {
  const preflight = failedPreflight(failure, 'xen guest', 'its words', 1_000);
  expect(summaryOf(preflight)).toEqual({ state: 'unreached', count: 1 });
  expect(readinessOf(preflight)).toMatchObject({ kind: 'refused', refused: [{ id: 'reach' }] });
  expect(preflight.answers).toBeUndefined();
  for (const language of ['en', 'ru'] as const) {
    const [reach] = preflight.checks;
    expect(reach && new Formatter(language).say(reach.message)).toMatch(/xen guest|its words/);
  }
});
