import type { Message } from '../core/messages/message';
import { useWords } from './words';

/** Why there is no page. */
export function Notice({ message }: { readonly message: Message }) {
  const words = useWords();
  return (
    <main class="notice">
      <p role="alert">{words.say(message)}</p>
    </main>
  );
}
