import { type Block, placeOf, textOf } from './block';
import { type EntryDetails, readEntryDetails } from './details';
import { valueKindOf } from './display';
import type { Budget } from './limits';
import type { Entry } from './model';
import { itemsOf, plainNumber, readNumbers, type WrittenNumber } from './numbers';
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
  const numbersOf = (field: string, text: string, separator: ':' | ',') => {
    const list = readNumbers(text, separator, budget);
    const [first] = list.strange;
    if (first !== undefined) tellStrange(block, field, first, list.strange.length, problems);
    return list;
  };
  switch (valueKindOf(displayFormat)) {
    case 'none':
      return nothing;
    case 'outcomes':
      return { ...nothing, outcomes: Array.from(itemsOf(rawValue, ',', budget), outcome => outcome.trim()) };
    case 'series':
      return { ...nothing, series: numbersOf('Value', rawValue, ',').numbers };
    case 'trials': {
      if (written === undefined) tellStrange(block, 'Value', rawValue, 1, problems);
      const raw = textOf(block, 'RawString');
      if (raw !== undefined) {
        const { numbers, decimals } = numbersOf('RawString', raw, ':');
        return { ...nothing, trials: numbers, decimals };
      }
      return written === undefined
        ? nothing
        : { ...nothing, trials: [written.value], decimals: written.decimals };
    }
  }
}

function tellStrange(block: Block, field: string, text: string, count: number, problems: Problems): void {
  problems.add('non-numeric', placeOf(block, field), { text: excerpt(text.trim()), count });
}

function detailsOf(block: Block, problems: Problems): EntryDetails {
  const json = textOf(block, 'JSON');
  if (json === undefined) return {};
  const details = readEntryDetails(json);
  if (details === undefined) problems.add('bad-json', placeOf(block, 'JSON'));
  return details ?? {};
}
