import { host } from '../host';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** Lets the user write another title; the host asks for it. */
export function EditTitle() {
  const words = useWords();
  return (
    <button
      type="button"
      class="link edit"
      title={words.text('page.edit-title')}
      onClick={() => void host.call('askName', undefined)}
    >
      <Icon name="edit" />
      <span class="visually-hidden">{words.text('page.edit-title')}</span>
    </button>
  );
}
