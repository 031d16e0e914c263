import type { SystemLogs } from '../environment/evidence/gather';
import { lookOf } from '../results/lookalike';
import { readResultFile } from '../results/read';
import type { BenchmarkResult, Entry, Reading, ResultFile, System } from '../results/resultFile';
import type { Content, LibrarySystem, WholeContent } from './libraryEntry';
import { librarySystems } from './librarySystems';

/** UTF-16 units of a text that are read at a stretch: a few milliseconds. */
const stretch = 128 * 1024;

const resultEnd = '</Result>';
const rootStart = '<PhoronixTestSuite>';
const rootEnd = '</PhoronixTestSuite>';

/**
 * The summary of a whole result file, equal to that of `readResultFile`, in steps: between two of them the
 * caller may let others work. Texts are cut between results; only a text in which that goes wrong is
 * read at once.
 * @param logs show what the systems ran on, besides the text
 */
export function* summarise(text: string, logs: SystemLogs = new Map()): Generator<undefined, Content> {
  const summary = new Summary(logs);
  for (let start = 0; start < text.length || start === 0; ) {
    const found = text.indexOf(resultEnd, start + stretch);
    const end = found < 0 ? text.length : found + resultEnd.length;
    const isLast = end === text.length;
    const piece = `${start === 0 ? '' : rootStart}${text.slice(start, end)}${isLast ? '' : rootEnd}`;
    const reading = readResultFile(piece);
    if (reading.kind !== 'results') {
      return start === 0 ? contentOf(reading, logs) : contentOf(readResultFile(text), logs);
    }
    if (!isLast && isBroken(reading.file)) return contentOf(readResultFile(text), logs);
    summary.add(reading.file);
    if (isLast) break;
    start = end;
    yield;
  }
  return summary.content();
}

function contentOf(reading: Reading, logs: SystemLogs): Content {
  if (reading.kind === 'foreign') return { kind: 'foreign' };
  if (reading.kind === 'unreadable') return { kind: 'unreadable', reason: reading.message };
  const summary = new Summary(logs);
  summary.add(reading.file);
  return summary.content();
}

/** The XML is truncated or broken, or reading stopped at a limit. */
export function isBroken(file: ResultFile): boolean {
  return file.problems.some(({ severity }) => severity === 'error');
}

interface Counts {
  /** By occurrence of the system in its file. */
  readonly results: number[];
  /** Those of a test, not derived data such as sensors. */
  readonly ofTests: number[];
  readonly failed: number[];
}

/** Adds up the pieces of a file. */
class Summary {
  #about: ResultFile | undefined;
  #results = 0;
  /** Results that a test gave, and that every system is expected to have. */
  #expected = 0;
  #failed = 0;
  #isBroken = false;
  readonly #systems: System[] = [];
  readonly #benchmarks = new Set<string>();
  readonly #counts = new Map<string, Counts>();

  constructor(private readonly logs: SystemLogs) {}

  add(file: ResultFile): void {
    this.#about ??= file;
    this.#isBroken ||= isBroken(file);
    this.#systems.push(...file.systems);
    for (const result of file.results) this.#addResult(result);
  }

  content(): WholeContent {
    const { title, modified } = this.#about ?? {};
    const declared = librarySystems(this.#systems, this.logs);
    const names = new Set(declared.map(({ identifier }) => identifier));
    const undeclared = [...this.#counts.keys()]
      .filter(identifier => !names.has(identifier))
      .map(identifier => ({ identifier, occurrence: 0, isDeclared: false, layers: [] }));
    const spelt = new Set(undeclared.map(({ identifier }) => lookOf(identifier)));
    return {
      kind: 'whole',
      ...(title === undefined ? {} : { title }),
      ...(modified === undefined ? {} : { modified }),
      systems: [...declared, ...undeclared].map(system => this.#counted(system)),
      results: this.#results,
      benchmarks: [...this.#benchmarks],
      failed: this.#failed,
      // Where entries spell a name otherwise, nothing is missing but the blank or the case.
      missing: declared
        .filter(({ identifier }) => !spelt.has(lookOf(identifier)))
        .map(({ identifier, occurrence }) => this.#counts.get(identifier)?.ofTests[occurrence] ?? 0)
        .reduce((missing, found) => missing + Math.max(0, this.#expected - found), 0),
      isBroken: this.#isBroken,
    };
  }

  #counted(system: LibrarySystem): LibrarySystem {
    const counts = this.#counts.get(system.identifier);
    return {
      ...system,
      results: counts?.results[system.occurrence] ?? 0,
      failed: counts?.failed[system.occurrence] ?? 0,
    };
  }

  #addResult(result: BenchmarkResult): void {
    this.#results += 1;
    this.#benchmarks.add(result.title);
    const isOfTest = result.identifier !== undefined;
    if (isOfTest) this.#expected += 1;
    const seen = new Map<string, number>();
    for (const entry of result.entries) {
      const occurrence = seen.get(entry.system) ?? 0;
      seen.set(entry.system, occurrence + 1);
      this.#count(entry, occurrence, isOfTest);
    }
  }

  #count(entry: Entry, occurrence: number, isOfTest: boolean): void {
    let counts = this.#counts.get(entry.system);
    if (counts === undefined) {
      counts = { results: [], ofTests: [], failed: [] };
      this.#counts.set(entry.system, counts);
    }
    increase(counts.results, occurrence);
    if (isOfTest) increase(counts.ofTests, occurrence);
    if (!hasFailed(entry)) return;
    this.#failed += 1;
    increase(counts.failed, occurrence);
  }
}

function increase(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function hasFailed({ rawValue, trials, series, outcomes }: Entry): boolean {
  return rawValue === undefined && trials.length === 0 && series.length === 0 && outcomes.length === 0;
}
