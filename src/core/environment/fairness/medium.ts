import type { Clues } from '../evidence/clues';

/** The highest rate of a disk or a network link, in bytes per second, by its own name. */
interface Limit {
  readonly device: string;
  readonly bytesPerSecond: number;
}

/** Generous: rates that no device of the kind reaches, caches of the device included. */
const disks: readonly { readonly names: RegExp; readonly bytesPerSecond: number }[] = [
  // Spinning disks by their vendors' model numbers.
  {
    names: /\b(?:WDC WD\d|ST\d{3,5}[A-Z]{2}|HGST H|HITACHI HD|TOSHIBA MQ|TOSHIBA DT)/i,
    bytesPerSecond: 600e6,
  },
  { names: /\bSATA\b/i, bytesPerSecond: 600e6 },
  { names: /\bSD Card\b|\beMMC\b|\bMMC\b/i, bytesPerSecond: 600e6 },
  { names: /\bNVMe\b/i, bytesPerSecond: 16e9 },
];

/** A name of a link with its speed: `Intel I219-LM Gigabit`, `2.5GbE`, `Mellanox 100G`. */
const links: readonly { readonly names: RegExp; readonly bitsPerSecond: number }[] = [
  { names: /\b10\/100\/1000|\bGigabit|\b1000BASE|\b1 ?GbE\b/i, bitsPerSecond: 1e9 },
  { names: /\b2\.5 ?(?:GbE|G\b|Gigabit)/i, bitsPerSecond: 2.5e9 },
  { names: /\b10 ?(?:GbE|G\b|Gigabit)|\b10-Gigabit/i, bitsPerSecond: 10e9 },
  { names: /\b25 ?(?:GbE|G\b)/i, bitsPerSecond: 25e9 },
  { names: /\b40 ?(?:GbE|G\b)/i, bitsPerSecond: 40e9 },
  { names: /\b100 ?(?:GbE|G\b)/i, bitsPerSecond: 100e9 },
];

/** PTS joins several devices with ` + `: another of them may be faster. */
const joined = ' + ';

/** The highest rate of the medium of a test of this type; undefined where its name does not show it. */
export function mediumLimit(clues: Clues, testType: string | undefined): Limit | undefined {
  if (testType === 'Disk') {
    const device = clues.first('Disk')?.text;
    if (device === undefined || device.includes(joined)) return undefined;
    const found = disks.find(({ names }) => names.test(device));
    return found && { device, bytesPerSecond: found.bytesPerSecond };
  }
  if (testType === 'Network') {
    const device = clues.first('Network')?.text;
    if (device === undefined || device.includes(joined)) return undefined;
    // The fastest speed in the name: `10/100/1000/10G`.
    const speeds = links.filter(({ names }) => names.test(device)).map(link => link.bitsPerSecond / 8);
    return speeds.length === 0 ? undefined : { device, bytesPerSecond: Math.max(...speeds) };
  }
  return undefined;
}

const prefixes: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1e3],
  ['m', 1e6],
  ['g', 1e9],
  ['t', 1e12],
]);

/** Bytes per second in one unit of a scale such as `MB/s`, `GiB/sec`, `Mbits/sec`; undefined for others. */
export function bytesPerSecondOf(scale: string | undefined): number | undefined {
  const match = /^([kmgt]?)(i?)(b|byte|bytes|bit|bits)\s?(?:\/\s?(?:s|sec|second)|ps|per second)$/i.exec(
    scale?.trim() ?? '',
  );
  if (match === null) return undefined;
  const [, prefix = '', binary = '', unit = ''] = match;
  const size = prefixes.get(prefix.toLowerCase());
  if (size === undefined) return undefined;
  const power = Math.round(Math.log10(size) / 3);
  const units = binary === '' ? size : 1024 ** power;
  return /^bits?$/i.test(unit) || unit === 'b' ? units / 8 : units;
}
