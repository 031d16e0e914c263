import type { Evidence } from '../evidence/evidence';
import { type Fact, factValue, made, type SystemView } from './fact';
import { sameMitigations } from './mitigations';

const protection = ['Processor', 'Memory', 'System'] as const;

/** The security notes of PTS, or the lines of lscpu that they come from. */
function mitigationsOf({
  clues,
}: SystemView): { readonly text: string; readonly evidence: readonly Evidence[] } | undefined {
  const noted = clues.first('security');
  if (noted !== undefined) return { text: noted.text, evidence: [noted] };
  const lines = clues.all.filter(({ field }) => field.startsWith('Vulnerability '));
  if (lines.length === 0) return undefined;
  const text = lines
    .map(({ field, text: state }) => `${field.slice(14).toLowerCase().replaceAll(' ', '_')}: ${state}`)
    .join(' + ');
  return { text, evidence: lines.slice(0, 1) };
}

const compilerOf: Fact['read'] = ({ clues }) => factValue(clues.first('Compiler'));

export const softwareFacts: readonly Fact[] = [
  { id: 'compiler', group: 'confounder', weighs: ['Processor', 'Memory'], read: compilerOf },
  { id: 'os', group: 'confounder', weighs: 'all', read: ({ clues }) => factValue(clues.first('OS')) },
  {
    id: 'kernel',
    group: 'confounder',
    weighs: 'all',
    read: ({ clues }) =>
      factValue(clues.first('Kernel', 'kernel.release'), text => text.replace(/ \(.*/s, '')),
  },
  {
    id: 'mitigations',
    group: 'confounder',
    weighs: protection,
    read: subject => {
      const found = mitigationsOf(subject);
      return found === undefined
        ? undefined
        : { value: found.text, text: found.text, evidence: found.evidence };
    },
    compare: (_a, _b, ours, theirs) => {
      if (ours === undefined || theirs === undefined) return 'unknown';
      return sameMitigations(ours.text, theirs.text) ? 'same' : 'differs';
    },
  },
  {
    id: 'microcode',
    group: 'confounder',
    weighs: protection,
    // Hypervisors may show 0x1 or 0xffffffff instead of the processor's microcode.
    read: ({ clues }) =>
      factValue(clues.first('cpu-microcode', 'microcode'), text =>
        /^0x(?:1|f{8})$/i.test(text) ? undefined : text.toLowerCase(),
      ),
  },
  {
    id: 'smt',
    group: 'confounder',
    weighs: protection,
    read: ({ clues }) => factValue(clues.first('cpu-smt', 'cpu.smt')),
  },
  {
    id: 'governor',
    group: 'confounder',
    weighs: protection,
    read: ({ clues }) =>
      factValue(clues.first('cpufreq.governor', 'cpu-scaling-governor'), text => text.split(' ').at(-1)),
  },
  {
    id: 'power-profile',
    group: 'confounder',
    weighs: protection,
    read: ({ clues }) => factValue(clues.first('platform-profile')),
  },
  {
    id: 'battery',
    group: 'confounder',
    weighs: protection,
    read: ({ clues }) => factValue(clues.first('power.battery')),
  },
  {
    id: 'pts-version',
    group: 'confounder',
    weighs: 'all',
    read: ({ evidence }) => {
      const version = evidence.system.clientVersion;
      if (version === undefined) return undefined;
      const { range } = evidence.system;
      return made(version, [
        { source: 'software', file: 'composite.xml', field: 'TestClientVersion', text: version, range },
      ]);
    },
  },
  {
    id: 'guest-tools',
    group: 'confounder',
    weighs: 'all',
    read: ({ clues }) => factValue(clues.first('guest-tools')),
  },
  {
    id: 'desktop',
    group: 'confounder',
    weighs: 'all',
    read: ({ clues }) => {
      const desktop = clues.first('Desktop');
      const os = clues.first('OS');
      // PTS leaves the key out where none runs.
      return desktop === undefined
        ? os === undefined
          ? undefined
          : made('none', [])
        : factValue(desktop, () => 'some');
    },
  },
];
