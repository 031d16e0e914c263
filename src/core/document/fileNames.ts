import { type Message, message } from '../messages/message';

/**
 * Why no file is looked for under a name that a document gives, whatever the machine; undefined where
 * one may be. Asking for a file of another machine would tell that machine who asks: it never happens.
 */
export function refusalOf(name: string): Message | undefined {
  if (name.includes('\0') || /\p{Surrogate}/u.test(name)) return message('comparison.file-name-impossible');
  return namesMachine(name) ? message('comparison.file-elsewhere') : undefined;
}

/** `\\host\share`, `//host/share`, and Windows' own `\\?\` and `\\.\`; slashes of either kind. */
export function namesMachine(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}
