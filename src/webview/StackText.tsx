import type { ComparedSystem } from '../core/comparison/model';
import { architecturesOf } from '../core/environment/architecture';
import { layerMessage } from '../core/environment/names';
import { useWords } from './words';

/** What a system ran on, outermost first, what is not known of it, and the evidence behind a click. */
export function StackText({ system }: { readonly system: ComparedSystem }) {
  const words = useWords();
  const evidence = system.layers.flatMap(layer => layer.evidence);
  const stack = system.layers.map(layer => words.say(layerMessage(layer))).join(' › ');
  const notes = [
    ...(system.below === 'not known' ? [words.text('environment.below', { below: 'unknown' })] : []),
    ...(system.machine === undefined ? [] : [words.text('page.on-machine', { machine: system.machine })]),
    ...(evidence.some(({ source }) => source === 'user') ? [words.text('environment.set-by-you')] : []),
  ];
  if (evidence.length === 0)
    return <small>{[stack, ...notes].filter(part => part !== '').join(' · ')}</small>;
  return (
    <details class="stack">
      <summary
        title={architecturesOf(system)
          .map(line => words.say(line))
          .join('\n')}
      >
        <small>{[stack, ...notes].join(' · ')}</small>
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
