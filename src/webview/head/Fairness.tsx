import { useRef } from 'preact/hooks';
import type { Comparison, FactRow } from '../../core/comparison/comparison';
import type { FactLine, Fairness as Judgement } from '../../core/comparison/fairness';
import { kindText, reachText, remedyText } from '../../core/comparison/headlineText';
import { SystemMark } from '../marks/SystemMark';
import { useRoving } from '../useRoving';
import { useWords } from '../words';
import { FactsTable } from './FactsTable';

interface Props {
  readonly comparison: Comparison;
  readonly fairness: Judgement;
}

interface Shown {
  readonly fact: FactRow;
  readonly line?: FactLine;
}

/** So many facts stand open; the table of all facts has the others. */
const mostLines = 4;

/** The kind of comparison, whether it is fair, and a line for each fact that decides. */
export function Fairness({ comparison, fairness }: Props) {
  const words = useWords();
  const { kinds, attribution, lines, differing } = fairness;
  const said = kindText(fairness, words);
  const section = useRef<HTMLElement>(null);
  useRoving(section, ':scope > details > summary');
  if (said === undefined) return null;
  const isHypervisors = kinds[0] === 'hypervisor';
  const shown: readonly Shown[] = isHypervisors
    ? lines.slice(0, mostLines).map(line => ({ fact: line.fact, line }))
    : differing.slice(0, mostLines).map(fact => ({ fact }));
  const all = isHypervisors ? lines.length : differing.length;
  return (
    <section
      ref={section}
      class={`fair ${isHypervisors ? (attribution ?? 'none') : 'none'}`}
      aria-label={words.text('page.comparability')}
    >
      <p>
        <strong>{said.title}</strong> {said.meaning}
      </p>
      {shown.length > 0 && (
        <table class="fact-lines">
          <tbody>
            {shown.map(({ fact, line }) => (
              <tr key={fact.fact}>
                <th scope="row" title={words.text(`environment.why-${fact.fact}`)}>
                  {words.text(`environment.fact-${fact.fact}`)}
                </th>
                <td>
                  <Values comparison={comparison} fact={fact} />
                </td>
                <td class="muted">{line !== undefined && reachText(line, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isHypervisors && lines.length > 0 && (
        <details>
          <summary>{words.text('page.remedies')}</summary>
          <ul>
            {lines.map(line => (
              <li key={line.fact.fact}>
                {words.text(`environment.fact-${line.fact.fact}`)}: {remedyText(line, words)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>
          {words.text('page.all-facts', {
            count: comparison.facts.length,
            more: Math.max(0, all - shown.length),
          })}
        </summary>
        <FactsTable comparison={comparison} lines={lines} />
      </details>
    </section>
  );
}

/** The marks of more systems than these are no help: their number stands instead, their names are in the hover. */
const mostMarks = 10;

/** Each value with the marks of the systems that have it. */
function Values({ comparison, fact }: { readonly comparison: Comparison; readonly fact: FactRow }) {
  const words = useWords();
  const holders = new Map<string, number[]>();
  comparison.systems.forEach(({ label }, index) => {
    const value = fact.values.find(({ system }) => system === label);
    const text =
      value === undefined
        ? words.text('environment.state', { state: 'unknown' })
        : value.words === undefined
          ? value.text
          : words.say(value.words);
    const list = holders.get(text);
    if (list === undefined) holders.set(text, [index]);
    else list.push(index);
  });
  return (
    <span class="fact-values">
      {[...holders].map(([text, indices]) => (
        <span key={text}>
          {indices.length > mostMarks ? (
            <span class="muted" title={indices.map(index => comparison.systems[index]?.label).join(', ')}>
              {indices.length === comparison.systems.length
                ? words.text('page.all-systems')
                : words.text('page.systems-count', { count: indices.length })}
              :
            </span>
          ) : (
            indices.map(index => (
              <SystemMark key={index} index={index} name={comparison.systems[index]?.label} />
            ))
          )}{' '}
          {text}
        </span>
      ))}
    </span>
  );
}
