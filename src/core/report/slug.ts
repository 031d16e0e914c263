const longest = 40;

/** The name of a test profile as part of a file's name: `pts/ramspeed-1.4.3` is `ramspeed`. */
export function profileName(identifier: string): string {
  const name = identifier.slice(0, 200).split('/').at(-1) ?? '';
  const kept = name
    .toLowerCase()
    .replaceAll(/-\d[\d.]*$/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest);
  return kept.replaceAll(/^-|-$/g, '') || 'benchmark';
}
