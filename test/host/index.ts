import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../scripts/layers/counts.mjs';

/** What the run came to, for whoever started VS Code. */
export interface Report {
  readonly passed: number;
  readonly skipped: number;
  /** Each failed test by its name, and why. */
  readonly failures: readonly string[];
  /** Each that failed at first and passed when it was done again, by its name, and why. */
  readonly again: readonly string[];
}

/**
 * Called by VS Code inside its extension host. Runs every test of `suite/`, which is built beside this
 * file, and leaves the counts in $PTS_LENS_REPORT. Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 180_000, retries: 1 });
  const folder = path.join(__dirname, 'suite');
  // One file of them, by the beginning of its name.
  const only = process.env['PTS_LENS_SUITE'] ?? '';
  for (const file of readdirSync(folder).filter(name => name.startsWith(only) && name.endsWith('.test.js'))) {
    mocha.addFile(path.join(folder, file));
  }
  const report = await new Promise<Report>(resolve => {
    const failures: string[] = [];
    const first = new Map<string, string>();
    const inOne = (test: Mocha.Test | Mocha.Hook, error: unknown) =>
      failure(test.fullTitle(), error instanceof Error ? error.message : String(error));
    const runner = mocha.run(() => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, skipped: pending, failures, again: [...first.values()] });
    });
    runner.on('retry', (test, error: unknown) => first.set(test.fullTitle(), inOne(test, error)));
    runner.on('fail', (test, error: unknown) => {
      first.delete(test.fullTitle());
      failures.push(inOne(test, error));
    });
  });
  const file = process.env['PTS_LENS_REPORT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  if (report.failures.length > 0) throw new Error(`${report.failures.length} tests failed`);
}
