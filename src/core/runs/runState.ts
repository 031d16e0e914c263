import { visible } from '../text/plainText';
import { isAllowedId } from './names';

/** How a run ended, by its own word. */
export type Ending = 'ended' | 'stopped' | 'limit' | 'failed';

/**
 * How a run stands, from its files alone:
 * `none`: there is nothing of it. `starting`: it has not noted its pid. `running`. `ended`: with its own word how; what
 * it measured only its results say. `gone`: it did not end and its process is not there; it was killed, or the machine
 * went down.
 */
export type RunState =
  | { readonly kind: 'none' | 'starting' | 'gone' }
  | { readonly kind: 'running'; readonly pid: number }
  | { readonly kind: 'ended'; readonly how: Ending };

/** When a round began and ended, in seconds since 1970 by the target's clock. */
export interface RoundTime {
  readonly number: number;
  readonly began?: number;
  readonly ended?: number;
}

export interface RunStatus {
  readonly id: string;
  readonly state: RunState;
  /** The user asked for a gentle stop. */
  readonly isStopping: boolean;
  readonly rounds: readonly RoundTime[];
  /** Bytes of the console log. */
  readonly logSize: number;
  /** The end of the console log. */
  readonly tail: string;
}

export interface States {
  /** Seconds since 1970 by the target's clock. */
  readonly clock?: number;
  readonly runs: readonly RunStatus[];
}

/** Most rounds of a run that are read, and longest line of an answer. */
const limits = { rounds: 200, line: 4_096, runs: 1_000 } as const;

/** Reads the answer of `stateScript`. Lines that it does not know are left out. */
export function readStates(output: string): States {
  let clock: number | undefined;
  const runs: Building[] = [];
  for (const line of output.split('\n')) {
    const run = runs.at(-1);
    if (line.startsWith('| ')) {
      run?.tail.push(line.slice(2, limits.line));
      continue;
    }
    const [word = '', ...rest] = line.slice(0, limits.line).split(' ');
    if (word === 'clock') clock = numberOf(rest[0]);
    else if (word === 'run' && rest[0] !== undefined && isAllowedId(rest[0]) && runs.length < limits.runs)
      runs.push(new Building(rest[0]));
    else run?.read(word, rest);
  }
  return { ...(clock === undefined ? {} : { clock }), runs: runs.map(run => run.built) };
}

class Building {
  state: RunState = { kind: 'none' };
  isStopping = false;
  logSize = 0;
  readonly tail: string[] = [];
  readonly #rounds = new Map<number, RoundTime>();

  constructor(readonly id: string) {}

  read(word: string, rest: readonly string[]): void {
    if (word === 'state') this.state = stateOf(rest);
    else if (word === 'stopping') this.isStopping = true;
    else if (word === 'size') this.logSize = numberOf(rest[0]) ?? 0;
    else if (word === 'round') this.#readRound(rest);
  }

  #readRound([what, of, when]: readonly string[]): void {
    const [number, at] = [numberOf(of), numberOf(when)];
    if (number === undefined || at === undefined || this.#rounds.size >= limits.rounds) return;
    const known = this.#rounds.get(number) ?? { number };
    if (what === 'begin') this.#rounds.set(number, { ...known, began: at });
    if (what === 'end') this.#rounds.set(number, { ...known, ended: at });
  }

  get built(): RunStatus {
    const { id, state, isStopping, logSize } = this;
    const tail = visible(this.tail.join('\n'));
    return { id, state, isStopping, rounds: [...this.#rounds.values()], logSize, tail };
  }
}

function stateOf([kind, more]: readonly string[]): RunState {
  if (kind === 'starting' || kind === 'gone') return { kind };
  if (kind === 'running') return { kind, pid: numberOf(more) ?? 0 };
  if (kind === 'ended') return { kind, how: endings.find(ending => ending === more) ?? 'failed' };
  return { kind: 'none' };
}

const endings: readonly Ending[] = ['ended', 'stopped', 'limit', 'failed'];

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
