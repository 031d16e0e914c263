import type { ComparedSystem, Comparison } from '../../core/comparison/comparison';
import { host } from '../host';
import { useWords } from '../words';

interface Props {
  readonly comparison: Comparison;
  readonly system: ComparedSystem;
  readonly editable: boolean;
}

/** What can be done with one system: baseline, layers, and in a comparison its name, place and sessions. */
export function SystemActions({ comparison, system: { label, pooled }, editable }: Props) {
  const words = useWords();
  const isSeveral = comparison.systems.length > 1;
  const actions: readonly (readonly [id: string, text: string, run: () => void])[] = [
    ...(isSeveral && label !== comparison.baseline
      ? [
          [
            'baseline',
            words.text('page.set-baseline'),
            () => void host.call('change', { kind: 'baseline', baseline: label }),
          ] as const,
        ]
      : []),
    ['ran-on', words.text('page.what-did-it-run-on'), () => void host.call('askRanOn', label)],
    ...(editable
      ? [
          ['rename', words.text('page.rename'), () => void host.call('askName', label)] as const,
          ...(isSeveral
            ? [
                [
                  'remove',
                  words.text('page.remove'),
                  () => void host.call('change', { kind: 'remove-system', label }),
                ] as const,
              ]
            : []),
          ...(pooled
            ? [
                [
                  'unpool',
                  words.text('page.unpool'),
                  () => void host.call('change', { kind: 'unpool', label }),
                ] as const,
              ]
            : []),
        ]
      : []),
  ];
  return (
    <details class="menu">
      <summary class="button" aria-label={words.text('page.actions-of', { system: label })}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div class="menu-body">
        {actions.map(([id, text, run]) => (
          <button
            key={id}
            type="button"
            onClick={event => {
              // The action may take this button away: the focus stays with the menu.
              const menu = event.currentTarget.closest('details');
              menu?.querySelector('summary')?.focus();
              menu?.removeAttribute('open');
              run();
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </details>
  );
}
