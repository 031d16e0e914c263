import type { SourceRange, System } from '../../results/resultFile';
import type { Probe } from './probe';
import type { RanOn } from './ranOn';

/** Where a piece of evidence comes from, strongest first. */
export const sources = ['user', 'probe', 'log', 'details', 'software', 'hardware', 'words'] as const;
export type EvidenceSource = (typeof sources)[number];

/**
 * A quotation with its place, so that it can be shown and opened. This is one quotation; `Clues` holds all
 * evidence of a system by field.
 */
export interface Evidence {
  readonly source: EvidenceSource;
  /** `composite.xml`, or the name of the log or probe. Absent for a declaration of the user. */
  readonly file?: string;
  /** Its name in the file: `System Layer`, `Hypervisor vendor`, `dmi.sys_vendor`; a log's name for a line. */
  readonly field: string;
  readonly text: string;
  /** Range of the System element; for evidence from composite.xml. */
  readonly range?: SourceRange;
}

/** Everything there is about one system. Only `system` is required. */
export interface SystemEvidence {
  readonly system: System;
  /** The file's title, which may hint at a layer. */
  readonly title?: string;
  /** `system-logs/<identifier>/`: text by the file's name, e.g. `lscpu`. */
  readonly logs?: ReadonlyMap<string, string>;
  /** From within the system itself. */
  readonly probe?: Probe;
  /** From the hosts below it: the nearest first, each the host of the one before. */
  readonly hosts?: readonly Probe[];
  /** The user's declaration; it overrules everything else. */
  readonly ranOn?: RanOn;
  /** Wall-clock seconds of all its trials together; shows whether runs overlapped. */
  readonly runSeconds?: number;
}
