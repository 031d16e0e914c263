import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { RunRecord } from '../../core/records/runRecord';
import { LinePainter } from '../../core/records/watchedLine';
import { watchScript } from '../../core/runs/watchScript';
import { failureMessage } from '../../core/targets/failure';
import type { Transport } from '../../node/transports/transport';

/** Milliseconds after which the beginning of a line is shown: the newest line of a run has no end yet. */
const patienceMilliseconds = 200;

/**
 * A terminal that shows what a run prints, from its beginning, and follows it. It only watches: closing it, or losing
 * the line, takes nothing from the run.
 */
export class WatchTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<void>();
  #watching: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: 'watching' | 'lost' | 'over' = 'watching';

  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  /** @param over called when the run has printed its last line */
  constructor(
    private readonly record: RunRecord,
    private readonly transport: Transport,
    private readonly words: Formatter,
    private readonly over: () => void,
  ) {}

  open(): void {
    const { name, target } = this.record;
    this.#say(this.words.text('records.watching', { name, target }));
    this.#watch();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watching?.abort();
  }

  /** Enter watches again where the line was lost, and closes what is over. */
  handleInput(data: string): void {
    if (data !== '\r') return;
    if (this.#state === 'over') this.#closed.fire();
    else if (this.#state === 'lost') this.#watch();
  }

  #watch(): void {
    this.#state = 'watching';
    const watching = new AbortController();
    this.#watching = watching;
    const painter = new LinePainter();
    const show = (text: string) => {
      if (text !== '' && !watching.signal.aborted) this.#written.fire(text);
    };
    const hear = (text: string) => {
      show(painter.push(text));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => show(painter.rest()), patienceMilliseconds);
    };
    this.transport
      .exec(watchScript(this.record.id), { mostOutput: 0, timeout: 0, hear, signal: watching.signal })
      .then(answer => {
        if (watching.signal.aborted) return;
        clearTimeout(this.#timer);
        show(painter.rest());
        const { target } = this.record;
        if (answer.kind === 'failed') {
          this.#state = 'lost';
          this.#say(this.words.say(failureMessage(answer.failure, target, answer.detail)));
          this.#say(this.words.text('records.watch-again'));
        } else {
          this.#state = 'over';
          this.#say(this.words.text(answer.status === 0 ? 'records.watch-over' : 'records.watch-nothing'));
          this.over();
        }
      });
  }

  /** A line of ours, on a line of its own. */
  #say(text: string): void {
    this.#written.fire(`\r\n\u001b[1m${text}\u001b[0m\r\n`);
  }
}
