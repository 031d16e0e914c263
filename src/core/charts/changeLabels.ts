import { widthOf } from './theme';

/** A text beside a line at `at` pixels from the left. */
export interface PlacedLabel {
  readonly text: string;
  readonly at: number;
  /** 0 is the row of texts next to the plot. */
  readonly row: number;
  readonly align: 'left' | 'right';
}

/** Pixels between a line and its text, and between two texts. */
const gap = 4;

/**
 * Texts beside vertical lines, so that none lies on another: each in the first row where it has room, to the left of its
 * line where the picture ends. One that has room nowhere is left out.
 */
export function placeLabels(
  labels: readonly { readonly text: string; readonly at: number }[],
  { width, rows }: { readonly width: number; readonly rows: number },
): readonly PlacedLabel[] {
  const taken = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  return labels
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ text, at }): PlacedLabel[] => {
      const size = widthOf(text) + gap;
      const align = at + size <= width ? 'left' : 'right';
      const [from, to] = align === 'left' ? [at, at + size] : [at - size, at];
      const row = taken.findIndex(end => from >= end + gap);
      if (row < 0 || from < 0) return [];
      taken[row] = to;
      return [{ text, at, row, align }];
    });
}
