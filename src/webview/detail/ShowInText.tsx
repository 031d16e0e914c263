import type { ComponentChildren } from 'preact';
import type { Source } from '../../core/comparison/comparison';
import { host } from '../host';

interface Props {
  readonly source: Source;
  /** As a link within a text. */
  readonly isLink?: boolean;
  readonly children: ComponentChildren;
}

/** Shows a place of a file in its text. */
export function ShowInText({ source: { file, range }, isLink = false, children }: Props) {
  return (
    <button
      type="button"
      class={isLink ? 'link' : undefined}
      onClick={() => void host.call('showInText', { file, start: range.start, end: range.end })}
    >
      {children}
    </button>
  );
}
