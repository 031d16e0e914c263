import type { Printed } from './standInCommands';

/** A machine as its probe sees it: what commands print, and what its files hold. */
export interface PlayedMachine {
  readonly printed: Printed;
  readonly files: Readonly<Record<string, string>>;
}

const uuid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

/** What commands of a guest of Xen print, and what its files hold. */
export const guestOfXen: PlayedMachine = {
  printed: {
    'systemd-detect-virt --vm': 'xen',
    'systemd-detect-virt --container': 'none',
    lscpu: 'Architecture:            x86_64\nHypervisor vendor:       Xen\nVirtualization type:     full',
    dmesg: 'DMI: Xen HVM domU, BIOS 4.17.5\nHypervisor detected: Xen HVM\nXen version 4.17.',
    'uname -r': '6.1.0-28-amd64',
    'uname -n': 'debian',
  },
  files: {
    '/sys/hypervisor/type': 'xen',
    '/sys/hypervisor/guest_type': 'HVM',
    '/sys/hypervisor/uuid': uuid,
    '/sys/class/dmi/id/sys_vendor': 'Xen',
    '/sys/class/dmi/id/product_name': 'HVM domU',
  },
};

/** The same of dom0 in a virtual machine of VMware, which runs two guests. */
export const dom0InVmware: PlayedMachine = {
  printed: {
    'systemd-detect-virt --vm': 'none',
    'systemd-detect-virt --container': 'none',
    lscpu: 'Architecture:            x86_64\nHypervisor vendor:       Xen\nVirtualization type:     none',
    dmesg:
      'DMI: VMware, Inc. VMware20,1/440BX Desktop Reference Platform, BIOS VMW201.00V\nHypervisor detected: Xen PV\nXen version 4.17.5 (preserve-AD) (dom0)\nBooting paravirtualized kernel on Xen',
    'uname -r': '6.1.0-28-amd64',
    'uname -n': 'dom0',
    'xl info':
      'host                   : dom0\nvirt_caps              : pv hvm hap\nxen_version            : 4.17.5',
    'xl list':
      'Name                                        ID   Mem VCPUs\tState\tTime(s)\nDomain-0                                     0  2048     2     r-----      61.4\nbench                                        1  4096     4     -b----      12.0\nweb                                          2  1024     1     -b----       3.0',
    'xl vm-list': `UUID                                  ID    name\n${uuid}   1    bench\n11111111-2222-3333-4444-555555555555   2    web`,
    'xl vcpu-list':
      'Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)\nDomain-0                             0     0    2   -b-      61.4  all / all\nbench                                1     0    1   -b-      12.0  1 / all\nweb                                  2     0    3   -b-       3.0  3 / all',
  },
  files: {
    '/sys/hypervisor/type': 'xen',
    '/sys/hypervisor/guest_type': 'PV',
    '/proc/xen/capabilities': 'control_d',
    '/sys/class/dmi/id/sys_vendor': 'VMware, Inc.',
    '/sys/class/dmi/id/product_name': 'VMware20,1',
  },
};
