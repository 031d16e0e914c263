/**
 * Longest text that is quoted, in UTF-16 units: a script with its suites is one word of the script that starts it.
 * What reaches a program must be shorter (`longestValue`).
 */
const longest = 4_000_000;

/** Longest value of a variable, in UTF-16 units of up to three bytes: Linux takes 128 KiB. */
export const longestValue = 40_000;

/**
 * A text as one word of a POSIX shell, which stands for exactly this text: the only way in which anything
 * variable gets into a script. Within single quotes no character but the quote itself has a meaning, so that a
 * quote is closed, escaped and opened again.
 *
 * Where a word may be taken for an option (`rm WORD`), the script writes `--` or a path before it: quoting keeps
 * a leading dash.
 *
 * @throws RangeError for a NUL, which no shell can hold, for half a character, which has no bytes, and for a
 *   text longer than a shell takes. Whoever reads a text from outside refuses these before (see `canQuote`).
 */
export function quote(text: string): string {
  if (!canQuote(text)) throw new RangeError('This text cannot stand in a shell script.');
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether `quote` takes the text. */
export function canQuote(text: string): boolean {
  return text.length <= longest && !/[\0\p{Surrogate}]/u.test(text);
}
