import type { Message } from '../messages/message';
import type { LibraryEntry, LibrarySystem } from './libraryEntry';
import { isWrittenHere } from './moment';

/** A state of a result folder, shown beside its content. */
export type FolderState =
  | { readonly kind: 'unreadable'; readonly reason: Message }
  | { readonly kind: 'running' }
  /** The XML is truncated or broken, and the file is not being written. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'failed'; readonly count: number }
  /** Entries that are missing. */
  | { readonly kind: 'incomplete'; readonly count: number };

/** PTS writes between two tests only: a run may be silent for as many milliseconds. */
export const longestSilence = 30 * 60_000;

/** The states of a folder, the one that matters most first; none when all is well or not yet known. */
export function statesOf(
  entry: LibraryEntry,
  now: number,
  /** Whether the newest system has its system-logs, which PTS writes after the last test. */
  hasSystemLogs?: boolean,
): readonly FolderState[] {
  const { content } = entry;
  if (content.kind === 'unreadable') return [{ kind: 'unreadable', reason: content.reason }];
  const states: FolderState[] = [];
  const running = isRunning(entry, now, hasSystemLogs);
  if (running) states.push({ kind: 'running' });
  if (content.kind === 'head') return states;
  if (content.isBroken && !running) states.push({ kind: 'broken' });
  if (content.failed > 0) states.push({ kind: 'failed', count: content.failed });
  if (!running && (content.missing > 0 || content.results === 0)) {
    states.push({ kind: 'incomplete', count: content.missing });
  }
  return states;
}

/** True when a run may be going on: only then is its folder of system logs checked. */
export function mayBeRunning({ content, stamp }: LibraryEntry, now: number): boolean {
  const age = now - stamp.modified;
  return (
    content.kind !== 'unreadable' && age < longestSilence && isWrittenHere(content.modified, stamp.modified)
  );
}

function isRunning(entry: LibraryEntry, now: number, hasSystemLogs: boolean | undefined): boolean {
  if (entry.isBeingWritten) return true;
  if (!mayBeRunning(entry, now) || hasSystemLogs === true) return false;
  return hasSystemLogs === false || newestSystem(entry)?.results === 0;
}

/** The system whose run started last. */
export function newestSystem({ content }: LibraryEntry): LibrarySystem | undefined {
  if (content.kind === 'unreadable') return undefined;
  return content.systems
    .filter(({ isDeclared }) => isDeclared)
    .reduce<LibrarySystem | undefined>(
      (newest, system) =>
        newest !== undefined && (newest.timestamp ?? '') > (system.timestamp ?? '') ? newest : system,
      undefined,
    );
}
