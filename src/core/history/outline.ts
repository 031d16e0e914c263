import type { History, HistoryOutline } from './history';

/**
 * What the table of a history shows of it. Trials and places in the files are most of a history: of 300 benchmarks in 52 runs
 * they are 3 MB of JSON, and a reader opens a few rows.
 */
export function outlineOf(history: History): HistoryOutline {
  return {
    ...history,
    rows: history.rows.map(row => ({
      ...row,
      points: row.points.map(({ run, mean, isOff }) => ({
        run,
        mean,
        ...(isOff === undefined ? {} : { isOff }),
      })),
    })),
  };
}
