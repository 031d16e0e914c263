import type { Files, Stamp } from '../files';
import type { LibraryFiles } from '../library/libraryFiles';
import { TimeSlices } from '../library/timeSlices';
import { walk } from '../library/walk';
import { decodeText } from '../results/decode';
import { mostBytes } from '../results/limits';
import { readResultFile } from '../results/read';
import type { ResultFile } from '../results/resultFile';
import { ConsoleReader } from '../runs/console';
import type { ConsoleProblem } from '../runs/consoleProblem';
import type { FoundRun } from './found';

/** What lies below a folder where results come home. */
export interface FoundBelow {
  readonly runs: readonly FoundRun[];
  /** Paths of result files that could not be read: what they hold counts as missing. */
  readonly unread: readonly string[];
  /** A bound was reached: there may be more. */
  readonly isCut: boolean;
}

/** A file as it was read. */
interface Kept {
  readonly stamp: Stamp;
  readonly file?: ResultFile;
  readonly problems?: readonly ConsoleProblem[];
}

/** More than any campaign has: a folder a run, and in it one a result. */
const limits = {
  folders: 40_000,
  levels: 3,
  files: 40_000,
  skipped: ['test-logs', 'system-logs', 'installation-logs', 'node_modules', '.git'],
};
/** Files that are read at once: the disk answers while others are parsed. */
const atOnce = 8;
/** Bytes of a console log that are read. */
const mostConsole = 4_000_000;

/** Finds what came home of runs. What has not changed since the last look is not read again. */
export class FoundRuns {
  #kept = new Map<string, Kept>();

  constructor(private readonly files: Files & LibraryFiles) {}

  /** The runs below a folder; none where it is not there. */
  async below(folder: string): Promise<FoundBelow> {
    const isWanted = (name: string) => name === 'composite.xml' || name === 'console.log';
    const { paths, isCut } = await walk(this.files, folder, { isWanted, limits });
    const kept = new Map<string, Kept>();
    const byRun = new Map<string, { files: ResultFile[]; paths: string[]; problems: ConsoleProblem[] }>();
    const unread: string[] = [];
    const slices = new TimeSlices(this.files);
    for (let first = 0; first < paths.length; first += atOnce) {
      await slices.next();
      const some = paths.slice(first, first + atOnce);
      const read = await Promise.all(some.map(path => this.#read(path).catch(() => undefined)));
      for (const [at, path] of some.entries()) {
        const one = read[at];
        if (one === undefined) {
          if (isResult(path)) unread.push(path);
          continue;
        }
        kept.set(path, one);
        // A result lies in a folder of its own, beside the console of its run.
        const run = this.files.at(path, '..', ...(isResult(path) ? ['..'] : []));
        const own = byRun.get(run) ?? { files: [], paths: [], problems: [] };
        byRun.set(run, own);
        if (one.file !== undefined) {
          own.files.push(one.file);
          own.paths.push(path);
        }
        own.problems.push(...(one.problems ?? []));
      }
    }
    this.#kept = kept;
    return { runs: [...byRun.values()], unread, isCut };
  }

  async #read(path: string): Promise<Kept | undefined> {
    const stamp = await this.files.stat(path);
    if (stamp === undefined || (isResult(path) && stamp.size > mostBytes)) return undefined;
    const known = this.#kept.get(path);
    if (known?.stamp.size === stamp.size && known.stamp.modified === stamp.modified) return known;
    if (!isResult(path)) {
      const reader = new ConsoleReader();
      reader.push(new TextDecoder().decode(await this.files.readStart(path, mostConsole)));
      return { stamp, problems: reader.progress.problems };
    }
    const decoded = decodeText(await this.files.read(path));
    if (decoded.kind !== 'text') return undefined;
    const reading = readResultFile(decoded.text);
    return reading.kind === 'results' ? { stamp, file: reading.file } : undefined;
  }
}

/** The rest are consoles of runs. */
function isResult(path: string): boolean {
  return path.endsWith('composite.xml');
}
