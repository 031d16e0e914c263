import { ageText, momentText, timeText } from '../../core/library/age';
import { stackPath, stackPathText } from '../../core/library/layersText';
import { type LibraryEntry, type LibrarySystem, systemsIn } from '../../core/library/libraryEntry';
import { momentOf } from '../../core/library/moment';
import type { FolderState } from '../../core/library/state';
import type { Formatter } from '../../core/messages/formatter';
import { clip, oneLine } from '../../core/text/plainText';

/** More stacks than these in one result leave no room for anything else. */
const mostStacks = 3;

/** What the systems ran on, each stack once: `Hyper-V, KVM › Docker`. Empty where nothing is known. */
export function stacksOf(words: Formatter, systems: readonly LibrarySystem[]): string {
  const paths = new Set(systems.flatMap(({ layers }) => stackPath(layers) ?? []));
  const shown = [...paths].slice(0, mostStacks).map(path => stackPathText(path, words));
  return [...shown, ...(paths.size > mostStacks ? ['…'] : [])].join(', ');
}

/** How long ago a result was written; empty where the clocks disagree. */
export function ageOf(words: Formatter, entry: LibraryEntry): string {
  return ageText(momentOf(entry), Date.now(), words.language) ?? '';
}

/** `3 systems · 12 benchmarks`. */
export function countsOf(words: Formatter, entry: LibraryEntry): string {
  const { content } = entry;
  const systems = systemsIn(entry).length;
  return content.kind === 'whole'
    ? words.text('library.summary', { systems, benchmarks: content.results })
    : words.text('library.summary-head', { systems });
}

export function stateText(words: Formatter, state: FolderState): string {
  switch (state.kind) {
    case 'failed':
    case 'incomplete':
      return words.text(`library.state.${state.kind}`, { count: state.count });
    default:
      return words.text(`library.state.${state.kind}`);
  }
}

export function stateReason(words: Formatter, state: FolderState, entry: LibraryEntry): string {
  switch (state.kind) {
    case 'unreadable':
      return words.say(state.reason);
    case 'failed':
    case 'incomplete':
      return words.text(`library.state.${state.kind}-why`, { count: state.count });
    case 'running':
      return words.text(entry.isBeingWritten ? 'library.being-written' : 'library.state.running-why', {
        time: timeText(entry.stamp.modified, words.language),
      });
    case 'broken':
      return words.text('library.state.broken-why');
  }
}

/** PTS's own time as it wrote it; the file's where it wrote none. */
export function writtenTime(words: Formatter, { content, stamp }: LibraryEntry): string {
  const written = content.kind === 'unreadable' ? undefined : content.modified;
  return clip(oneLine(written ?? momentText(stamp.modified, words.language)), 100);
}
