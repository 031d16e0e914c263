import type { Row } from '../comparison/comparison';
import { unitOf } from '../comparison/unit';
import { intervalText, valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import { formatCount } from '../messages/numbers';
import type { Block } from './block';

/** The samples of one benchmark: a line for each system, its outcome or failure where it has no trials. */
export function sampleTable(row: Row, words: Formatter): readonly Block[] {
  const unit = unitOf(row).name;
  const rows = row.samples.map(sample => {
    const { system, summary } = sample;
    const { kind, text } = valueText(row, sample, words);
    const value = kind === 'mean' || kind === 'series' ? `${text} ${unit}`.trim() : text;
    return [
      system,
      summary === undefined ? '—' : formatCount(summary.n, words.language),
      value === '' ? '—' : value,
      intervalText(row, sample, words) || '—',
    ];
  });
  if (rows.length === 0) return [];
  const name = (id: 'system' | 'n' | 'mean' | 'interval') => words.text(`page.statistic-${id}`);
  const figure = (id: 'n' | 'mean' | 'interval') => ({ name: name(id), alignment: 'right' as const });
  const columns = [{ name: name('system') }, figure('n'), figure('mean'), figure('interval')];
  return [{ kind: 'table', columns, rows }];
}
