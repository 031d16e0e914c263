import type { LibraryEntry } from './libraryEntry';

/**
 * When a result was written, in milliseconds since 1970. By PTS's own time, which copying a folder does not change;
 * without one by the file's. PTS writes local time without its zone: it is read as the reader's own, unless the
 * file itself tells the moment.
 */
export function momentOf({ content, stamp }: LibraryEntry): number {
  const parts = content.kind === 'unreadable' ? undefined : partsOf(content.modified);
  if (parts === undefined || isNear(parts, stamp.modified)) return stamp.modified;
  return new Date(...parts).getTime();
}

/** Whether the file was written when PTS says it wrote it, and not copied since. */
export function isWrittenHere(written: string | undefined, modified: number): boolean {
  const parts = partsOf(written);
  return parts !== undefined && isNear(parts, modified);
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function partsOf(written: string | undefined): Parts | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/
    .exec(written ?? '')
    ?.slice(1)
    .map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return [year, month - 1, day, hour, minute, second];
}

/** Whatever the zone of a local time, it differs from the moment by whole quarters of an hour. */
function isNear(parts: Parts, moment: number): boolean {
  const apart = moment - Date.UTC(...parts);
  const quarter = 15 * 60_000;
  const offQuarter = Math.abs(apart - Math.round(apart / quarter) * quarter);
  return Math.abs(apart) <= 14.25 * 3_600_000 && offQuarter <= 10_000;
}
