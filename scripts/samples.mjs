// @ts-check
// Writes samples/lab: three result folders that were never measured, and their comparison.
// Always the same bytes: `node scripts/samples.mjs`.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labComparison } from './samples/comparison.mjs';
import { compositeXml } from './samples/composite.mjs';
import { systemLogs, testLog } from './samples/logs.mjs';
import { probes } from './samples/probes.mjs';
import { invent } from './samples/session.mjs';
import { systems } from './samples/systems.mjs';

/**
 * Every file of samples/lab: path below it, with `/` → text.
 *
 * @returns {Map<string, string>}
 */
export function labFiles() {
  const files = new Map([['lab.ptscompare', labComparison()]]);
  for (const system of systems) {
    const session = invent(system);
    files.set(`${system.folder}/composite.xml`, compositeXml(system, session));
    const logs = `${system.folder}/system-logs/${system.identifier}`;
    for (const [name, text] of Object.entries({ ...systemLogs(system), ...probes(system) })) {
      files.set(`${logs}/${name}`, text);
    }
    for (const measured of session.results) {
      files.set(
        `${system.folder}/test-logs/${measured.key}/${system.identifier}.log`,
        testLog(system, measured),
      );
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lab = fileURLToPath(new URL('../samples/lab', import.meta.url));
  rmSync(lab, { recursive: true, force: true });
  for (const [path, text] of labFiles()) {
    mkdirSync(dirname(join(lab, path)), { recursive: true });
    writeFileSync(join(lab, path), text);
  }
}
