import type { LoadedFile } from '../comparison/loadedFile';
import { type Cell, toCsv } from './csv';

const header = [
  'file',
  'key',
  'occurrence',
  'identifier',
  'title',
  'version',
  'description',
  'scale',
  'proportion',
  'format',
  'system',
  'value',
  'trial',
  'trial_value',
  'error',
];

/**
 * Result files as CSV, a line for each trial in run order (or sample of a series, or outcome); an entry
 * without any has one line, without a value where the test failed.
 */
export function readCsv(files: readonly LoadedFile[]): string {
  const rows: Cell[][] = [];
  for (const file of files) {
    if (file.failure !== undefined || file.reading.kind !== 'results') continue;
    for (const result of file.reading.file.results)
      for (const entry of result.entries) {
        const start: readonly Cell[] = [
          file.path,
          result.key,
          result.occurrence + 1,
          result.identifier,
          result.title,
          result.appVersion,
          result.description,
          result.scale,
          result.proportion,
          result.displayFormat,
          entry.system,
          entry.value,
        ];
        const values: readonly Cell[] = [...entry.trials, ...entry.series, ...entry.outcomes];
        if (values.length === 0) rows.push([...start, undefined, undefined, entry.error]);
        else
          for (const [index, value] of values.entries()) rows.push([...start, index + 1, value, entry.error]);
      }
  }
  return toCsv(header, rows);
}
