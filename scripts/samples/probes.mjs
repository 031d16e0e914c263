// @ts-check

import { cpuFlags, lscpu } from './logs.mjs';
import { guestQuestions, hostQuestions, windowsQuestions } from './probe-questions.mjs';

/**
 * @typedef {import('./systems.mjs').SampleSystem} SampleSystem
 * @typedef {Readonly<Record<string, string | null>>} Answers What each question was answered, as the
 *   tool printed it; null where there was no answer.
 */

/**
 * Probe files of a system: name of the file → text. KVM has none: there the user's word stands in.
 *
 * @param {SampleSystem} system
 * @returns {Readonly<Record<string, string>>}
 */
export function probes(system) {
  switch (system.folder) {
    case 'xen':
      return {
        'pts-lens-probe.json': probe(system, 'guest', '2026-11-19T09:03:51Z', xenGuest(system)),
        'pts-lens-probe.host.json': probe(system, 'host', '2026-11-19T09:03:44Z', xenHost(system)),
      };
    case 'hyper-v':
      return {
        'pts-lens-probe.json': probe(system, 'guest', '2026-11-18T13:11:49Z', hyperVGuest(system)),
        'pts-lens-probe.host.json': probe(system, 'host', '2026-11-18T13:11:40Z', hyperVHost),
      };
    case 'kvm':
      return {};
  }
}

/**
 * @param {SampleSystem} system
 * @param {'guest' | 'host'} role
 * @param {string} collected
 * @param {Answers} answers
 */
function probe(system, role, collected, answers) {
  return `${JSON.stringify(
    {
      format: 'pts-lens-probe',
      version: 1,
      role,
      collected,
      machine: 'lab-pc',
      note: `synthetic sample: made up for "${system.identifier}", collected nowhere`,
      answers,
    },
    null,
    2,
  )}\n`;
}

/**
 * @param {readonly string[]} questions
 * @returns {Answers}
 */
function unanswered(questions) {
  return Object.fromEntries(questions.map(question => [question, null]));
}

/**
 * @param {SampleSystem} system
 * @returns {Answers}
 */
function linuxAnswers(system) {
  return {
    ...unanswered(guestQuestions),
    'systemd-detect-virt.container': 'none',
    lscpu: lscpu(system),
    dmesg: system.dmesg
      .filter(line => /ypervisor|Hyper-V|paravirtualized|Xen version|DMI/.test(line))
      .join('\n'),
    'cpu.flags': cpuFlags(system),
    'clock.tsc-khz': system.mhz.replace('.', ''),
    'clock.synchronized': 'yes',
    'kernel.release': system.kernel,
    'kernel.command-line': system.commandLine,
    'kernel.transparent-hugepage': '[always] madvise never',
    'kernel.ksm': '0',
    'numa.nodes': '1',
    'cgroup.cpu.max': 'max 100000',
    'cgroup.memory.max': 'max',
  };
}

/**
 * @param {SampleSystem} system
 * @returns {Answers}
 */
function xenGuest(system) {
  return {
    ...linuxAnswers(system),
    'systemd-detect-virt.vm': 'xen',
    'cpuid.0x40000000': 'XenVMMXenVMM',
    'hypervisor.type': 'xen',
    'hypervisor.version': '4.17.5',
    'hypervisor.guest_type': 'HVM',
    'xen.capabilities': '',
    'dmi.sys_vendor': 'Xen',
    'dmi.product_name': 'HVM domU',
    'dmi.product_version': '4.17.5',
    'dmi.bios_vendor': 'Xen',
    'dmi.bios_version': '4.17.5',
    'clock.source': 'xen',
    'steal.before': '112',
    'steal.after': '1904',
    'load.before': '0.02 0.05 0.01',
    'load.after': '0.91 1.32 1.74',
  };
}

/**
 * Dom0, which shows the VMware guest it is.
 *
 * @param {SampleSystem} guest
 * @returns {Answers}
 */
function xenHost(guest) {
  const dom0 = {
    ...guest,
    commandLine: 'placeholder root=/dev/mapper/dom0--vg-root ro quiet',
    dmesg: [
      'DMI: VMware, Inc. VMware20,1/440BX Desktop Reference Platform, BIOS VMW201.00V.24006586.B64.2406042154 06/04/2024',
      'Hypervisor detected: Xen PV',
      'Xen version 4.17.5 (preserve-AD) (dom0)',
      'Booting paravirtualized kernel on Xen',
    ],
  };
  return {
    ...linuxAnswers(dom0),
    ...unanswered(hostQuestions),
    lscpu: lscpu(dom0).replace(/^(Virtualization type: +)full$/m, '$1none'),
    'systemd-detect-virt.vm': 'none',
    'cpuid.0x40000000': 'XenVMMXenVMM',
    'hypervisor.type': 'xen',
    'hypervisor.version': '4.17.5',
    'hypervisor.guest_type': 'PV',
    'xen.capabilities': 'control_d',
    'dmi.sys_vendor': 'VMware, Inc.',
    'dmi.product_name': 'VMware20,1',
    'dmi.product_version': 'None',
    'dmi.board_vendor': 'Intel Corporation',
    'dmi.board_name': '440BX Desktop Reference Platform',
    'dmi.bios_vendor': 'VMware, Inc.',
    'dmi.bios_version': 'VMW201.00V.24006586.B64.2406042154',
    'vmware-toolbox.session': 'version = VMware Workstation 17.6.1 build-24319023',
    'clock.source': 'xen',
    'steal.before': '0',
    'steal.after': '0',
    'load.before': '0.10 0.08 0.03',
    'load.after': '0.22 0.31 0.28',
    'xl.info': [
      'host                   : dom0',
      'release                : 6.1.0-28-amd64',
      'nr_cpus                : 4',
      'nr_nodes               : 1',
      'cores_per_socket       : 4',
      'threads_per_core       : 1',
      'cpu_mhz                : 3191.998',
      'virt_caps              : pv hvm hap shadow',
      'total_memory           : 8191',
      'xen_version            : 4.17.5',
      'xen_scheduler          : credit2',
      'xen_commandline        : placeholder dom0_mem=2048M,max:2048M',
    ].join('\n'),
    'xl.vcpu-list': [
      'Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)',
      'Domain-0                             0     0    2   -b-      61.4  all / all',
      'Domain-0                             0     1    0   r--      58.9  all / all',
      'guest                                1     0    1   -b-      12.0  all / all',
      'guest                                1     1    3   -b-      11.2  all / all',
      'guest                                1     2    0   -b-      10.7  all / all',
      'guest                                1     3    2   -b-      10.9  all / all',
    ].join('\n'),
  };
}

/**
 * @param {SampleSystem} system
 * @returns {Answers}
 */
function hyperVGuest(system) {
  return {
    ...linuxAnswers(system),
    'systemd-detect-virt.vm': 'microsoft',
    'cpuid.0x40000000': 'Microsoft Hv',
    'dmi.sys_vendor': 'Microsoft Corporation',
    'dmi.product_name': 'Virtual Machine',
    'dmi.product_version': 'Hyper-V UEFI Release v4.1',
    'dmi.board_vendor': 'Microsoft Corporation',
    'dmi.board_name': 'Virtual Machine',
    'dmi.bios_vendor': 'Microsoft Corporation',
    'dmi.bios_version': 'Hyper-V UEFI Release v4.1',
    'hyperv.PhysicalHostName': 'LAB-PC',
    'clock.source': 'hyperv_clocksource_tsc_page',
    'steal.before': '0',
    'steal.after': '0',
    'load.before': '0.00 0.01 0.00',
    'load.after': '0.84 1.20 1.66',
  };
}

/** The root partition, on the physical board itself. */
const hyperVHost = {
  ...unanswered(windowsQuestions),
  'windows.caption': 'Microsoft Windows 11 Pro',
  'windows.build': '22631',
  'windows.manufacturer': 'Gigabyte Technology Co., Ltd.',
  'windows.model': 'B360M DS3H',
  'windows.hypervisor-present': 'True',
  'windows.vbs-status': '0',
  'windows.computer-name': 'LAB-PC',
  'windows.power-plan': 'High performance',
  'hyperv.vms': 'debian: Running, Generation 2, 4 virtual processors, 4096 MB, static memory',
};
