import type { Message } from '../core/messages/message';

/** What the command line needs of its process; a test gives its own. */
export interface Io {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Answers go to a person's terminal, not to a file or program. */
  readonly isTerminal: boolean;
  /** Width of the terminal in characters, where there is one that says it. */
  readonly columns?: number | undefined;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** Exit codes: `finding` where lint finds an error or --fail-on applies, `unusable` for input or options. */
export const exitCode = { done: 0, finding: 1, unusable: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What an answer is shaped for. */
export type Output = Pick<Io, 'isTerminal' | 'columns'>;

/** What a command prints, and the exit code of the process. */
export interface Answer {
  readonly text: string;
  readonly code: ExitCode;
}

/** Options or input that a command cannot work with: the process writes one line and ends with code 2. */
export class UsageError extends Error {
  /** `subject` is the file or option that is wrong, where the sentence does not name it. */
  constructor(
    readonly sentence: Message,
    readonly subject?: string,
  ) {
    super(sentence.id);
    this.name = 'UsageError';
  }
}
