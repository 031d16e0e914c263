import type { Formatter } from '../messages/formatter';
import type { ChangedFact, FactChange, FactText } from './history';

/** What changed, as a name by itself: `Kernel`. */
export function factName(fact: ChangedFact, formatter: Formatter): string {
  switch (fact) {
    case 'stack':
    case 'test-version':
    case 'test-compiler':
      return formatter.text(`history.fact-${fact}`);
    default:
      return formatter.text(`environment.fact-${fact}`);
  }
}

/** The same within a sentence: `kernel`, but `SMT`. */
export function factNameWithin(fact: ChangedFact, formatter: Formatter): string {
  const name = factName(fact, formatter);
  const [first = '', second = ''] = name;
  return second === second.toLocaleLowerCase(formatter.language) && /\p{L}/u.test(second)
    ? first.toLocaleLowerCase(formatter.language) + name.slice(first.length)
    : name;
}

/** `6.1.0 → 6.2.0`. */
export function valuesText({ from, to }: FactChange, formatter: Formatter): string {
  return `${textOf(from, formatter)} → ${textOf(to, formatter)}`;
}

function textOf({ text, words }: FactText, formatter: Formatter): string {
  return words === undefined ? text : formatter.say(words);
}
