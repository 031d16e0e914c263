import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { compositeXml, type ResultXml } from '../compositeXml';
import type { Workbench } from './workbench';

/** A result of our own profiles, with the trials of each system. */
function result(
  profile: string,
  title: string,
  args: string,
  description: string,
  trials: Readonly<Record<string, readonly number[]>>,
): ResultXml {
  return {
    profile,
    title,
    appVersion: '1.0',
    arguments: args,
    description,
    scale: 'MB/s',
    proportion: 'HIB',
    format: 'BAR_GRAPH',
    entries: Object.entries(trials).map(([system, values]) => ({
      system,
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
      raw: values.join(':'),
      json: JSON.stringify({ 'test-run-times': values.map(() => 5).join(':') }),
    })),
  };
}

const noisy = (step: number) => ({
  Xen: [-1, 0.5, 0, -0.5, 1].map(at => Number((1000 * (1 + step * at)).toFixed(2))),
  KVM: [-1, 0.5, 0, -0.5, 1].map(at => Number((1002 * (1 - step * at)).toFixed(2))),
});

const file = (system: 'Xen' | 'KVM', all: readonly ResultXml[]) =>
  compositeXml({
    title: system,
    modified: '2026-11-01 10:00:00',
    systems: [{ identifier: system }],
    results: all.map(one => ({
      ...one,
      entries: one.entries.filter(entry => !('system' in entry) || entry.system === system),
    })),
  });

/** A comparison of two guests: one row that ran once, one whose Arguments a shell would act on, one that is noisy. */
const rows = [
  result('local/copy-1.0.0', 'Copy Loop', 'COPY -b 4', 'Type: Copy - Block: Small', {
    Xen: [1, 1.01, 1.02, 1.01, 1],
    KVM: [1.01],
  }),
  result('pts/sysbench-1.1.0', 'Sysbench', 'cpu run; echo "$HOME"', 'Test: CPU', noisy(0.007)),
  result('pts/ramspeed-1.4.3', 'RAMspeed SMP', 'COPY -b 3', 'Type: Copy - Benchmark: Integer', noisy(0.012)),
  result('pts/unknown', 'Old Program', '', '', noisy(0.012)),
];

/** Files of a folder with that comparison. */
export const planLab: Readonly<Record<string, string>> = {
  'xen/composite.xml': file('Xen', rows),
  'kvm/composite.xml': file('KVM', rows),
  'lab.ptscompare': `${JSON.stringify(
    { version: 1, title: 'The lab', files: ['xen', 'kvm'], baseline: 'Xen' },
    undefined,
    2,
  )}\n`,
};

const copyLoop = (trials: Readonly<Record<string, readonly number[]>>) => [
  result('local/copy-1.0.0', 'Copy Loop', 'COPY -b 4', 'Type: Copy - Block: Small', trials),
];
const sessions = ['xen-1', 'xen-2', 'xen-3', 'xen-4'];

/** Files of a folder with a comparison of four sessions of a slow Xen with one trial of KVM. */
export const pooledLab: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    sessions.map((name, at) => [
      `${name}/composite.xml`,
      file('Xen', copyLoop({ Xen: [1 + at / 100, 1.01, 1.02] })),
    ]),
  ),
  'kvm/composite.xml': file('KVM', copyLoop({ KVM: [400] })),
  'lab.ptscompare': `${JSON.stringify(
    {
      version: 1,
      title: 'The lab',
      files: [...sessions, 'kvm'],
      systems: [
        { label: 'Xen', sessions: sessions.map(name => ({ file: name, identifier: 'Xen' })) },
        { label: 'KVM', sessions: [{ file: 'kvm', identifier: 'KVM' }] },
      ],
      baseline: 'Xen',
    },
    undefined,
    2,
  )}\n`,
};

/** Files of a folder with one result of Xen, of a test that our targets have. */
export const oneResult: Readonly<Record<string, string>> = {
  'xen/composite.xml': file('Xen', copyLoop({ Xen: [1000, 1004, 1010] })),
};

/** Chooses lines of the questions that VS Code asks one after another. */
export async function answer({ page }: Workbench, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: line }).first();
    await row.waitFor();
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }
}

/** The page of the plan that is in front. */
export async function planPage(workbench: Workbench): Promise<Frame> {
  const frame = await workbench.webview('.run button.primary');
  await expect.poll(() => frame.locator('h1').count()).toBe(1);
  return frame;
}
