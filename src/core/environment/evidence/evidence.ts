import type { SourceRange, System } from '../../results/model';
import type { Probe } from './probe';
import type { RanOn } from './ranOn';

/** Where a piece of evidence comes from, strongest first. */
export const sources = ['user', 'probe', 'log', 'details', 'software', 'hardware', 'words'] as const;
export type EvidenceSource = (typeof sources)[number];

/** What was read, word for word, and where: enough to show it and to go there. */
export interface Evidence {
  readonly source: EvidenceSource;
  /** `composite.xml`, or the name of the log or probe. Absent for the user's word. */
  readonly file?: string;
  /** As the file calls it: `System Layer`, `Hypervisor vendor`, `dmi.sys_vendor`; a log's own name for a line of it. */
  readonly field: string;
  readonly text: string;
  /** Of the System element, for what composite.xml says. */
  readonly range?: SourceRange;
}

/** Everything there is about one system. Only `system` has to be. */
export interface SystemEvidence {
  readonly system: System;
  /** The file's title: words that may hint at something. */
  readonly title?: string;
  /** `system-logs/<identifier>/`: text by the file's name, e.g. `lscpu`. */
  readonly logs?: ReadonlyMap<string, string>;
  /** From within the system itself. */
  readonly probe?: Probe;
  /** From what is below it: the nearest first, each the host of the one before. */
  readonly hosts?: readonly Probe[];
  /** The user's word; it goes before everything else. */
  readonly ranOn?: RanOn;
  /** Wall seconds of all its trials together, for whether runs overlapped. */
  readonly runSeconds?: number;
}
