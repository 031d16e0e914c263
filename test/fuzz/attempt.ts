import { type Finding, finding } from './finding';
import type { Check, Specimen } from './kind';

/** What came of one input. */
export interface Attempt {
  readonly findings: readonly Finding[];
  /** Milliseconds of the processor that the product took: the clock would count what else the machine does. */
  readonly milliseconds: number;
}

/** Gives an input to the product and to the oracles. The first of them: the product never throws. */
export async function attempt({ work }: Specimen): Promise<Attempt> {
  const start = process.cpuUsage();
  const elapsed = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  let check: Check;
  try {
    check = await work();
  } catch (error) {
    return { findings: [thrown('never throws', error)], milliseconds: elapsed() };
  }
  const milliseconds = elapsed();
  try {
    return { findings: check(), milliseconds };
  } catch (error) {
    return { findings: [thrown('oracle', error)], milliseconds };
  }
}

/** An exception as a finding: its message without data, and where in our source it came from. */
export function thrown(oracle: string, error: unknown): Finding {
  if (!(error instanceof Error)) return finding(oracle, 'something that is no error', String(error));
  const message = error.message
    .slice(0, 200)
    .replaceAll(/"[^"]*"|'[^']*'|“[^”]*”/g, '…')
    .replaceAll(/\d+/g, 'N')
    .slice(0, 80);
  return finding(oracle, `${error.name}: ${message} at ${placeIn(error.stack ?? '')}`, error.stack);
}

/** The first place in `src/` on a stack: function, file and line. */
function placeIn(stack: string): string {
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line));
  const frame = frames.find(line => /[/\\]src[/\\]/.test(line)) ?? frames[0] ?? '';
  const file = /(?:src[/\\].*|[^/\\(]+)$/.exec(frame.trim().replace(/\)$/, ''))?.[0] ?? '';
  const name = /^\s+at (?:async )?(\S+) \(/.exec(frame)?.[1];
  const place = file.replace(/^at /, '').replace(/:\d+$/, '').replaceAll('\\', '/');
  return name === undefined ? place : `${name} (${place})`;
}
