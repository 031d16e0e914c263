import type { Said } from '../../core/reports/historyLines';
import { Some } from './Some';

/** What changed, each with its moment. */
export function SaidList({ said }: { readonly said: readonly Said[] }) {
  return (
    <Some items={said} most={8}>
      {({ of, text }, index) => (
        // A fact may change twice in one run of several tests: the place in the list names it.
        <li key={index}>
          <b>{of}</b> {text}
        </li>
      )}
    </Some>
  );
}
