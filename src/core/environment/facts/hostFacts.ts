import { clip } from '../../text/plainText';
import type { Clues } from '../evidence/clues';
import type { Evidence } from '../evidence/evidence';
import { limits } from '../evidence/evidenceLimits';
import { type Fact, type FactId, type FactValue, factValue, made } from './fact';

/** What the nearest host says that says anything. */
const told = (id: FactId, read: (host: Clues) => FactValue | undefined): Fact => ({
  id,
  group: 'host',
  read: ({ hosts }) => {
    for (const host of hosts) {
      const value = read(host);
      if (value !== undefined) return { ...value, text: clip(value.text, limits.shown) };
    }
    return undefined;
  },
});

/** A host's answer, as it is. */
const answered = (id: FactId, ...questions: readonly string[]): Fact =>
  told(id, host => factValue(host.first(...questions)));

/** Several of its answers as one, each in the form that is shown. */
const joined = (
  id: FactId,
  between: string,
  ...parts: readonly (readonly [question: string, form: (text: string) => string])[]
): Fact =>
  told(id, host => {
    const found: { readonly text: string; readonly clue: Evidence }[] = [];
    for (const [question, form] of parts) {
      const clue = host.first(question);
      const text = clue === undefined ? '' : form(clue.text.trim());
      if (clue !== undefined && text !== '') found.push({ text, clue });
    }
    if (found.length === 0) return undefined;
    const text = found.map(one => one.text).join(between);
    return made(
      text.toLowerCase(),
      found.map(({ clue }) => clue),
      text,
    );
  });

const asIs = (text: string) => text;
/** The averages of /proc/loadavg, without the process that asked. */
const averages = (text: string) => text.split(' ').slice(0, 3).join(' ');
const reserved = (text: string) => (text === '0' ? '' : `nr_hugepages ${text}`);

/** Forms of a line on one virtual processor: its number, and the processors of the host that it may use. */
const pins = {
  'virsh.dumpxml': /^<vcpupin vcpu='(\d{1,5})' cpuset='([\d,^-]{1,200})'/,
  'xl.vcpu-list': /^\S{1,200} +\d{1,5} +(\d{1,5}) +\S{1,5} +\S{1,5} +[\d.]{1,20} +(\S.*)$/,
} as const;

/** Which processors of the host each virtual processor of the guest may use: `0: 2, 1: 3`; `all` where none is bound. */
function pinning(host: Clues): FactValue | undefined {
  const asked = host.first('virsh.vcpupin');
  if (asked !== undefined) return factValue(asked);
  for (const [question, form] of Object.entries(pins)) {
    const clue = host.first(question);
    if (clue === undefined) continue;
    const lines = clue.text.split('\n').map(line => line.trim());
    const bound = lines.flatMap(line => {
      const [, processor, set] = form.exec(line) ?? [];
      return processor === undefined || set === undefined ? [] : [`${processor}: ${set}`];
    });
    if (bound.length > 0) return made(bound.join(', '), [clue]);
    const all = lines.find(line => /^<vcpu[ >]/.test(line));
    if (all !== undefined) return made(/cpuset='([\d,^-]{1,200})'/.exec(all)?.[1] ?? 'all', [clue]);
  }
  return undefined;
}

/** Facts that only the host shows. Guests cannot see them: without a host's probe they are unknown. */
export const hostFacts: readonly Fact[] = [
  told('host-pinning', pinning),
  answered('host-nested-paging', 'kvm.ept', 'kvm.npt'),
  joined('host-huge-pages', '; ', ['kernel.transparent-hugepage', asIs], ['kernel.hugepages', reserved]),
  answered('host-nx-huge-pages', 'kvm.nx_huge_pages'),
  answered('host-halt-polling', 'kvm.halt_poll_ns'),
  answered('host-mitigations', 'mitigations', 'Vulnerability Spectre v2'),
  joined('host-turbo', '; ', ['cpufreq.turbo', asIs], ['cpuidle.states', asIs]),
  answered('host-power', 'cpufreq.governor', 'windows.power-plan'),
  answered('host-scheduler', 'hyperv.scheduler'),
  answered('host-vbs', 'windows.vbs-status'),
  answered('host-guests', 'hyperv.vms', 'virsh.list', 'xl.list'),
  joined('host-load', ' → ', ['load.before', averages], ['load.after', averages]),
];
