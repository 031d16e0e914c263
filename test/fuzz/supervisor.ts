import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Finding, finding } from './finding';
import type { Order, Said } from './worker';

/**
 * An input that takes longer hangs: a hundred times what most take. Milliseconds of the processor where
 * they can be told, so that a busy machine makes nothing hang; `patience` times as many by the clock.
 */
export const longest = 10_000;
const patience = 6;
/** Making the material ready, on a machine that does other things as well. */
const longestStart = 120_000;
/** Bytes of memory that a worker may hold, its buffers with it. */
const mostMemory = 2 * 1024 ** 3;
/** MB of the heap alone. */
const mostHeap = 1_500;
const lookEvery = 200;

/** How a worker ended: with its order done, or at an input that it did not survive. */
export type Ending =
  | { readonly kind: 'finished'; readonly next: number }
  | { readonly kind: 'lost'; readonly input: number | undefined; readonly finding: Finding };

/**
 * Runs an order in a process of its own and passes on what it says. An input that hangs, takes all
 * memory or ends the process is its last: an endless loop ends with the process it is in.
 */
export function supervise(order: Order, listen: (said: Said) => void, limit = longest): Promise<Ending> {
  const child = fork(fileURLToPath(import.meta.url), ['--work', JSON.stringify(order)], {
    execArgv: ['--enable-source-maps', `--max-old-space-size=${mostHeap}`],
    // What V8 prints when it runs out of memory is no news.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let input: number | undefined;
    let since = timesOf(child);
    let complaint = '';
    const end = (ending: Ending) => {
      clearInterval(watch);
      child.removeAllListeners();
      child.kill('SIGKILL');
      resolve(ending);
    };
    const lose = (what: string, detail: unknown) =>
      end({ kind: 'lost', input, finding: finding('survives', what, detail) });
    const watch = setInterval(() => {
      const most = input === undefined ? longestStart : limit;
      const now = timesOf(child);
      if (now.processor - since.processor > most || now.clock - since.clock > patience * most)
        lose('hangs', `more than ${most} ms`);
      else if (memoryOf(child) > mostMemory) lose('takes all memory', `more than ${mostMemory} bytes`);
    }, lookEvery);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2_000);
    });
    child.on('message', (said: Said) => {
      if (said.kind === 'begun') input = said.input;
      since = timesOf(child);
      listen(said);
      if (said.kind === 'finished') end({ kind: 'finished', next: said.next });
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (/heap out of memory|Allocation failed/.test(complaint))
        lose('takes all memory', complaint.slice(0, 300));
      else if (input === undefined) {
        clearInterval(watch);
        reject(new Error(`the worker did not start: ${complaint}`));
      } else lose(`ends the process with ${code ?? signal}`, complaint);
    });
  });
}

interface Times {
  readonly clock: number;
  readonly processor: number;
}

/** Milliseconds by the clock, and those that a process had of the processor; Linux alone tells them apart. */
function timesOf({ pid }: ChildProcess): Times {
  const clock = Date.now();
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return { clock, processor: ((user ?? 0) + (system ?? 0)) * millisecondsPerTick };
  } catch {
    return { clock, processor: clock };
  }
}

/** What the kernel counts in is a hundredth of a second on every machine that Node runs on. */
const millisecondsPerTick = 10;

/** Bytes a process holds; 0 where the system does not say, as it does on Linux alone. */
function memoryOf({ pid }: ChildProcess): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return 4_096 * Number(pages ?? 0);
  } catch {
    return 0;
  }
}
