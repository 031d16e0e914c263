import { type Block, placeOf, textOf } from './block';
import { type EntryDetails, readEntryDetails } from './details';
import { valueKindOf } from './displayFormat';
import type { Budget } from './limits';
import type { Compiler, Entry, SourceRange } from './model';
import { plainNumber, readNumbers, readOutcomes, type WrittenNumber } from './numbers';
import { excerpt, type Problems } from './problems';

/** The numbers of an entry, by what its result displays. */
type Measured = Pick<Entry, 'trials' | 'leftOut' | 'decimals' | 'series' | 'outcomes'>;

const nothing: Measured = { trials: [], leftOut: 0, decimals: 0, series: [], outcomes: [] };

/** An Entry element of a result with this display format. */
export function entryOf(block: Block, displayFormat: string, problems: Problems, budget: Budget): Entry {
  const rawValue = textOf(block, 'Value');
  const written = rawValue === undefined ? undefined : plainNumber(rawValue);
  const details = detailsOf(block, problems);
  const numbers =
    rawValue === undefined ? nothing : measured(block, rawValue, written, displayFormat, problems, budget);
  const { runTimes } = details;
  return new ReadEntry(
    block,
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
  readonly range: SourceRange;
  declare readonly rawValue?: string;
  declare readonly value?: number;
  declare readonly error?: string;
  declare readonly compiler?: Compiler;
  declare readonly valueRange?: SourceRange;
  declare readonly rawRange?: SourceRange;

  constructor(
    block: Block,
    rawValue: string | undefined,
    value: number | undefined,
    measured: Measured,
    { error, compiler }: EntryDetails,
    readonly runTimes: readonly number[],
  ) {
    const valueRange = block.fields.get('Value')?.range;
    const rawRange = block.fields.get('RawString')?.range;
    this.system = block.fields.get('Identifier')?.text ?? '';
    this.trials = measured.trials;
    this.leftOut = measured.leftOut;
    this.decimals = measured.decimals;
    this.series = measured.series;
    this.outcomes = measured.outcomes;
    this.range = block.range;
    if (rawValue !== undefined) this.rawValue = rawValue;
    if (value !== undefined) this.value = value;
    if (error !== undefined) this.error = error;
    if (compiler !== undefined) this.compiler = compiler;
    if (valueRange !== undefined) this.valueRange = valueRange;
    if (rawRange !== undefined) this.rawRange = rawRange;
  }
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
