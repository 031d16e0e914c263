import { type ExportItem, ExportMenu } from '../head/ExportMenu';
import { host } from '../host';
import { useWords } from '../words';

/** The whole history as text, written by the host as the command line does. */
export function HistoryExport() {
  const words = useWords();
  const items: readonly ExportItem[] = [
    {
      label: words.text('page.export-copy', { format: 'markdown' }),
      run: () => host.call('export', { format: 'markdown', to: 'clipboard' }),
      isCopy: true,
    },
    ...(['markdown', 'csv', 'json'] as const).map(format => ({
      label: words.text('page.export-save', { format }),
      run: () => host.call('export', { format, to: 'file' }),
      isCopy: false,
    })),
  ];
  return <ExportMenu items={items} />;
}
