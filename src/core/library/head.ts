import { readResultFile } from '../results/read';
import type { Content } from './libraryEntry';
import { librarySystems } from './librarySystems';

/** The first tag after the head, which holds Generated and System. */
const firstResult = /<(?:Result|Benchmark)[\s>]/;

/** As many bytes of a file as are read first, and then where its results do not begin in those. */
export const headBytes = [16 * 1024, 256 * 1024] as const;

export interface Head {
  readonly content: Content;
  /** Everything before the first result was there to be read. */
  readonly isComplete: boolean;
}

/** Reads the head of a file, which ends at the first result. */
export function readHead(start: string): Head {
  const end = start.search(firstResult);
  const isComplete = end >= 0;
  // The XML breaks where the head ends, which is no fault of the file.
  const reading = readResultFile(isComplete ? start.slice(0, end) : start);
  switch (reading.kind) {
    case 'foreign':
      return { content: { kind: 'foreign' }, isComplete: true };
    case 'unreadable':
      return { content: { kind: 'unreadable', reason: reading.message }, isComplete };
    case 'results': {
      const { title, modified, systems } = reading.file;
      return {
        content: {
          kind: 'head',
          ...(title === undefined ? {} : { title }),
          ...(modified === undefined ? {} : { modified }),
          systems: librarySystems(systems),
        },
        isComplete,
      };
    }
  }
}
