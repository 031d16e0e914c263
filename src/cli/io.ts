/** What a command needs of the process around it; tests give their own. */
export interface Io {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Exit codes: `finding` where lint finds an error or --fail-on applies, `unusable` for input or options. */
export const exitCode = { done: 0, finding: 1, unusable: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
