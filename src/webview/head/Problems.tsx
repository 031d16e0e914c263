import type { FileProblem } from '../../core/comparison/comparison';
import { ShowInText } from '../detail/ShowInText';
import { useWords } from '../words';

/** So many stand open; the others are behind "and n more". */
const most = 3;

/** What was wrong in the files, each with the way to its line. */
export function Problems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const words = useWords();
  if (problems.length === 0) return null;
  const item = ({ file, problem }: FileProblem) => (
    <li key={`${file} ${problem.id} ${problem.range.start}`}>
      {words.say(problem.message)}{' '}
      <ShowInText source={{ file, range: problem.range }} isLink={true}>
        {words.text('page.file-line', { file, line: problem.range.line })}
      </ShowInText>
    </li>
  );
  return (
    <section class="problems" aria-label={words.text('page.problems')}>
      <ul>{problems.slice(0, most).map(item)}</ul>
      {problems.length > most && (
        <details>
          <summary>{words.text('page.more-problems', { count: problems.length - most })}</summary>
          <ul>{problems.slice(most).map(item)}</ul>
        </details>
      )}
    </section>
  );
}
