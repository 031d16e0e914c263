import type { History } from '../history/history';
import { toCsv } from './csv';

const header = [
  'key',
  'identifier',
  'title',
  'version',
  'description',
  'scale',
  'proportion',
  'run',
  'file',
  'time',
  'n',
  'mean',
  'mean_low',
  'mean_high',
  'step',
  'step_low',
  'step_high',
  'step_facts',
  'warnings',
];

/** A history as CSV, a line for each run of each benchmark; the ratio of a step stands in the first run of its level. */
export function historyCsv({ rows, runs }: History): string {
  return toCsv(
    header,
    rows.flatMap(row =>
      row.points.map(({ run, mean, interval, trials, warnings }, index) => {
        const step = row.steps?.find(({ point }) => point === index);
        const { label, session, time } = runs[run] ?? {};
        return [
          row.id,
          row.identifier,
          row.title,
          row.appVersion,
          row.description,
          row.scale,
          row.proportion,
          label,
          session?.file,
          time === undefined ? undefined : new Date(time).toISOString().slice(0, 19),
          trials.length,
          mean,
          interval?.low,
          interval?.high,
          step?.ratio,
          step?.low,
          step?.high,
          step?.changes.flatMap(({ facts }) => facts.map(({ fact }) => fact)).join(' '),
          warnings.map(({ id }) => id).join(' '),
        ];
      }),
    ),
  );
}
