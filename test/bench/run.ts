import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benches } from './benches';
import { type Figure, reached, tableOf } from './figure';

// Measures the benches named, or all of them: prints a table each and writes test-results/bench.json.

/** A process of its own: what one bench leaves behind does not slow the next. */
function measure(name: string): Promise<readonly Figure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--measure', name]);
    let figures: readonly Figure[] | undefined;
    child.on('message', (message: readonly Figure[]) => {
      figures = message;
    });
    child.on('error', reject);
    child.on('exit', code =>
      figures === undefined ? reject(new Error(`bench ${name} ended with code ${code}`)) : resolve(figures),
    );
  });
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find(name => benches[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`No bench "${unknown}"; there are: ${Object.keys(benches).join(', ')}`);
  const measured: Record<string, readonly object[]> = {};
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const figures = await measure(name);
    measured[name] = figures.map(figure => ({ ...figure, reached: reached(figure) }));
    console.log(`\n── ${name}\n${tableOf(figures)}`);
  }
  mkdirSync('test-results', { recursive: true });
  const [cpu] = cpus();
  const machine = { node: process.version, cpu: cpu?.model, cpus: cpus().length };
  const report = { measured: new Date().toISOString(), machine, benches: measured };
  writeFileSync('test-results/bench.json', `${JSON.stringify(report, undefined, 2)}\n`);
}

const [first = '', ...rest] = process.argv.slice(2);
if (first === '--measure') {
  process.send?.(await benches[rest[0] ?? '']?.());
} else
  await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
