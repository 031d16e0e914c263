import { oneLine } from '../text/plainText';
import { type ConsoleProblem, problemOf } from './consoleProblem';
import type { Progress, TestProgress } from './progress';
import { RepeatedQuestion } from './repeatedQuestion';

/** Bounds on what is kept, whatever is printed. Lengths are in UTF-16 units. */
const limits = { line: 4_096, shown: 300, lastLines: 20, problems: 200 } as const;

/**
 * Reads what PTS prints, piece by piece, piped or from a terminal. The only reader of PTS's console: the rest knows
 * `Progress`.
 */
export class ConsoleReader {
  #unfinished = '';
  #round: number | undefined;
  #rounds: number | undefined;
  #test: TestProgress | undefined;
  #trial = 0;
  #planned: number | undefined;
  #minutes: number | undefined;
  /** The line before: a title stands above its test, a profile above its installation. */
  #before = '';
  #named: { readonly title?: string; readonly profile?: string; readonly description?: string } = {};
  readonly #problems: ConsoleProblem[] = [];
  readonly #lastLines: string[] = [];
  readonly #repeated = new RepeatedQuestion();

  /** Takes what was printed since the last call. */
  push(text: string): void {
    const lines = text.split('\n');
    for (const [index, piece] of lines.entries()) {
      const line = this.#unfinished + piece;
      if (index < lines.length - 1) {
        this.#readLine(plainLine(line.slice(0, limits.line)));
        this.#unfinished = '';
      } else {
        if (line.length > limits.line) this.#repeated.readEndless(line);
        this.#unfinished = line.slice(0, limits.line);
      }
    }
    // A trial that goes on has no line end: it gets one from whatever is printed next.
    const newest = plainLine(this.#unfinished);
    if (startedRun.test(newest)) this.#readEvent(newest);
  }

  get progress(): Progress {
    const newest = plainLine(this.#unfinished);
    const shown = newest.trim() === '' ? [] : [oneLine(newest).slice(0, limits.shown)];
    const optional = {
      ...(this.#round === undefined ? {} : { round: this.#round }),
      ...(this.#rounds === undefined ? {} : { rounds: this.#rounds }),
      ...(this.#test === undefined ? {} : { test: this.#test }),
      ...(this.#minutes === undefined ? {} : { minutes: this.#minutes }),
      ...(this.#repeated.question === undefined ? {} : { question: this.#repeated.question }),
    };
    const planned = this.#planned === undefined ? {} : { planned: this.#planned };
    return {
      ...optional,
      ...(this.#test === undefined || this.#test.isInstalling
        ? {}
        : { trial: { number: this.#trial, ...planned } }),
      problems: [...this.#problems],
      lastLines: [...this.#lastLines, ...shown].slice(-limits.lastLines),
    };
  }

  #readLine(line: string): void {
    if (line.trim() !== '') {
      this.#lastLines.push(oneLine(line).slice(0, limits.shown));
      if (this.#lastLines.length > limits.lastLines) this.#lastLines.shift();
    }
    if (this.#readEvent(line)) this.#repeated.forget();
    else this.#repeated.readLine(line);
    this.#readProblem(line);
    if (line.trim() !== '') this.#before = line;
  }

  /** Reads a line that says how far the run is; false when it says nothing of that. */
  #readEvent(line: string): boolean {
    const run = startedRun.exec(line);
    if (run !== null) {
      this.#trial = Number(run[1]);
      return true;
    }
    const round = /^\[PTS Lens\] round (\d{1,4}) of (\d{1,4}): /.exec(line);
    if (round !== null) {
      this.#round = Number(round[1]);
      this.#rounds = Number(round[2]);
      this.#begin(undefined);
      return true;
    }
    const named = /^ {4}([\w.+-]{1,99}\/[\w.+-]{1,200})( \[.*\])?$/.exec(line);
    if (named?.[1] !== undefined) {
      const title = /^\S.*:$/.test(this.#before) ? this.#before.slice(0, -1) : undefined;
      this.#named = {
        profile: named[1],
        ...(title === undefined ? {} : { title: title.slice(0, limits.shown) }),
        ...(named[2] === undefined ? {} : { description: named[2].slice(2, -1).slice(0, limits.shown) }),
      };
      return false;
    }
    const test = /^ {4,8}Test (Installation )?(\d{1,6}) of (\d{1,6})$/.exec(line.trimEnd());
    if (test !== null) {
      const isInstalling = test[1] !== undefined;
      const installed = /^ {4}(\S{1,300}):$/.exec(this.#before)?.[1];
      this.#begin({
        isInstalling,
        number: Number(test[2]),
        count: Number(test[3]),
        ...(isInstalling ? (installed === undefined ? {} : { profile: installed }) : this.#named),
      });
      return true;
    }
    return this.#readEstimate(line);
  }

  #readEstimate(line: string): boolean {
    const planned = /^ {4}Estimated Trial Run Count: {1,40}(\d{1,6})\b/.exec(line);
    if (planned !== null) {
      this.#planned = Number(planned[1]);
      return true;
    }
    const start = '    Estimated Time To Completion:';
    if (!line.startsWith(start)) return false;
    this.#minutes = minutesOf(line.slice(start.length, start.length + limits.shown));
    return true;
  }

  #begin(test: TestProgress | undefined): void {
    this.#test = test;
    this.#trial = 0;
    this.#planned = undefined;
    this.#minutes = undefined;
    this.#named = {};
  }

  #readProblem(line: string): void {
    const kind = problemOf(line);
    if (kind === undefined || this.#problems.length >= limits.problems) return;
    // A line that names a test is about that one, whichever runs.
    const named = aboutTest.exec(line.slice(0, limits.shown))?.[1];
    const { profile, description }: Partial<TestProgress> =
      named === undefined ? (this.#test ?? {}) : { profile: named };
    this.#problems.push({
      kind,
      text: oneLine(line).slice(0, limits.shown),
      ...(this.#round === undefined ? {} : { round: this.#round }),
      ...(profile === undefined ? {} : { profile }),
      ...(description === undefined ? {} : { description }),
      ...(this.#trial === 0 || named !== undefined ? {} : { trial: this.#trial }),
    });
  }
}

const aboutTest = /(?:^| )([\w.+-]{1,99}\/[\w.+-]{1,200}) (?:is not installed|test is already running)\./;

const startedRun = /^ {8}Started Run (\d{1,6}) @ \d\d:\d\d:\d\d/;

/** `1 Hour, 5 Minutes [13:07 UTC]` in minutes. */
function minutesOf(text: string): number | undefined {
  const inMinutes: Readonly<Record<string, number>> = { Day: 1440, Hour: 60, Minute: 1, Second: 1 / 60 };
  const parts = [...text.matchAll(/\b(\d{1,6}) (Day|Hour|Minute|Second)s?\b/g)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (inMinutes[unit ?? ''] ?? 0), 0);
}

/** A line without its end and without the colours of a terminal. */
function plainLine(line: string): string {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  const [first = '', ...coloured] = whole.split('\u001b[');
  return first + coloured.map(piece => piece.replace(/^[\d;?]{0,20}[A-Za-z]/, '')).join('');
}
