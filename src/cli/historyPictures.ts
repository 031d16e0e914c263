import { historySpec } from '../core/charts/historyChart';
import { svgOf } from '../core/charts/svg';
import { paperTheme } from '../core/charts/theme';
import type { History } from '../core/history/history';
import type { Formatter } from '../core/messages/formatter';
import type { HistoryPicture } from '../core/reports/historyBlocks';
import { worstFirst } from '../core/reports/historyLines';

/** So many benchmarks are drawn: a report with all of some hundred would be read by nobody. */
const mostPictures = 12;
/** Pixels. */
const historyWidth = 760;

/** Pictures of the benchmarks of a history, those with the largest steps for the worse first. */
export function historyPictures(history: History, formatter: Formatter): Promise<HistoryPicture[]> {
  return Promise.all(
    worstFirst(history.rows)
      .slice(0, mostPictures)
      .map(async row => {
        const spec = historySpec({ history, row, width: historyWidth, theme: paperTheme, formatter });
        return { row, svg: await svgOf({ ...spec, background: paperTheme.background }) };
      }),
  );
}
