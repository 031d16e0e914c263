import type { FactId } from '../environment/facts/fact';

/** Facts that make two sessions two systems. Others, such as steal time or load, may change between runs. */
export const tellingFacts: ReadonlySet<FactId> = new Set<FactId>([
  'nesting',
  'role',
  'emulation',
  'machine',
  'cpu-model',
  'isa',
  'cpus',
  'threads-per-core',
  'memory',
  'kernel',
  'os',
]);
