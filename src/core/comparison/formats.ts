import { valueKindOf } from '../results/displayFormat';
import type { DisplayFormat } from '../results/model';

/** True for formats whose values are trials: their results are paired and get a verdict. */
export function isPaired(format: DisplayFormat): boolean {
  return valueKindOf(format) === 'trials';
}
