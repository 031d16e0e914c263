import { type Message, message } from '../messages/message';
import type { Severity } from '../results/resultFile';
import type { FileProblem } from './comparison';
import type { LoadedFile } from './loadedFile';

/** A problem of a file as a whole. */
export function fileProblem(file: string, id: string, severity: Severity, said: Message): FileProblem {
  return { file, problem: { id, severity, message: said, range: { start: 0, end: 0, line: 1 } } };
}

/** The problems of the files, in their order. */
export function problemsOf(files: readonly LoadedFile[]): readonly FileProblem[] {
  return files.flatMap(problemsOfFile);
}

function problemsOfFile(file: LoadedFile): readonly FileProblem[] {
  const asAWhole = (id: string, said: Message) => [fileProblem(file.path, id, 'error', said)];
  if (file.failure !== undefined && file.isOtherName)
    return [fileProblem(file.path, 'same-file', 'warning', file.failure)];
  if (file.failure !== undefined) return asAWhole('not-read', file.failure);
  switch (file.reading.kind) {
    case 'results':
      return file.reading.file.problems.map(problem => ({ file: file.path, problem }));
    case 'foreign':
      return asAWhole('foreign', message('comparison.foreign', { root: file.reading.root }));
    case 'unreadable':
      return asAWhole('unreadable', file.reading.message);
  }
}
