import { type Block, placeOf, textOf } from './block';
import { type EntryDetails, readEntryDetails } from './details';
import { valueKindOf } from './display';
import type { Budget } from './limits';
import type { Entry } from './model';
import { plainNumber, readNumbers, readOutcomes, type WrittenNumber } from './numbers';
import { excerpt, type Problems } from './problems';

/** The numbers of an entry, by what its result displays. */
type Measured = Pick<Entry, 'trials' | 'decimals' | 'series' | 'outcomes'>;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const nothing: Measured = { trials: [], decimals: 0, series: [], outcomes: [] };

/** An Entry element of a result with this display format. */
export function entryOf(block: Block, displayFormat: string, problems: Problems, budget: Budget): Entry {
  const rawValue = textOf(block, 'Value');
  const written = rawValue === undefined ? undefined : plainNumber(rawValue);
  const { error, runTimes, compiler } = detailsOf(block, problems);
  const valueRange = block.fields.get('Value')?.range;
  const rawRange = block.fields.get('RawString')?.range;
  const { trials, decimals, series, outcomes } =
    rawValue === undefined ? nothing : measured(block, rawValue, written, displayFormat, problems, budget);
  const entry: Writable<Entry> = {
    system: block.fields.get('Identifier')?.text ?? '',
    trials,
    decimals,
    series,
    outcomes,
    runTimes: runTimes === undefined ? [] : readNumbers(runTimes, ':', budget).numbers,
    range: block.range,
  };
  // Not by spreading: a file may hold a million of these.
  if (rawValue !== undefined) entry.rawValue = rawValue;
  if (written !== undefined) entry.value = written.value;
  if (error !== undefined) entry.error = error;
  if (compiler !== undefined) entry.compiler = compiler;
  if (valueRange !== undefined) entry.valueRange = valueRange;
  if (rawRange !== undefined) entry.rawRange = rawRange;
  return entry;
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
      if (raw === undefined) return trialsOf(written === undefined ? [] : [written.value], written?.decimals);
      const trials = readNumbers(raw, ':', budget);
      tellStrange(block, 'RawString', trials.strange, problems);
      return trialsOf(trials.numbers, trials.decimals);
    }
  }
}

function trialsOf(trials: readonly number[], decimals = 0): Measured {
  return { trials, decimals, series: nothing.series, outcomes: nothing.outcomes };
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
