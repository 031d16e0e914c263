import { message } from '../../messages/message';
import { clip } from '../../text/plainText';
import type { Evidence } from '../evidence/evidence';
import { limits } from '../evidence/evidenceLimits';
import { type Fact, type FactValue, factValue, made, type SystemView, within } from './fact';
import { isSameMachine } from './machine';

/** Instruction sets that programs choose their code by. */
const instructionSets = /^(?:avx|avx2|avx512\w*|aes|sha_ni|bmi2|fma)$/;

/**
 * The model without its clock, counts and trade marks. Undefined for a name that stands for many
 * models: QEMU's named ones, and a brand without a number.
 */
export function processorName(text: string): string | undefined {
  const model = text
    .replace(/^\d+ x /, '')
    .replace(/@.*/s, '')
    .replace(/\((?:Total Cores: )?\d+ Cores?.*/is, '')
    .replaceAll(/\((?:R|TM|C)\)|\bCPU\b|\bProcessor\b|\b\d+-Core\b/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const named =
    /QEMU|\bKVM\b|\bkvm\d|xx\b|^(?:Westmere|Nehalem|Penryn|Conroe|SandyBridge|IvyBridge|Haswell|Broadwell|Skylake|Cascadelake|Icelake|SapphireRapids|Denverton|Opteron_|EPYC|Dhyana)|AMD EPYC-|\(\s*(?:Skylake|Cascadelake|Icelake|Broadwell|Haswell|SapphireRapids|Sandy Bridge|Ivy Bridge)/i;
  if (named.test(model) || !/\d/.test(model)) return undefined;
  return model;
}

/** That name, in one spelling. */
export function cpuModel(text: string): string | undefined {
  return processorName(text)?.toLowerCase();
}

const model: Fact['read'] = ({ clues }) => {
  const clue = clues.first('Processor', 'Model name', 'model name');
  return factValue(clue, cpuModel);
};

const threads: Fact['read'] = ({ clues }) => {
  const processor = clues.first('Processor');
  const [, cores, counted] =
    /\((?:Total Cores: )?(\d+)(?: Cores?)?(?: \/ (\d+) Threads?)?\)/i.exec(processor?.text ?? '') ?? [];
  const found = counted ?? cores;
  return found === undefined ? factValue(clues.first('CPU(s)')) : made(found, [processor]);
};

const perCore: Fact['read'] = ({ clues }) => {
  const fromLog = factValue(clues.first('Thread(s) per core'));
  if (fromLog !== undefined) return fromLog;
  const processor = clues.first('Processor');
  const [, cores, counted] = /\((\d+) Cores?(?: \/ (\d+) Threads?)?\)/i.exec(processor?.text ?? '') ?? [];
  if (cores === undefined) return undefined;
  return made(String(Number(counted ?? cores) / Number(cores)), [processor]);
};

const cpuLimit: Fact['read'] = ({ clues }) => {
  const limit = clues.first('cgroup.cpu.max', 'cgroup.cpuset');
  return factValue(limit, text => (/^max\b/.test(text) ? 'none' : text));
};

const tsc: Fact['read'] = ({ clues }) => {
  const asked = clues.first('clock.tsc-khz');
  if (asked !== undefined && Number(asked.text) > 0)
    return megahertz(String(Number(asked.text) / 1000), asked);
  const line = clues.of('dmesg').find(({ text }) => /^tsc: (?:Detected|Refined)/.test(text));
  const found = /\b(\d{1,9}(?:\.\d{1,9})?) MHz/.exec(line?.text ?? '')?.[1];
  return found === undefined ? undefined : megahertz(found, line);
};

function megahertz(value: string, clue: Evidence | undefined): FactValue {
  const text = Number(value).toFixed(1);
  return {
    ...made(value, [clue], `${text} MHz`),
    words: message('environment.megahertz', { megahertz: Number(text) }),
  };
}

const basic = ['Processor', 'System', 'Memory'] as const;

export const processorFacts: readonly Fact[] = [
  {
    id: 'cpu-model',
    group: 'confounder',
    blocks: 'all',
    read: model,
    compare: (a, b, ours, theirs) => {
      // One declared machine has one processor, whatever its guests see of it.
      if (isSameMachine(a.machine, b.machine) === 'same') return 'same';
      if (ours === undefined || theirs === undefined) return 'unknown';
      return ours.value === theirs.value ? 'same' : 'differs';
    },
  },
  {
    id: 'isa',
    group: 'confounder',
    blocks: ['Processor'],
    weighs: ['Memory'],
    read: ({ clues }) => {
      const flags = clues.first('cpu.flags', 'Flags', 'flags');
      const sets = (flags?.text ?? '').split(/\s+/).filter(flag => instructionSets.test(flag));
      if (flags === undefined || !/\bfpu\b/.test(flags.text)) return undefined;
      const list = sets.toSorted().join(' ');
      return made(list === '' ? '-' : list, [{ ...flags, text: clip(list, limits.shown) }]);
    },
  },
  {
    id: 'cpus',
    group: 'confounder',
    blocks: basic,
    weighs: 'all',
    read: threads,
    compare: within(0),
  },
  { id: 'threads-per-core', group: 'confounder', blocks: basic, weighs: 'all', read: perCore },
  { id: 'cpu-limit', group: 'confounder', blocks: basic, weighs: 'all', read: cpuLimit },
  {
    id: 'tsc',
    group: 'confounder',
    weighs: 'all',
    blocksCycles: true,
    read: tsc,
    compare: within(0.005),
  },
  {
    id: 'can-host-guests',
    group: 'hypervisor',
    read: ({ clues }: SystemView) => {
      const flags = clues.first('cpu.flags', 'Flags', 'flags');
      const found = /(?:^|\s)(vmx|svm)(?:\s|$)/.exec(flags?.text ?? '')?.[1];
      return flags === undefined || found === undefined
        ? undefined
        : made(found, [{ ...flags, text: found }]);
    },
  },
];
