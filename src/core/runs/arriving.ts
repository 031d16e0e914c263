/**
 * A run comes home into a folder beside that of its name, `.NAME.part-TOKEN`, which is renamed when all of it is there.
 * Until then it is nothing to show or to count: it may be cut, and its place is not where it stays.
 */
export const arrivingMark = '.part-';

/** Whether a path, or a URI, leads into such a folder or to one. Tokens are hexadecimal digits. */
export function isArriving(path: string): boolean {
  return /(?:^|\/)\.[^/]+\.part-[0-9a-f]+(?:\/|$)/.test(path);
}
