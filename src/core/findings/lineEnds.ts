/** Whether an editor, which knows one line end a text, would write another one somewhere: two kinds of them, or a lone CR. */
export function hasMixedLineEnds(text: string): boolean {
  let pairs = 0;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charAt(at + 1) !== '\n') return true;
    pairs += 1;
  }
  if (pairs === 0) return false;
  let feeds = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds += 1;
  return feeds !== pairs;
}
