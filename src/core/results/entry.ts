import { type Block, placeOf, textOf } from './block';
import { type EntryDetails, readEntryDetails } from './details';
import { valueKindOf } from './displayFormat';
import type { Budget } from './limits';
import type { PlaceInResult } from './placeInResult';
import { excerpt, type Problems } from './readingProblems';
import type { Compiler, Entry, SourceRange } from './resultFile';
import { plainNumber, readNumbers, readOutcomes, type WrittenNumber } from './writtenNumber';

/** The numbers of an entry, by what its result displays. */
type Measured = Pick<Entry, 'trials' | 'leftOut' | 'decimals' | 'series' | 'outcomes'>;

const nothing: Measured = { trials: [], leftOut: 0, decimals: 0, series: [], outcomes: [] };

/** An Entry element of the result at a range, with this display format. */
export function entryOf(
  block: Block,
  result: SourceRange,
  displayFormat: string,
  problems: Problems,
  budget: Budget,
): Entry {
  const rawValue = textOf(block, 'Value');
  const written = rawValue === undefined ? undefined : plainNumber(rawValue);
  const details = detailsOf(block, problems);
  const numbers =
    rawValue === undefined ? nothing : measured(block, rawValue, written, displayFormat, problems, budget);
  const { runTimes } = details;
  return new ReadEntry(
    block,
    result,
    rawValue,
    written?.value,
    numbers,
    details,
    runTimes === undefined ? [] : readNumbers(runTimes, ':', budget).numbers,
  );
}

/**
 * An entry that has only the properties it has values for. A file may hold a million, and an object
 * takes less room and time when its constructor knows them all than when they come later.
 */
class ReadEntry implements Entry {
  readonly system: string;
  readonly trials: readonly number[];
  readonly leftOut: number;
  readonly decimals: number;
  readonly series: readonly number[];
  readonly outcomes: readonly string[];
  declare readonly rawValue?: string;
  declare readonly value?: number;
  declare readonly error?: string;
  declare readonly compiler?: Compiler;
  declare readonly notes?: ReadonlyMap<string, string>;
  /** Places as offset, length and lines: three objects more an entry are an eighth of the time that reading takes. */
  readonly #offset: number;
  readonly #length: number;
  readonly #lines: number;
  readonly #valueOffset: number;
  readonly #valueLength: number;
  readonly #valueLines: number;
  readonly #rawOffset: number;
  readonly #rawLength: number;
  readonly #rawLines: number;
  readonly #nameOffset: number;
  readonly #nameLength: number;
  readonly #nameLines: number;

  constructor(
    block: Block,
    result: SourceRange,
    rawValue: string | undefined,
    value: number | undefined,
    measured: Measured,
    { error, compiler, notes }: EntryDetails,
    readonly runTimes: readonly number[],
  ) {
    const written = block.fields.get('Value')?.range ?? nowhere;
    const raw = block.fields.get('RawString')?.range ?? nowhere;
    const identifier = block.fields.get('Identifier');
    const name = identifier?.range ?? nowhere;
    this.system = identifier?.text ?? '';
    this.trials = measured.trials;
    this.leftOut = measured.leftOut;
    this.decimals = measured.decimals;
    this.series = measured.series;
    this.outcomes = measured.outcomes;
    this.#offset = block.range.start - result.start;
    this.#length = block.range.end - block.range.start;
    this.#lines = block.range.line - result.line;
    this.#valueOffset = written.start - result.start;
    this.#valueLength = written.end - written.start;
    this.#valueLines = written.line - result.line;
    this.#rawOffset = raw.start - result.start;
    this.#rawLength = raw.end - raw.start;
    this.#rawLines = raw.line - result.line;
    this.#nameOffset = name.start - result.start;
    this.#nameLength = name.end - name.start;
    this.#nameLines = name.line - result.line;
    if (rawValue !== undefined) this.rawValue = rawValue;
    if (value !== undefined) this.value = value;
    if (error !== undefined) this.error = error;
    if (compiler !== undefined) this.compiler = compiler;
    if (notes !== undefined) this.notes = notes;
  }

  get place(): PlaceInResult {
    return { offset: this.#offset, length: this.#length, lines: this.#lines };
  }

  get valuePlace(): PlaceInResult | undefined {
    return placeOrNone(this.#valueOffset, this.#valueLength, this.#valueLines);
  }

  get rawPlace(): PlaceInResult | undefined {
    return placeOrNone(this.#rawOffset, this.#rawLength, this.#rawLines);
  }

  get identifierPlace(): PlaceInResult | undefined {
    return placeOrNone(this.#nameOffset, this.#nameLength, this.#nameLines);
  }
}

/** Of a field that is not there, or has no inside. */
const nowhere: SourceRange = { start: 0, end: -1, line: 0 };

function placeOrNone(offset: number, length: number, lines: number): PlaceInResult | undefined {
  return length < 0 ? undefined : { offset, length, lines };
}

function measured(
  block: Block,
  rawValue: string,
  written: WrittenNumber | undefined,
  displayFormat: string,
  problems: Problems,
  budget: Budget,
): Measured {
  switch (valueKindOf(displayFormat)) {
    case 'none':
      return nothing;
    case 'outcomes':
      return { ...nothing, outcomes: readOutcomes(rawValue, budget) };
    case 'series': {
      const samples = readNumbers(rawValue, ',', budget);
      tellStrange(block, 'Value', samples.strange, problems);
      return { ...nothing, series: samples.numbers };
    }
    case 'trials': {
      if (written === undefined) tellStrange(block, 'Value', [rawValue], problems);
      const raw = textOf(block, 'RawString');
      return raw === undefined ? lone(written, 0) : trialsOf(block, raw, written, problems, budget);
    }
  }
}

/**
 * The trials RawString lists. Where it holds no number between its colons, it is no list of trials: the
 * Value is the one that is known, and no other separator is guessed.
 */
function trialsOf(
  block: Block,
  raw: string,
  written: WrittenNumber | undefined,
  problems: Problems,
  budget: Budget,
): Measured {
  const { numbers, decimals, strange } = readNumbers(raw, ':', budget);
  if (numbers.length > 0 || written === undefined) {
    tellStrange(block, 'RawString', strange, problems);
    return { ...nothing, trials: numbers, leftOut: strange.length, decimals };
  }
  problems.add('raw-string', placeOf(block, 'RawString'), { text: excerpt(raw.trim()) });
  return lone(written, strange.length);
}

/** The Value as the only trial. */
function lone(written: WrittenNumber | undefined, leftOut: number): Measured {
  if (written === undefined) return { ...nothing, leftOut };
  return { ...nothing, trials: [written.value], leftOut, decimals: written.decimals };
}

function tellStrange(block: Block, field: string, strange: readonly string[], problems: Problems): void {
  const [first] = strange;
  if (first === undefined) return;
  problems.add('non-numeric', placeOf(block, field), { text: excerpt(first.trim()), count: strange.length });
}

function detailsOf(block: Block, problems: Problems): EntryDetails {
  const json = textOf(block, 'JSON');
  if (json === undefined) return {};
  const details = readEntryDetails(json);
  if (details === undefined) problems.add('bad-json', placeOf(block, 'JSON'));
  return details ?? {};
}
