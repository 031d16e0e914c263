import type { ComparedSystem, FactRow, Session } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { type LayerReport, reportLayer } from './layers';

export interface SystemReport {
  /** Unique; the rows refer to the system by it. */
  readonly identifier: string;
  readonly sessions: readonly Session[];
  readonly pooled: boolean;
  readonly hardware: Readonly<Record<string, string>>;
  readonly software: Readonly<Record<string, string>>;
  /** Outermost first. */
  readonly layers: readonly LayerReport[];
  readonly below: ComparedSystem['below'];
  readonly machine?: string;
}

export interface FactReport {
  readonly fact: string;
  readonly name: string;
  readonly group: FactRow['group'];
  /** By system; absent where unknown. */
  readonly values: Readonly<Record<string, string>>;
  readonly state: FactRow['state'];
  readonly severity: FactRow['severity'];
  readonly why: string;
}

export function reportSystem({
  label,
  sessions,
  pooled,
  hardware,
  software,
  layers,
  below,
  machine,
}: ComparedSystem): SystemReport {
  const record = (list: ComparedSystem['hardware']) =>
    Object.fromEntries(list.map(({ name, value }) => [name, value]));
  return {
    identifier: label,
    sessions,
    pooled,
    hardware: record(hardware),
    software: record(software),
    layers: layers.map(reportLayer),
    below,
    ...(machine === undefined ? {} : { machine }),
  };
}

export function reportFact(
  { fact, group, values, state, severity }: FactRow,
  formatter: Formatter,
): FactReport {
  return {
    fact,
    name: formatter.text(`environment.fact-${fact}`),
    group,
    values: Object.fromEntries(
      values.map(({ system, text, words }) => [system, words === undefined ? text : formatter.say(words)]),
    ),
    state,
    severity,
    why: formatter.text(`environment.why-${fact}`),
  };
}
