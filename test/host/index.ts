import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the run came to, for whoever started VS Code. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Called by VS Code inside its extension host. Runs every test of `suite/`, which is built beside this
 * file, and leaves the counts in $PTS_LENS_REPORT. Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000 });
  const folder = path.join(__dirname, 'suite');
  // One file of them, by the beginning of its name.
  const only = process.env['PTS_LENS_SUITE'] ?? '';
  for (const file of readdirSync(folder).filter(name => name.startsWith(only) && name.endsWith('.test.js'))) {
    mocha.addFile(path.join(folder, file));
  }
  const report = await new Promise<Report>(resolve => {
    const runner = mocha.run(failed => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending });
    });
  });
  const file = process.env['PTS_LENS_REPORT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} tests failed`);
}
