import { type DangerousTest, yesFor } from '../../core/plan/shellCharacters';
import { useWords } from '../words';

interface Props {
  readonly dangerous: readonly DangerousTest[];
  readonly yes: ReadonlySet<string>;
  readonly onAllow: (id: string, isAllowed: boolean) => void;
}

/** Arguments that a shell may act on: each is shown whole, and needs a yes of its own. */
export function Allowances({ dangerous, yes, onAllow }: Props) {
  const words = useWords();
  return (
    <section class="allowances" aria-label={words.text('planning.shell')}>
      <h2>{words.text('planning.shell')}</h2>
      <p>{words.text('planning.shell-means')}</p>
      <ul>
        {dangerous.map(({ test, characters }) => {
          const id = yesFor(test);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={yes.has(id)}
                  onChange={event => onAllow(id, event.currentTarget.checked)}
                />{' '}
                {words.text('planning.allow', {
                  test: test.test,
                  characters: characters.map(shown).join(' '),
                })}
              </label>
              <pre>{test.arguments}</pre>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A character that can be seen. */
function shown(character: string): string {
  return /[\s\p{C}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character;
}
