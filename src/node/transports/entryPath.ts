/** Deeper and longer than PTS writes, and short enough for every file system. */
const deepest = 16;
const longestPath = 1_000;
const longestPart = 200;

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³]|conin\$|conout\$)(?:\..*)?$/i;

/**
 * The parts of an entry's name below the folder that it is unpacked to; none for the folder itself. Undefined for a
 * name that leaves that folder or that not every file system holds: an absolute path, `..`, a character or a name that
 * Windows has no room for, one that is no UTF-8.
 */
export function entryPath(name: string): readonly string[] | undefined {
  if (name.length > longestPath || name === '' || name.startsWith('/')) return undefined;
  const parts = name.split('/').filter(part => part !== '' && part !== '.');
  return parts.length <= deepest && parts.every(isPlain) ? parts : undefined;
}

function isPlain(part: string): boolean {
  return (
    part.length <= longestPart &&
    // Windows drops dots and blanks at an end: `..` and `. .` are among them.
    !/[. ]$/.test(part) &&
    !/[\p{Cc}\\:*?"<>|\ufffd]/u.test(part) &&
    !devices.test(part)
  );
}

/** Equal for two paths that some file system takes for one: of other case, or composed in another way. */
export function sameOnDisk(parts: readonly string[]): string {
  return parts.join('/').normalize('NFC').toLowerCase().normalize('NFC');
}
