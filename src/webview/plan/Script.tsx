import { useState } from 'preact/hooks';
import type { PlanScript } from '../../protocol/planPage';
import { useWords } from '../words';
import { planHost } from './planHost';

/** Exactly what would run on the target, to the letter. */
export function Script({ script }: { readonly script: PlanScript }) {
  const words = useWords();
  const [copied, setCopied] = useState('');
  if (script.kind === 'refused') return null;
  const { text } = script;
  return (
    <details class="script">
      <summary>{words.text('planning.script')}</summary>
      <p class="bar">
        <button
          type="button"
          onClick={() => {
            void planHost.call('copy', text).then(() => setCopied(words.text('page.copied')));
          }}
        >
          {words.text('planning.copy-script')}
        </button>
        <span role="status" class="muted">
          {copied}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}
