import path from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';

export const fixtures = path.resolve(import.meta.dirname, '../../fixtures/cli');

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

/** The command line within this process; English unless the environment given says otherwise. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const written = { out: '', complaint: '' };
  const code = await runCommandLine(args, {
    environment,
    write: text => {
      written.out += text;
    },
    isTerminal: false,
    writeError: text => {
      written.complaint += text;
    },
  });
  return { code, ...written };
}
