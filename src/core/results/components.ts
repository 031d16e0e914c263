import { limits } from './limits';

/**
 * The components in a Hardware or Software text, `Key: value, Key: value`, in their order. A piece
 * without `: ` is the rest of a value that holds a comma; a key that comes again is a further
 * device, joined as PTS joins them. What precedes the first key has the key ''.
 */
export function readComponents(text: string): ReadonlyMap<string, string> {
  const components = new Map<string, string>();
  let last: string | undefined;
  for (const piece of pieces(text)) {
    const colon = piece.indexOf(': ');
    const value = (colon < 0 ? piece : piece.slice(colon + 2)).trim();
    if (colon >= 0) {
      last = piece.slice(0, colon).trim();
      join(components, last, ' + ', value);
    } else if (value !== '') {
      last ??= '';
      join(components, last, ', ', value);
    }
  }
  return components;
}

function join(components: Map<string, string>, key: string, separator: string, value: string): void {
  const earlier = components.get(key);
  components.set(key, earlier === undefined ? value : `${earlier}${separator}${value}`);
}

function* pieces(text: string): Generator<string> {
  let start = 0;
  for (let count = 1; count < limits.components; count += 1) {
    const end = text.indexOf(', ', start);
    if (end < 0) break;
    yield text.slice(start, end);
    start = end + 2;
  }
  yield text.slice(start);
}
