import type { BenchmarkResult } from '../model';
import { excerpt } from '../problems';

/** A result as a sentence names it. */
export function nameOf({ title, description }: BenchmarkResult): string {
  return excerpt([title, description].filter(Boolean).join(' · '));
}
