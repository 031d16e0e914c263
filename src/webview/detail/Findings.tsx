import type { Row } from '../../core/comparison/comparison';
import type { RowFinding } from '../../core/comparison/rowFinding';
import { visible } from '../../core/text/plainText';
import { useWords } from '../words';

/** What people found about a benchmark: each comment with its author and day, and whether it is resolved. */
export function Findings({ row: { findings = [] } }: { readonly row: Row }) {
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <section class="findings" aria-label={words.text('page.findings')}>
      {findings.map(finding => (
        <Finding key={finding.file} finding={finding} isNamed={findings.length > 1} />
      ))}
    </section>
  );
}

interface Props {
  readonly finding: RowFinding;
  /** Several files say something: each is told. */
  readonly isNamed: boolean;
}

function Finding({ finding: { file, comments, resolved }, isNamed }: Props) {
  const words = useWords();
  return (
    <blockquote class={resolved === undefined ? '' : 'resolved'}>
      {isNamed && <p class="muted">{file}</p>}
      {comments.map(({ body, signature }, index) => (
        <div key={index}>
          <p>{visible(body)}</p>
          <footer class="muted">
            {signature === undefined
              ? words.text('page.finding-unsigned')
              : `${signature.name}, ${signature.date}`}
          </footer>
        </div>
      ))}
      {resolved !== undefined && (
        <p class="muted">
          ✓ {words.text('page.finding-resolved', { name: resolved.name, date: resolved.date })}
        </p>
      )}
    </blockquote>
  );
}
