import { limits } from './evidenceLimits';

export type Field = readonly [name: string, text: string];

/** The lines of a log, without those longer than any tool writes. */
function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter(line => line.length <= limits.line);
}

/** `Name:   text` lines, as lscpu and /proc/meminfo write them; the first of each name. */
export function lscpuFields(text: string): readonly Field[] {
  return fieldsOf(linesOf(text));
}

function fieldsOf(lines: readonly string[]): readonly Field[] {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
    if (fields.size >= limits.fields) break;
  }
  return [...fields];
}

const ofProcessor = new Set(['model name', 'microcode', 'flags', 'Features', 'cpu MHz', 'vendor_id']);

/** The first processor of /proc/cpuinfo: the lines above the first empty one. */
export function processorFields(text: string): readonly Field[] {
  const lines = linesOf(text);
  const end = lines.findIndex(line => line.trim() === '');
  return fieldsOf(end < 0 ? lines : lines.slice(0, end)).filter(([name]) => ofProcessor.has(name));
}

const telling =
  /hypervisor|Hyper-V|paravirtualized|bare hardware|\bXen\b|\bDMI:|\bKVM\b|kvm-clock|gVisor|clocksource|tsc:|VMware|vmbus|VirtualBox|Firecracker|FIRECK/i;

/** The relevant lines of a kernel log, without their timestamps. */
export function dmesgLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of linesOf(text)) {
    if (lines.length >= limits.dmesgLines) break;
    if (telling.test(line)) lines.push(line.replace(/^(?:<\d+>)?\[\s*[\d.]+\]\s*/, '').trim());
  }
  return lines;
}

/** The machine by the kernel's line, readable by any user: `QEMU Standard PC (Q35 + ICH9, 2009), BIOS …`. */
export function boardOfDmesg(lines: readonly string[]): string | undefined {
  return lines.find(line => line.startsWith('DMI: '))?.slice(5);
}

/** The system, board and firmware that dmidecode names; `Board` is maker and product in one. */
export function dmiFields(text: string): readonly Field[] {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of linesOf(text)) {
    const heading = /^([A-Z][A-Za-z ]+ Information)\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = sections.get(heading) ?? new Map();
      sections.set(heading, section);
      continue;
    }
    const colon = line.indexOf(': ');
    // The fields of a section are indented.
    if (section === undefined || colon < 0 || !/^\s/.test(line)) continue;
    const name = line.slice(0, colon).trim();
    if (!section.has(name)) section.set(name, line.slice(colon + 2).trim());
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
