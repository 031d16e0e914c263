import { useState } from 'preact/hooks';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** One thing that a page can be exported as. */
export interface ExportItem {
  readonly label: string;
  readonly run: () => Promise<unknown>;
  /** Whether it goes to the clipboard, of which nothing is seen: it is said. */
  readonly isCopy: boolean;
}

/** The menu of exports, and what came of the last one. */
export function ExportMenu({ items }: { readonly items: readonly ExportItem[] }) {
  const words = useWords();
  const [said, say] = useState('');
  const attempt = async ({ run, isCopy }: ExportItem) => {
    try {
      await run();
      say(isCopy ? words.text('page.copied') : '');
    } catch {
      say(words.text('page.export-failed'));
    }
  };
  return (
    <>
      <Menu
        label={
          <>
            <Icon name="export" /> {words.text('page.export')}
          </>
        }
      >
        {items.map(item => (
          <button key={item.label} type="button" onClick={() => void attempt(item)}>
            {item.label}
          </button>
        ))}
      </Menu>
      <span role="status" class="muted">
        {said}
      </span>
    </>
  );
}
