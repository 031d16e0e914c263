import { valueKindOf } from '../results/displayFormat';
import type { DisplayFormat } from '../results/model';

/** Whether results of this format are paired and get a verdict: those whose values are trials. */
export function isPaired(format: DisplayFormat): boolean {
  return valueKindOf(format) === 'trials';
}
