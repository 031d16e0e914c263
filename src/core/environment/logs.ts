/** How much of one log is looked at, in UTF-16 units: a long dmesg has some hundred thousand. */
const mostCharacters = 2_000_000;

/** Lines of dmesg that are kept. */
const mostLines = 400;

type Field = readonly [name: string, text: string];

export function bounded(text: string): string {
  return text.length > mostCharacters ? text.slice(0, mostCharacters) : text;
}

/** `Name:   text` lines, as lscpu and /proc/meminfo write them; the first of each name. */
export function lscpuFields(text: string): readonly Field[] {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return [...fields];
}

/** The first processor of /proc/cpuinfo. */
export function processorFields(text: string): readonly Field[] {
  const first = text.split(/\n\s*\n/, 1)[0] ?? '';
  return lscpuFields(first).filter(([name]) =>
    ['model name', 'microcode', 'flags', 'Features', 'cpu MHz', 'vendor_id'].includes(name),
  );
}

const telling =
  /hypervisor|Hyper-V|paravirtualized|\bXen\b|\bDMI:|\bKVM\b|kvm-clock|gVisor|clocksource|tsc:|VMware|vmbus|VirtualBox|Firecracker/i;

/** The lines of a kernel log that may tell something, without their time. */
export function dmesgLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (lines.length >= mostLines) break;
    if (telling.test(line)) lines.push(line.replace(/^(?:<\d+>)?\[\s*[\d.]+\]\s*/, '').trim());
  }
  return lines;
}

/** The system, board and firmware that dmidecode names; `Board` is maker and product in one. */
export function dmiFields(text: string): readonly Field[] {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^([A-Z][A-Za-z ]+ Information)\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = sections.get(heading) ?? new Map();
      sections.set(heading, section);
      continue;
    }
    const [, name, value] = /^\s+([A-Za-z ]+): (.*)$/.exec(line) ?? [];
    if (section !== undefined && name !== undefined && value !== undefined && !section.has(name))
      section.set(name, value.trim());
  }
  const system = sections.get('System Information');
  const bios = sections.get('BIOS Information');
  const board = [system?.get('Manufacturer'), system?.get('Product Name')].filter(Boolean).join(' ');
  const fields: (readonly [string, string | undefined])[] = [
    ['Board', board === '' ? undefined : board],
    ['dmi.product_version', system?.get('Version')],
    ['dmi.bios_vendor', bios?.get('Vendor')],
    ['dmi.bios_version', bios?.get('Version')],
    ['dmi.board_name', sections.get('Base Board Information')?.get('Product Name')],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
