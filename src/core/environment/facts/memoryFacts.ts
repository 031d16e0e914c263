import { type Fact, factValue, made, within } from './fact';

/** Megabytes in PTS's text: `24GB`, `18 x 16384 MB DDR3`, `1 x 4024 MB RAM QEMU`, `16 + 8 RAM` (of GB). */
export function megabytes(text: string): number | undefined {
  let total = 0;
  for (const part of text.split(' + ')) {
    const [, count = '1', size, unit] =
      /(?:\b(\d{1,9}) x )?(\d{1,15}(?:\.\d{1,15})?)\s*(TB|GB|MB)?/i.exec(part) ?? [];
    if (size === undefined) return undefined;
    const scale =
      { TB: 1024 * 1024, GB: 1024, MB: 1 }[(unit ?? (Number(size) < 512 ? 'GB' : 'MB')).toUpperCase()] ?? 1;
    total += Number(count) * Number(size) * scale;
  }
  return total > 0 ? total : undefined;
}

const size: Fact['read'] = ({ clues }) => {
  const clue = clues.first('Memory', 'System Memory');
  const found = clue === undefined ? undefined : megabytes(clue.text);
  if (found !== undefined) return made(String(found), [clue], clue?.text);
  const total = clues.first('MemTotal');
  const kilobytes = /^(\d+) kB/.exec(total?.text ?? '')?.[1];
  return kilobytes === undefined ? undefined : made(String(Number(kilobytes) / 1024), [total], total?.text);
};

/** Asked for as such, or from the kilobytes before and after the run. */
const change: Fact['read'] = ({ clues }) => {
  const asked = clues.first('memory.change');
  if (asked !== undefined) return factValue(asked);
  const [before, after] = [clues.first('memory.before'), clues.first('memory.after')];
  const kilobytes = Number(after?.text) - Number(before?.text);
  if (Number.isNaN(kilobytes)) return undefined;
  const found = Math.round(kilobytes / 1024);
  return made(found === 0 ? 'none' : `${found > 0 ? '+' : ''}${found} MB`, [before, after]);
};

const weighs = ['Memory', 'System'] as const;

export const memoryFacts: readonly Fact[] = [
  // Two hypervisors make 4000 and 4024 MB of one setting.
  { id: 'memory', group: 'confounder', weighs: ['Memory', 'Disk'], read: size, compare: within(0.06) },
  {
    id: 'memory-limit',
    group: 'confounder',
    blocks: ['Processor', 'System', 'Memory'],
    weighs: 'all',
    read: ({ clues }) =>
      factValue(clues.first('cgroup.memory.max'), text => (text === 'max' ? 'none' : text)),
  },
  {
    id: 'memory-change',
    group: 'confounder',
    weighs: ['Memory', 'Disk'],
    read: change,
  },
  {
    id: 'huge-pages',
    group: 'confounder',
    weighs,
    read: ({ clues }) => {
      const asked = clues.first('kernel.transparent-hugepage');
      const chosen = /\[(\w+)\]/.exec(asked?.text ?? '')?.[1];
      if (chosen !== undefined) return made(chosen, [asked]);
      const noted = clues.first('kernel-extra-details');
      const found = /Transparent Huge Pages: (\w+)/i.exec(noted?.text ?? '')?.[1];
      return found === undefined ? undefined : made(found.toLowerCase(), [noted]);
    },
  },
  {
    id: 'numa',
    group: 'confounder',
    weighs,
    read: ({ clues }) => factValue(clues.first('numa.nodes', 'NUMA node(s)')),
  },
  { id: 'ksm', group: 'confounder', weighs, read: ({ clues }) => factValue(clues.first('kernel.ksm')) },
  {
    id: 'swap',
    group: 'confounder',
    weighs,
    read: ({ clues }) => factValue(clues.first('SwapTotal'), text => (/^0\b/.test(text) ? 'none' : 'some')),
  },
];
