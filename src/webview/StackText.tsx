import type { ComparedSystem } from '../core/comparison/comparison';
import { stackParts } from '../core/comparison/stackText';
import { architecturesOf } from '../core/environment/fairness/architecture';
import { useWords } from './words';

/** What a system ran on, outermost first, what is not known of it, and the evidence behind a click. */
export function StackText({ system }: { readonly system: ComparedSystem }) {
  const words = useWords();
  const evidence = system.layers.flatMap(layer => layer.evidence);
  const line = stackParts(system, words).join(' · ');
  if (evidence.length === 0) return <small>{line}</small>;
  return (
    <details class="stack">
      <summary
        title={architecturesOf(system)
          .map(line => words.say(line))
          .join('\n')}
      >
        <small>{line}</small>
      </summary>
      <ul>
        {architecturesOf(system).map(line => (
          <li key={line.id}>{words.say(line)}</li>
        ))}
        {evidence.map(({ file, field, text }) => (
          <li key={`${file} ${field} ${text}`}>
            <code>
              {file === undefined ? '' : `${file}: `}
              {field} = {text}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}
