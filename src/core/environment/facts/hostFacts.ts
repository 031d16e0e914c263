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

/** Where the virtual processors of the guest may run: libvirt's lines on it, or that there are none. */
function pinning(host: Clues): FactValue | undefined {
  const asked = host.first('virsh.vcpupin', 'virsh.dumpxml', 'xl.vcpu-list');
  if (asked?.field !== 'virsh.dumpxml') return factValue(asked);
  const lines = asked.text.split('\n').map(line => line.trim());
  const pinned = lines.filter(line => line.startsWith('<vcpupin '));
  const text = (pinned.length > 0 ? pinned : lines.filter(line => line.startsWith('<vcpu'))).join(' ');
  return text === '' ? undefined : made(text.toLowerCase(), [asked], text);
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
