import { useState } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { host } from '../host';
import { useWords } from '../words';

interface Props {
  readonly spec: TopLevelSpec;
  readonly background: string;
}

/** Copies a chart as it stands: SVG as text, PNG as a picture. */
export function CopyChart({ spec, background }: Props) {
  const words = useWords();
  const [said, say] = useState('');
  const copy = (write: () => Promise<void>) => async () => {
    try {
      await write();
      say(words.text('page.copied'));
    } catch {
      say(words.text('page.copy-refused'));
    }
  };
  const svg = copy(async () => {
    const { toSvg } = await import('./vega');
    await host.call('copy', await toSvg(spec, background));
  });
  const png = copy(async () => {
    const { toPng } = await import('./vega');
    const picture = await toPng(spec, background);
    // VS Code's clipboard takes text only; a picture goes through the browser's.
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
  });
  return (
    <div class="actions">
      <button type="button" onClick={svg}>
        {words.text('page.copy-svg')}
      </button>
      <button type="button" onClick={png}>
        {words.text('page.copy-png')}
      </button>
      <span role="status" class="muted">
        {said}
      </span>
    </div>
  );
}
