import type { TopLevelSpec } from 'vega-lite';
import { paperTheme } from '../../core/charts/theme';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { ExportFormat } from '../../protocol/page';
import { useChartTheme } from '../detail/chartTheme';
import { host } from '../host';
import { useWords } from '../words';
import { type ExportItem, ExportMenu } from './ExportMenu';

interface Props {
  readonly comparison: Comparison;
  /** Those shown: a picture has no others. */
  readonly rows: readonly Row[];
}

const texts = ['markdown', 'html', 'csv', 'json', 'pts'] as const satisfies readonly ExportFormat[];

/** Loaded by whoever exports: a page that is read has no use for it. */
const pictures = () => import('../../core/charts/forestPicture');

/** The whole comparison as text, written by the host as the command line does, and its plot as a picture. */
export function ComparisonExport({ comparison, rows }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const exportText = async (format: (typeof texts)[number], to: 'clipboard' | 'file') => {
    const { reportPicture } = await pictures();
    const spec = format === 'html' ? reportPicture(comparison, comparison.rows, words) : undefined;
    const picture = spec && (await drawn(spec, paperTheme.background));
    await host.call('export', { format, to, ...(picture === undefined ? {} : { picture }) });
  };
  const plot = async () => (await pictures()).forestPicture(comparison, rows, theme, words);
  const exportSvg = async (to: 'clipboard' | 'file') => {
    const spec = await plot();
    if (spec === undefined) return;
    await host.call('export', { format: 'svg', to, picture: await drawn(spec, theme.background) });
  };
  const copyPng = async () => {
    const spec = await plot();
    if (spec === undefined) return;
    const { toPng } = await import('../detail/vega');
    const image = await toPng(spec, theme.background);
    // VS Code's clipboard takes text only; a picture goes through the browser's.
    await navigator.clipboard.write([new ClipboardItem({ [image.type]: image })]);
  };
  const copy = (label: string, run: ExportItem['run']): ExportItem => ({ label, run, isCopy: true });
  const save = (format: ExportFormat, run: ExportItem['run']): ExportItem => ({
    label: words.text('page.export-save', { format }),
    run,
    isCopy: false,
  });
  const ofPlot = (items: readonly ExportItem[]) =>
    comparison.rows.some(row => row.comparisons.some(({ effect }) => effect?.kind === 'ratio')) ? items : [];
  return (
    <ExportMenu
      items={[
        { label: words.text('page.write-report'), run: () => host.call('writeReport'), isCopy: false },
        ...(['markdown', 'html'] as const).map(format =>
          copy(words.text('page.export-copy', { format }), () => exportText(format, 'clipboard')),
        ),
        ...ofPlot([
          copy(words.text('page.copy-svg'), () => exportSvg('clipboard')),
          copy(words.text('page.copy-png'), copyPng),
        ]),
        ...texts.map(format => save(format, () => exportText(format, 'file'))),
        ...ofPlot([save('svg', () => exportSvg('file'))]),
      ]}
    />
  );
}

async function drawn(spec: TopLevelSpec, background: string): Promise<string> {
  const { toSvg } = await import('../detail/vega');
  return await toSvg(spec, background);
}
