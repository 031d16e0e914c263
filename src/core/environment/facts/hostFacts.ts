import { clip } from '../../text/plainText';
import { limits } from '../evidence/evidenceLimits';
import { type Fact, type FactId, factValue } from './fact';

/** A host's answer, as it is. */
const answered = (id: FactId, ...questions: readonly string[]): Fact => ({
  id,
  group: 'host',
  read: ({ hosts }) => {
    for (const host of hosts) {
      const value = factValue(host.first(...questions));
      if (value !== undefined) return { ...value, text: clip(value.text, limits.shown) };
    }
    return undefined;
  },
});

/** Facts that only the host shows. Guests cannot see them: without a host's probe they are unknown. */
export const hostFacts: readonly Fact[] = [
  answered('host-pinning', 'virsh.vcpupin', 'xl.vcpu-list'),
  answered('host-nested-paging', 'kvm.ept', 'kvm.npt'),
  answered('host-huge-pages', 'kernel.transparent-hugepage'),
  answered('host-nx-huge-pages', 'kvm.nx_huge_pages'),
  answered('host-halt-polling', 'kvm.halt_poll_ns'),
  answered('host-mitigations', 'mitigations', 'Vulnerability Spectre v2'),
  answered('host-turbo', 'cpufreq.turbo', 'cpuidle.states'),
  answered('host-power', 'cpufreq.governor', 'windows.power-plan'),
  answered('host-scheduler', 'hyperv.scheduler'),
  answered('host-vbs', 'windows.vbs-status'),
  answered('host-guests', 'hyperv.vms', 'virsh.list', 'xl.list'),
  answered('host-load', 'load.before'),
];
