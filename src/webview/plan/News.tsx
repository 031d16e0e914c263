import type { PlanNews } from '../../protocol/planPage';
import { useWords } from '../words';

/** What the trials that came home have changed. */
export function News({ news }: { readonly news: PlanNews }) {
  const words = useWords();
  return (
    <section class="news" role="status">
      <h2>{words.text('planning.news')}</h2>
      <p>{words.say(news.sentence)}</p>
      <ul>
        {news.lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
