import { useState } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { paperTheme } from '../../core/charts/theme';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { ExportFormat } from '../../protocol/page';
import { useChartTheme } from '../detail/chartTheme';
import { host } from '../host';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

interface Props {
  readonly comparison: Comparison;
  /** Those shown: a picture has no others. */
  readonly rows: readonly Row[];
}

const texts = ['markdown', 'html', 'csv', 'json', 'pts'] as const satisfies readonly ExportFormat[];

/** Loaded by whoever exports: a page that is read has no use for it. */
const pictures = () => import('../../core/charts/forestPicture');

/** The whole comparison as text, written by the host as the command line does, and its plot as a picture. */
export function ExportMenu({ comparison, rows }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const [said, say] = useState('');
  const attempt =
    (run: () => Promise<unknown>, done = words.text('page.copied')) =>
    async () => {
      try {
        await run();
        say(done);
      } catch {
        say(words.text('page.export-failed'));
      }
    };
  const exportText = async (format: (typeof texts)[number], to: 'clipboard' | 'file') => {
    const { reportPicture } = await pictures();
    const spec = format === 'html' ? reportPicture(comparison, comparison.rows, words) : undefined;
    const picture = spec && (await drawn(spec, paperTheme.background));
    await host.call('export', { format, to, ...(picture === undefined ? {} : { picture }) });
  };
  const plot = async () => (await pictures()).forestPicture(comparison, rows, theme, words);
  const hasPlot = comparison.rows.some(row => row.comparisons.some(({ effect }) => effect?.kind === 'ratio'));
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
  const copyable = ['markdown', 'html'] as const;
  return (
    <>
      <Menu
        label={
          <>
            <Icon name="export" /> {words.text('page.export')}
          </>
        }
      >
        <button type="button" onClick={attempt(() => host.call('writeReport'), '')}>
          {words.text('page.write-report')}
        </button>
        {copyable.map(format => (
          <button key={format} type="button" onClick={attempt(() => exportText(format, 'clipboard'))}>
            {words.text('page.export-copy', { format })}
          </button>
        ))}
        {hasPlot && (
          <>
            <button type="button" onClick={attempt(() => exportSvg('clipboard'))}>
              {words.text('page.copy-svg')}
            </button>
            <button type="button" onClick={attempt(copyPng)}>
              {words.text('page.copy-png')}
            </button>
          </>
        )}
        {texts.map(format => (
          <button key={format} type="button" onClick={attempt(() => exportText(format, 'file'), '')}>
            {words.text('page.export-save', { format })}
          </button>
        ))}
        {hasPlot && (
          <button type="button" onClick={attempt(() => exportSvg('file'), '')}>
            {words.text('page.export-save', { format: 'svg' })}
          </button>
        )}
      </Menu>
      <span role="status" class="muted">
        {said}
      </span>
    </>
  );
}

async function drawn(spec: TopLevelSpec, background: string): Promise<string> {
  const { toSvg } = await import('../detail/vega');
  return await toSvg(spec, background);
}
