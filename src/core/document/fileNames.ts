import { type Message, message } from '../messages/message';

/**
 * Explains why a path of a document is not opened on any machine; undefined for a path that may be.
 * A path to another machine is refused, since opening it would send that machine the user's credentials.
 */
export function refusalOf(name: string): Message | undefined {
  if (name.includes('\0') || /\p{Surrogate}/u.test(name)) return message('comparison.file-name-impossible');
  return namesMachine(name) ? message('comparison.file-elsewhere') : undefined;
}

/** `\\host\share`, `//host/share`, and Windows' own `\\?\` and `\\.\`; slashes of either kind. */
export function namesMachine(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}
