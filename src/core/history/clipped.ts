import { clippedMessage, clippedName } from '../comparison/clipped';
import type { History, HistoryRow, OutlinePoint } from './history';

/** A history with every long text cut, for a page, as `clippedComparison` cuts a comparison. Values of facts are cut already. */
export function clippedHistory<Of extends OutlinePoint>(history: History<Of>): History<Of> {
  return {
    ...history,
    title: clippedName(history.title),
    machine: clippedName(history.machine),
    rows: history.rows.map(clippedRow),
    problems: history.problems.map(({ file, problem }) => ({
      file,
      problem: { ...problem, message: clippedMessage(problem.message) },
    })),
  };
}

/** The same of one row. */
export function clippedRow<Of extends OutlinePoint>(whole: HistoryRow<Of>): HistoryRow<Of> {
  const { identifier, appVersion, description, scale, former } = whole;
  return {
    ...whole,
    title: clippedName(whole.title),
    ...(identifier === undefined ? {} : { identifier: clippedName(identifier) }),
    ...(appVersion === undefined ? {} : { appVersion: clippedName(appVersion) }),
    ...(description === undefined ? {} : { description: clippedName(description) }),
    ...(scale === undefined ? {} : { scale: clippedName(scale) }),
    ...(former === undefined
      ? {}
      : { former: { ...former, from: clippedName(former.from), to: clippedName(former.to) } }),
  };
}
