import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  /** What the button shows and is called; a sign needs words beside it that are visually hidden. */
  readonly label: ComponentChildren;
  readonly className?: string;
  /** A tooltip. */
  readonly title?: string;
  /** A button among them is a choice; other controls leave the menu open. */
  readonly children: ComponentChildren;
}

/** A button that opens a menu. Escape, a choice and a press elsewhere close it; the first two give the focus back. */
export function Menu({ label, className = '', title, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  const giveBack = (): void => {
    close();
    menu.current?.querySelector('summary')?.focus();
  };
  return (
    <details
      ref={menu}
      class={`menu ${className}`.trim()}
      onKeyDown={event => {
        if (event.key === 'Escape' && event.currentTarget.open) giveBack();
      }}
      onFocusOut={event => {
        // No next target: the focus went to nothing or to another window, as it does for a choice of a select.
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next)) close();
      }}
      onToggle={event => {
        if (event.currentTarget.open) closeOnPressElsewhere(event.currentTarget);
      }}
    >
      <summary class="button" title={title}>
        {label}
      </summary>
      {/* In the capture phase: a choice that takes its button away must not take the focus with it. */}
      <div
        class="menu-body"
        onClickCapture={event => {
          if (event.target instanceof Element && event.target.closest('button') !== null) giveBack();
        }}
      >
        {children}
      </div>
    </details>
  );
}

/** A press on what takes no focus moves none, so the menu would stay open over what was pressed. */
function closeOnPressElsewhere(menu: HTMLDetailsElement): void {
  const forget = new AbortController();
  const { signal } = forget;
  menu.addEventListener('toggle', () => forget.abort(), { signal });
  document.addEventListener(
    'pointerdown',
    event => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    },
    { signal },
  );
}
