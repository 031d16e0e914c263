import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Formatter } from '../core/messages/formatter';

/** The page's language. */
export const Words = createContext(new Formatter('en'));

export function useWords(): Formatter {
  return useContext(Words);
}
