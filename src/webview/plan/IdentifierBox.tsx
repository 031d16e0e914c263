import { useEffect, useState } from 'preact/hooks';
import { planLimits } from '../../core/plan/plan';
import { isAllowedIdentifier, keptOf } from '../../core/runs/names';
import { useWords } from '../words';
import { planHost } from './planHost';

/** What PTS is to call the system. A name that PTS would change is refused: it would not be found again. */
export function IdentifierBox({ identifier }: { readonly identifier: string }) {
  const words = useWords();
  const [text, setText] = useState(identifier);
  useEffect(() => setText(identifier), [identifier]);
  const isAllowed = isAllowedIdentifier(text) && text.length <= planLimits.identifier;
  return (
    <p class="identifier">
      <label>
        {words.text('planning.identifier')}{' '}
        <input
          type="text"
          value={text}
          maxLength={planLimits.identifier}
          aria-invalid={!isAllowed}
          aria-describedby="identifier-refused"
          onInput={event => setText(event.currentTarget.value)}
          onChange={() => {
            if (isAllowed) void planHost.call('edit', { kind: 'identifier', identifier: text });
          }}
        />
      </label>{' '}
      <span id="identifier-refused" role="status" class="refused">
        {isAllowed ? '' : words.text('planning.identifier-refused', { kept: keptOf(text) || '–' })}
      </span>
    </p>
  );
}
