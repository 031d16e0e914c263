import type { BenchmarkResult } from '../results/model';
import { excerpt } from '../results/problems';

/** A result as a sentence names it. */
export function nameOf({ title, description }: BenchmarkResult): string {
  return excerpt([title, description].filter(Boolean).join(' · '));
}
