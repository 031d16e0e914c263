import type { SystemLogs } from '../environment/evidence/gather';
import type { Message } from '../messages/message';
import type { Reading } from '../results/resultFile';

/** A result file of a comparison: its reading, or the reason why there is none. */
export type LoadedFile = ReadFile | FailedFile;

interface NamedFile {
  /** The path as the document names it: sessions refer to it. */
  readonly path: string;
  /** Name of the result folder, shown where two files hold a system of the same identifier. */
  readonly folder: string;
}

export interface ReadFile extends NamedFile {
  readonly reading: Reading;
  /** The content of `system-logs/`, where it was loaded. */
  readonly systemLogs?: SystemLogs;
  readonly failure?: undefined;
}

export interface FailedFile extends NamedFile {
  readonly failure: Message;
  /** Another name of a file that is already loaded: its data is not missing. */
  readonly isOtherName?: true;
}

/** Identifiers of the test profiles that the files have results of, such as `pts/ramspeed-1.4.3`. */
export function profilesOf(files: readonly LoadedFile[]): readonly string[] {
  return files.flatMap(file =>
    file.failure === undefined && file.reading.kind === 'results'
      ? file.reading.file.results.flatMap(result => result.identifier ?? [])
      : [],
  );
}
