import { useState } from 'preact/hooks';
import { forestPicture } from '../../core/charts/forestPicture';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { ExportFormat } from '../../protocol/page';
import { useChartTheme } from '../detail/chartTheme';
import { host } from '../host';
import { useWords } from '../words';
import { Menu } from './Menu';

interface Props {
  readonly comparison: Comparison;
  /** Those shown: a picture has no others. */
  readonly rows: readonly Row[];
}

const formats = ['markdown', 'csv', 'json'] as const satisfies readonly ExportFormat[];

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
        say(words.text('page.copy-refused'));
      }
    };
  const picture = () => forestPicture(comparison, rows, theme, words);
  const hasPicture = comparison.rows.some(row =>
    row.comparisons.some(({ effect }) => effect?.kind === 'ratio'),
  );
  const svg = attempt(async () => {
    const spec = picture();
    if (spec === undefined) return;
    const { toSvg } = await import('../detail/vega');
    await host.call('copy', await toSvg(spec, theme.background));
  });
  const png = attempt(async () => {
    const spec = picture();
    if (spec === undefined) return;
    const { toPng } = await import('../detail/vega');
    const image = await toPng(spec, theme.background);
    // VS Code's clipboard takes text only; a picture goes through the browser's.
    await navigator.clipboard.write([new ClipboardItem({ [image.type]: image })]);
  });
  return (
    <>
      <Menu label={words.text('page.export')}>
        <button
          type="button"
          onClick={attempt(() => host.call('export', { format: 'markdown', to: 'clipboard' }))}
        >
          {words.text('page.export-copy', { format: 'markdown' })}
        </button>
        {formats.map(format => (
          <button
            key={format}
            type="button"
            onClick={attempt(() => host.call('export', { format, to: 'file' }), '')}
          >
            {words.text('page.export-save', { format })}
          </button>
        ))}
        {hasPicture && (
          <>
            <button type="button" onClick={svg}>
              {words.text('page.copy-svg')}
            </button>
            <button type="button" onClick={png}>
              {words.text('page.copy-png')}
            </button>
          </>
        )}
      </Menu>
      <span role="status" class="muted">
        {said}
      </span>
    </>
  );
}
