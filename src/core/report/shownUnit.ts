import type { Row, RowSample } from '../comparison/comparison';
import { unitOf } from '../comparison/unit';

/** A row with its trials and means in the unit that people are shown, and the name of that unit. */
export function inShownUnit(row: Row): { readonly row: Row; readonly unit: string } {
  const { name, per } = unitOf(row);
  if (per === 1) return { row, unit: name };
  const samples = row.samples.map(sample => divided(sample, per));
  const resolution = row.resolution === undefined ? {} : { resolution: row.resolution / per };
  return { row: { ...row, samples, ...resolution }, unit: name };
}

function divided({ summary, ...sample }: RowSample, per: number): RowSample {
  const sessions = sample.sessions.map(session => ({
    ...session,
    trials: session.trials.map(trial => trial / per),
  }));
  if (summary === undefined) return { ...sample, sessions };
  const { interval } = summary;
  const bounds =
    interval === undefined ? {} : { interval: { low: interval.low / per, high: interval.high / per } };
  return { ...sample, sessions, summary: { ...summary, mean: summary.mean / per, ...bounds } };
}
