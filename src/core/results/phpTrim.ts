/** The text without the blanks that PHP's `trim` removes, of which JavaScript's removes more. */
export function phpTrim(text: string): string {
  const isBlank = (at: number) => ' \t\n\r\v\0'.includes(text.charAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}
