// @ts-check

/** What a guest's probe asks, in its order, all unanswered. */
export const guestQuestions = [
  'systemd-detect-virt.vm',
  'systemd-detect-virt.container',
  'lscpu',
  'cpuid.0x40000000',
  'hypervisor.type',
  'hypervisor.version',
  'hypervisor.guest_type',
  'xen.capabilities',
  'dmi.sys_vendor',
  'dmi.product_name',
  'dmi.product_version',
  'dmi.board_vendor',
  'dmi.board_name',
  'dmi.bios_vendor',
  'dmi.bios_version',
  'dmesg',
  'hyperv.PhysicalHostName',
  'vmware-toolbox.session',
  'cpu.flags',
  'clock.source',
  'clock.tsc-khz',
  'clock.synchronized',
  'kernel.release',
  'kernel.command-line',
  'kernel.transparent-hugepage',
  'kernel.ksm',
  'numa.nodes',
  'cpufreq.governor',
  'cgroup.cpu.max',
  'cgroup.memory.max',
  'steal.before',
  'steal.after',
  'load.before',
  'load.after',
];

/** What a host's probe asks beyond that. */
export const hostQuestions = [
  'kvm.nested',
  'kvm.ept',
  'qemu.command-lines',
  'virsh.dumpxml',
  'xl.info',
  'xl.vcpu-list',
  'vmx.vhv.enable',
];

/** What the Windows twin asks of a root partition instead. */
export const windowsQuestions = [
  'windows.caption',
  'windows.build',
  'windows.manufacturer',
  'windows.model',
  'windows.hypervisor-present',
  'windows.vbs-status',
  'windows.computer-name',
  'windows.power-plan',
  'hyperv.vms',
  'hyperv.scheduler',
];
