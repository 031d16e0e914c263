import { clip, oneLine } from '../text/plainText';

/** Labels of systems in at most so many characters: their beginnings, or where two begin alike, their ends. */
export function shortLabels(labels: readonly string[], longest: number): ReadonlyMap<string, string> {
  const lines = labels.map(oneLine);
  const beginnings = lines.map(line => clip(line, longest));
  const isTold = new Set(beginnings).size === new Set(lines).size;
  const shown = isTold ? beginnings : lines.map(line => endOf(line, longest));
  return new Map(labels.map((label, index) => [label, shown[index] ?? label]));
}

function endOf(line: string, longest: number): string {
  const characters = [...line];
  return characters.length <= longest ? line : `…${characters.slice(-longest).join('')}`;
}
