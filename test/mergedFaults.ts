import { joinResults } from '../src/core/comparison/join';
import type { LoadedFile } from '../src/core/comparison/loadedFile';
import { readFiles } from '../src/core/comparison/resolvedSystems';
import type { ComparisonDocument } from '../src/core/document/document';
import { mergedResult } from '../src/core/ptsResult/mergedResult';
import { ptsResultXml } from '../src/core/ptsResult/ptsResultXml';
import { readResultFile } from '../src/core/results/read';
import type { Entry, ResultFile } from '../src/core/results/resultFile';

export const about = {
  title: 'Merged',
  description: 'Several results in one.',
  modified: '2026-11-27 10:00:00',
  client: 'PTS Lens 1.0.0',
};

/** The merged result of a comparison, written and read again. */
export function writtenAndRead(document: ComparisonDocument, files: readonly LoadedFile[]): ResultFile {
  const reading = readResultFile(ptsResultXml(mergedResult(document, files), about));
  if (reading.kind !== 'results') throw new Error(`It reads back as ${reading.kind}.`);
  return reading.file;
}

/** What is not in the merged result as it is in the files: nothing, if all is right. */
export function mergedFaults(document: ComparisonDocument, files: readonly LoadedFile[]): readonly string[] {
  const merged = mergedResult(document, files);
  const back = writtenAndRead(document, files);
  const faults: string[] = [];
  const expectSame = (what: string, is: unknown, was: unknown) => {
    const [now, before] = [is, was].map(value => JSON.stringify(value));
    if (now !== before) faults.push(`${what}: ${before} became ${now}`.slice(0, 400));
  };
  expectSame(
    'systems',
    back.systems.map(({ identifier }) => identifier),
    merged.systems.map(({ identifier }) => identifier),
  );
  expectSame('unique', new Set(back.systems.map(({ identifier }) => identifier)).size, back.systems.length);
  for (const [index, { system }] of merged.systems.entries()) {
    const now = back.systems[index];
    if (system === undefined || now === undefined) continue;
    for (const part of ['hardware', 'software', 'details'] as const)
      expectSame(`${part} of ${now.identifier}`, [...now[part]], [...system[part]]);
    for (const part of ['user', 'timestamp', 'clientVersion', 'notes'] as const)
      expectSame(`${part} of ${now.identifier}`, now[part] ?? '', system[part] ?? '');
  }
  const keys = joinResults(readFiles(files)).filter(row =>
    merged.rows.some(({ result }) => result === row.first),
  );
  expectSame(
    'keys',
    back.results.map(({ key }) => key),
    keys.map(({ first }) => first.key),
  );
  for (const [index, { result, annotation, entries }] of merged.rows.entries()) {
    const now = back.results[index];
    if (now === undefined) continue;
    for (const part of [
      'title',
      'proportion',
      'displayFormat',
      'parent',
      'identifier',
      'appVersion',
      'arguments',
      'description',
      'scale',
    ] as const)
      expectSame(`${part} of ${result.title}`, now[part] ?? '', result[part] ?? '');
    expectSame(`annotation of ${result.title}`, now.annotation ?? '', annotation ?? '');
    expectSame(
      `entries of ${result.title} ${result.description ?? ''}`,
      now.entries.map(entry => told(entry, entry.system)),
      entries.map(({ identifier, entry }) => told(entry, identifier)),
    );
  }
  return faults;
}

function told(entry: Entry, identifier: string) {
  const { rawValue, value, trials, decimals, series, outcomes, error, runTimes, compiler, notes } = entry;
  return {
    identifier,
    rawValue,
    value,
    trials,
    decimals,
    series,
    outcomes,
    error,
    runTimes,
    compiler,
    notes: [...(notes ?? [])],
  };
}
