import type { Plan } from '../../../src/core/plan/plan';
import { plannedLaunch } from '../../../src/core/records/plannedLaunch';
import type { RunRecord } from '../../../src/core/records/runRecord';
import type { RunEntry } from '../../../src/core/records/standing';
import type { RunStatus } from '../../../src/core/runs/runState';

export const keys = {
  add: 'a'.repeat(40),
  copy: 'b'.repeat(40),
  latency: 'c'.repeat(40),
  rate: 'd'.repeat(40),
};

export const plan: Plan = {
  name: 'Xen against KVM',
  identifier: 'KVM guest',
  tests: [
    {
      test: 'local/ramcopy-1.0.0',
      title: 'RAM Copy',
      arguments: 'ADD',
      description: 'Type: Add',
      rows: [{ key: keys.add, description: 'Type: Add', scale: 'MB/s', label: 'Add' }],
      secondsPerTrial: 60,
      rounds: 2,
      trials: 3,
    },
    {
      test: 'local/three-1.0.0',
      title: 'Three Figures',
      arguments: '',
      description: '',
      rows: [
        { key: keys.latency, description: 'Latency', scale: 'ms', label: 'Latency' },
        { key: keys.rate, description: 'Rate', scale: 'r/s', label: 'Rate' },
      ],
      secondsPerTrial: 60,
      rounds: 1,
      trials: 3,
    },
  ],
};

export const id = '20261127-013000-ab12';

/** A run of the plan, launched at a time in milliseconds. */
export function record(more: Partial<RunRecord> = {}): RunRecord {
  const made = plannedLaunch(more.plan ?? plan, { id, pts: '/opt/pts/phoronix-test-suite' });
  if (made.kind !== 'launch') throw new Error('this plan cannot be launched');
  const { launch, tests } = made;
  const began = Date.UTC(2026, 10, 27, 1, 30);
  return { id, name: 'Xen against KVM', target: 'guest', began, plan, launch, tests, ...more };
}

export function entry(more: Partial<RunEntry> & { readonly of?: Partial<RunRecord> } = {}): RunEntry {
  const { of = {}, ...others } = more;
  return { record: record(of), ...others };
}

export function status(more: Partial<RunStatus> = {}): RunStatus {
  return {
    id,
    state: { kind: 'running', pid: 7 },
    isStopping: false,
    rounds: [{ number: 1, began: 1000 }],
    logSize: 0,
    tail: '',
    ...more,
  };
}
