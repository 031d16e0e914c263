import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  /** What is shown: another object after each refresh. */
  readonly of: object;
  readonly text: string;
}

/** Announces a refresh to screen readers without moving the focus. */
export function RefreshAnnouncement({ of, text }: Props) {
  const first = useRef(true);
  const [said, say] = useState('');
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    say(text);
  }, [of]);
  return (
    <div class="visually-hidden" role="status">
      {said}
    </div>
  );
}
