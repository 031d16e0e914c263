/**
 * A run comes home into a folder beside that of its name, `.NAME.part-TOKEN`, which is renamed when all of it is there.
 * Until then it is nothing to show or to count: it may be cut, and its place is not where it stays.
 */
export const arrivingMark = '.part-';

/** Whether a path, or a URI, leads into such a folder or to one. */
export function isArriving(path: string): boolean {
  return path.split('/').some(isNameOfArriving);
}

function isNameOfArriving(name: string): boolean {
  const at = name.lastIndexOf(arrivingMark);
  return at > 1 && name.startsWith('.') && /^[0-9a-f]+$/.test(name.slice(at + arrivingMark.length));
}
