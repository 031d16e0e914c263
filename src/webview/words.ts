import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Formatter } from '../core/messages/formatter';

/** The page's language. */
export const Words = createContext<Formatter | undefined>(undefined);

export function useWords(): Formatter {
  const words = useContext(Words);
  if (words === undefined) throw new Error('No language was provided to this part of the page');
  return words;
}
