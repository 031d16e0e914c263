import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether trials can be run from this window. */
export const CanRun = createContext(false);

export function useCanRun(): boolean {
  return useContext(CanRun);
}
