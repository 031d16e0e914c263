import type { Row } from '../../core/comparison/comparison';
import { filesOf } from '../../core/comparison/rowFinding';
import { occurrenceOf } from '../../core/comparison/rowId';
import { host } from '../host';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** Opens the place for a finding in the text of the file; of the one the user picks, where several have the result. */
export function Annotate({ row }: { readonly row: Row }) {
  const words = useWords();
  const files = filesOf(row);
  const annotate = (file: string) =>
    void host.call('annotate', { file, key: row.key, occurrence: occurrenceOf(row) });
  const [only] = files;
  if (only === undefined) return null;
  if (files.length === 1)
    return (
      <button type="button" onClick={() => annotate(only)}>
        {words.text('page.annotate')}
      </button>
    );
  return (
    <Menu
      label={
        <>
          {words.text('page.annotate')} <Icon name="chevron-down" />
        </>
      }
    >
      {files.map(file => (
        <button key={file} type="button" onClick={() => annotate(file)}>
          {file}
        </button>
      ))}
    </Menu>
  );
}
