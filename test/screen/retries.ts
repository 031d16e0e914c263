import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** More of them in one test, and what it does is not to be relied on. */
export const mostRetries = 3;

/**
 * What had to be done again because VS Code had not followed. It drops a click now and then while it is
 * still loading or draws a tree anew. Only verbs whose effect is to be seen, and that do nothing when they
 * are done twice, may be repeated.
 */
export class Retries {
  readonly #lines: string[] = [];

  /** @param file where those of all tests of a layer are gathered */
  constructor(private readonly file: string) {}

  add(line: string): void {
    this.#lines.push(line);
    appendFileSync(this.file, `${line}\n`);
  }

  /** All of them since they were last taken. */
  take(): readonly string[] {
    return this.#lines.splice(0);
  }
}

/** One line on those of all tests. */
export function retriesInWords(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : '';
  return `done again by the tests: ${inWords(text === '' ? [] : text.split('\n'))}`;
}

/** How many, and how often what. */
export function inWords(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [String(lines.length), ...[...counts].map(([line, count]) => `${count} × ${line}`)].join('; ');
}
