import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatherEvidence } from '../../../src/core/environment/evidence/gather';
import { aboutOwnGuest } from '../../../src/core/environment/evidence/ownGuest';
import { readProbe, writeProbe } from '../../../src/core/environment/evidence/probe';
import { compareFacts, subjectOf } from '../../../src/core/environment/fairness/comparability';
import { stackOf } from '../../../src/core/environment/layers/stack';
import { compositeXml } from '../../compositeXml';
import { run } from '../cli/run';
import { temporaryFolder } from '../temporaryFolder';
import { type EvidenceLike, evidence, probeOf, system } from './systems';

const temporary = temporaryFolder('host-probes');

/** What a host on which QEMU runs two guests says of them. */
const twoGuests = {
  'qemu.command-lines': [
    'qemu-system-x86_64 -name guest=web,debug-threads=on -accel kvm -uuid 11111111-2222-3333-4444-555555555555 -drive format=raw,cache=writeback',
    'qemu-system-x86_64 -name guest=bench -accel kvm -uuid aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee -drive format=qcow2,cache=none -device virtio-net-pci,mac=52:54:00:aa:bb:cc',
  ].join('\n'),
  'virsh.dumpxml': [
    "<domain type='kvm' id='1'>\n  <name>web</name>\n  <uuid>11111111-2222-3333-4444-555555555555</uuid>\n  <vcpu placement='static'>2</vcpu>\n</domain>",
    "<domain type='kvm' id='2'>\n  <name>bench</name>\n  <uuid>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</uuid>\n  <vcpu placement='static'>4</vcpu>\n    <vcpupin vcpu='0' cpuset='2'/>\n</domain>",
  ].join('\n'),
};

/** Facts by their ids, as they are shown. */
function factsOf(guest: Readonly<Record<string, string>>, host: Readonly<Record<string, string>>) {
  const inner = probeOf('guest', guest);
  const { values } = subjectOf({
    ...evidence({ software: 'System Layer: KVM', probe: guest }),
    hosts: [aboutOwnGuest(probeOf('host', host), inner)],
  });
  return values.flatMap(value => (value === undefined ? [] : [value.text]));
}

describe('one guest among several', () => {
  test.each([
    ['its UUID', { 'identity.uuid': 'AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE', 'identity.name': 'web' }],
    ['a network device', { 'identity.macs': '02:42:00:00:00:01\n52:54:00:AA:BB:CC' }],
    ['its name', { 'identity.name': 'bench' }],
  ])('one guest among several is found by %s, and only what is said of it is shown', (_, identity) => {
    const facts = factsOf(identity, twoGuests);
    expect(facts).toContain('qcow2');
    expect(facts).toContain('none');
    expect(facts).not.toContain('raw');
    if (!('identity.macs' in identity)) expect(facts).toContain('0: 2');
  });

  test('which of several guests it is, is never guessed: what differs between them is then not known', () => {
    for (const identity of [
      {},
      { 'identity.name': 'other' },
      // Its name is that of one, and its UUID that of none.
      { 'identity.name': 'web', 'identity.uuid': '99999999-bbbb-cccc-dddd-eeeeeeeeeeee' },
    ]) {
      const narrowed = aboutOwnGuest(probeOf('host', twoGuests), probeOf('guest', identity)).answers;
      expect(narrowed.get('qemu.command-lines')).toBe('qemu-system-x86_64 -accel kvm');
      expect(narrowed.has('virsh.dumpxml')).toBe(false);
      const facts = factsOf(identity, twoGuests);
      for (const text of ['qcow2', 'raw', 'writeback', 'none']) expect(facts).not.toContain(text);
    }
  });

  test('a UUID is found in either order of its bytes: firmware and VMware write it differently', () => {
    const vmx = (uuid: string, vhv: string) =>
      `[guest]\ndisplayName = "lab ${vhv}"\nuuid.bios = "${uuid}"\nvhv.enable = "${vhv}"`;
    const host = probeOf('host', {
      'vmx.settings': `${vmx('56 4d 0a 1b 2c 3d 4e 5f-11 11 22 22 33 33 44 44', 'FALSE')}\n${vmx('56 4d 00 00 00 00 00 00-11 11 22 22 33 33 44 44', 'TRUE')}`,
    });
    for (const uuid of ['564d0a1b-2c3d-4e5f-1111-222233334444', '1b0a4d56-3d2c-5f4e-1111-222233334444'])
      expect(
        aboutOwnGuest(host, probeOf('guest', { 'identity.uuid': uuid })).answers.get('vmx.settings'),
      ).toMatch(/vhv\.enable = "FALSE"$/);
  });

  test('the rows of a guest of Xen are found by the name that the list of its host has for its UUID', () => {
    const host = probeOf('host', {
      'xl.vm-list':
        'UUID                                  ID    name\naaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee   1    one\n11111111-2222-3333-4444-555555555555   2    two',
      'xl.vcpu-list':
        'Name   ID VCPU CPU State Time(s) Affinity (Hard / Soft)\nDomain-0 0 0 2 -b- 61.4 all / all\none 1 0 1 -b- 12.0 1 / all\ntwo 2 0 3 -b- 10.0 3 / all',
    });
    const guest = probeOf('guest', { 'identity.uuid': '11111111-2222-3333-4444-555555555555' });
    expect(aboutOwnGuest(host, guest).answers.get('xl.vcpu-list')).toBe(
      'Name   ID VCPU CPU State Time(s) Affinity (Hard / Soft)\ntwo 2 0 3 -b- 10.0 3 / all',
    );
    expect(aboutOwnGuest(host, undefined).answers.has('xl.vcpu-list')).toBe(false);
  });

  test('guests without number on a host, or lines without end, are no guest of anybody’s', () => {
    const line = 'qemu-system-x86_64 -name x -accel kvm '.repeat(50);
    const host = probeOf('host', {
      'qemu.command-lines': `${line}\n`.repeat(30),
      'xl.vm-list': 'a '.repeat(30_000),
      'vmx.settings': `[guest]\n${'00 '.repeat(20_000)}\n[guest]`,
      'virsh.dumpxml': '<domain \n'.repeat(7_000),
    });
    const guest = probeOf('guest', { 'identity.uuid': '0a'.repeat(30_000) });
    expect([...aboutOwnGuest(host, guest).answers.keys()]).toEqual(['qemu.command-lines', 'xl.vm-list']);
  });
});

const linux = 'OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64)';
const guestOfXen = {
  'systemd-detect-virt.vm': 'xen',
  'hypervisor.type': 'xen',
  'hypervisor.guest_type': 'HVM',
  'dmi.sys_vendor': 'Xen',
  'dmi.product_name': 'HVM domU',
};
const hostInVmware = {
  'systemd-detect-virt.vm': 'vmware',
  'cpuid.0x40000000': 'VMwareVMware',
  'dmi.sys_vendor': 'VMware, Inc.',
  'dmi.product_name': 'VMware20,1',
};

describe('a guest whose host is a guest', () => {
  test('a guest whose host is a guest is shown with both layers, each by its own evidence', () => {
    const like: EvidenceLike = { software: linux, probe: guestOfXen };
    const alone = stackOf(evidence(like));
    expect(alone.layers.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['xen guest']);
    const { layers, below } = stackOf(evidence({ ...like, hosts: [hostInVmware] }));
    expect(layers.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['vmware guest', 'xen guest']);
    expect(layers.map(({ evidence: [first] }) => first?.file)).toEqual([
      'pts-lens-probe.host.json',
      'pts-lens-probe.json',
    ]);
    expect(below).toBe('not known');
  });

  test('a chain of hosts ends on the machine, and each layer names the file that shows it', () => {
    const machine = {
      'dmi.sys_vendor': 'ASUSTeK COMPUTER INC.',
      'dmi.product_name': 'PRIME Z390-A',
      'dmi.board_vendor': 'ASUSTeK COMPUTER INC.',
      'dmi.board_name': 'PRIME Z390-A',
      lscpu: 'Architecture: x86_64\nFlags: fpu vme vmx avx2\n',
      dmesg: 'Booting paravirtualized kernel on bare hardware',
    };
    const { layers, below } = stackOf(
      evidence({ software: linux, probe: guestOfXen, hosts: [hostInVmware, machine] }),
    );
    expect(layers.map(({ kind }) => kind)).toEqual(['vmware', 'xen']);
    expect(below).toBe('nothing');
  });

  test('a guest whose host is a guest is so in the JSON of pts-lens read, and a comparison is judged by it', async () => {
    const folder = temporary();
    const put = (name: string, hosts: boolean, probe: Readonly<Record<string, string>>) => {
      const logs = path.join(folder, name, 'system-logs', name);
      mkdirSync(logs, { recursive: true });
      const software = `${linux}, Compiler: GCC 12.2.0, File-System: ext4`;
      const hardware = 'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores), Memory: 4GB';
      const entries = [{ system: name, value: 1, raw: name === 'xen' ? '1:1.01:1.02' : '2:2.01:2.02' }];
      writeFileSync(
        path.join(folder, name, 'composite.xml'),
        compositeXml({
          systems: [{ identifier: name, hardware, software }],
          results: [
            { profile: 'pts/ramspeed-1.4.3', title: 'RAMspeed', scale: 'MB/s', proportion: 'HIB', entries },
          ],
        }),
      );
      const own = { ...probeOf('guest', probe, 'rack 2') };
      writeFileSync(path.join(logs, 'pts-lens-probe.json'), writeProbe(own));
      if (hosts)
        writeFileSync(
          path.join(logs, 'pts-lens-probe.host.json'),
          `\ufeff${writeProbe(probeOf('host', hostInVmware))}`,
        );
      return path.join(folder, name);
    };
    const kvm = put('kvm', false, { 'systemd-detect-virt.vm': 'kvm', 'cpuid.0x40000000': 'KVMKVMKVM' });
    const attribution = async (xen: string) => {
      const { out } = await run(['compare', xen, kvm, '--baseline', 'kvm', '--format', 'json']);
      return [...out.matchAll(/"attribution": "(\w+)"/g)].map(([, word]) => word);
    };
    expect(new Set(await attribution(put('xen', false, guestOfXen)))).toEqual(new Set(['caution']));
    const nested = put('xen', true, guestOfXen);
    const { out } = await run(['read', nested, '--format', 'json']);
    const read: { files: { systems: { layers: { kind: string; evidence: { file: string }[] }[] }[] }[] } =
      JSON.parse(out);
    expect(read.files[0]?.systems[0]?.layers.map(layer => [layer.kind, layer.evidence[0]?.file])).toEqual([
      ['vmware', 'pts-lens-probe.host.json'],
      ['xen', 'pts-lens-probe.json'],
    ]);
    expect(new Set(await attribution(nested))).toEqual(new Set(['blocked']));
  });
});

describe('what cannot be seen from inside', () => {
  test('what cannot be seen from inside is filled by what the host says', () => {
    const facts = factsOf(
      {},
      {
        'kvm.ept': 'Y',
        'kvm.halt_poll_ns': '200000',
        'kernel.transparent-hugepage': '[always] madvise never',
        'kernel.hugepages': '1024',
        'cpufreq.turbo': 'turbo on',
        'cpuidle.states': 'POLL C1',
        'load.before': '0.10 0.08 0.03 1/200 999',
        'load.after': '2.00 1.00 0.50 1/200 999',
        'virsh.list': ' Id   Name   State\n 1    bench  running',
      },
    );
    for (const text of [
      'Y',
      '200000',
      '[always] madvise never; nr_hugepages 1024',
      'turbo on; POLL C1',
      '0.10 0.08 0.03 → 2.00 1.00 0.50',
    ])
      expect(facts).toContain(text);
  });

  test.each([
    ['all', { 'virsh.dumpxml': "<domain type='kvm'>\n  <vcpu placement='static'>4</vcpu>" }],
    ['0-3', { 'virsh.dumpxml': "<domain type='kvm'>\n  <vcpu placement='static' cpuset='0-3'>4</vcpu>" }],
    [
      '0: 1 / all, 1: all / all',
      {
        'xl.vcpu-list':
          'Name   ID VCPU CPU State Time(s) Affinity (Hard / Soft)\none    1    0   1   -b-    12.0  1 / all\none    1    1   -   ---     0.0  all / all',
      },
    ],
  ])(
    'where the processors of a guest may run is told as %s, without what changes from one moment to the next',
    (text, host) => {
      expect(factsOf({}, host)).toContain(text);
    },
  );

  test('a probe is written as it is read', () => {
    const probe = { ...probeOf('host', { a: 'x\n"\\', constructor: 'y' }, 'rack'), collected: 'now' };
    expect(readProbe(writeProbe(probe))).toEqual({ kind: 'probe', probe });
  });

  test('the files of a chain of hosts are read in its order', () => {
    const texts = new Map([
      ['pts-lens-probe.host2.json', writeProbe(probeOf('host', { b: '2' }))],
      ['pts-lens-probe.host.json', writeProbe(probeOf('host', { a: '1' }))],
    ]);
    const gathered = gatherEvidence({
      system: system({ identifier: 'one' }),
      logs: new Map([['one', texts]]),
    });
    expect(gathered.evidence.hosts?.map(({ answers }) => [...answers.keys()])).toEqual([['a'], ['b']]);
  });
});

describe('the PowerShell twin', () => {
  const at = (...names: readonly string[]) => path.join(import.meta.dirname, '../../..', ...names);
  const recorded = readFileSync(at('test/fixtures/probes/written-from-documentation.windows.json'), 'utf8');
  const script = readFileSync(at('media/probe/pts-lens-probe.ps1'), 'utf8');

  test('the PowerShell twin asks what its recorded answer answers, and is packaged', () => {
    const asked = [...script.matchAll(/^ *Add-Answer '([^']+)'/gm)].map(([, question]) => question);
    const reading = readProbe(recorded);
    const answered = reading.kind === 'probe' ? [...reading.probe.answers.keys()] : [];
    // No VMware runs beside Hyper-V there.
    expect(asked.filter(question => question !== 'vmx.settings').sort()).toEqual(answered.sort());
    expect(readFileSync(at('.vscodeignore'), 'utf8')).toContain('!media/probe/*\n');
  });

  test('the answer of the PowerShell twin tells the root partition below a guest, and which of its guests that is', () => {
    const reading = readProbe(recorded);
    if (reading.kind === 'invalid') throw new Error(reading.reason);
    const guest = {
      'systemd-detect-virt.vm': 'microsoft',
      'cpuid.0x40000000': 'Microsoft Hv',
      'hyperv.VirtualMachineId': '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9',
      'hyperv.PhysicalHostName': 'LAB-PC',
    };
    const host = aboutOwnGuest(reading.probe, probeOf('guest', guest));
    const settings = host.answers.get('hyperv.vm-settings');
    expect(settings).toContain('VMName = "bench"');
    expect(settings).not.toContain('web');
    const subject = subjectOf({ ...evidence({ software: linux, probe: guest }), hosts: [host] });
    expect(subject.stack.layers.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['hyper-v guest']);
    expect(subject.stack.below).toBe('nothing');
    expect(subject.machine.map(({ name }) => name)).toEqual(['LAB-PC', 'LAB-PC']);
    const facts = subject.values.flatMap(value => (value === undefined ? [] : [value.text]));
    for (const text of ['root', 'Höchstleistung', '2']) expect(facts).toContain(text);
  });
});

describe('a hypervisor inside another one', () => {
  const dom0 = { 'hypervisor.type': 'xen', 'xen.capabilities': 'control_d', ...hostInVmware };
  const state = (below: Readonly<Record<string, string>>) => {
    const nested = subjectOf(evidence({ software: linux, probe: guestOfXen, hosts: [dom0, below] }));
    const plain = subjectOf(evidence({ software: linux, probe: guestOfXen }));
    return compareFacts(plain, nested).find(({ fact }) => fact === 'hardware-virtualization')?.state;
  };

  test.each([
    ['VMware’s settings of it do not say so', { 'vmx.settings': '[guest]\ndisplayName = "x"' }],
    ['VMware’s settings of it say no', { 'vmx.settings': '[guest]\nvhv.enable = "FALSE"' }],
    [
      'Hyper-V does not',
      { 'hyperv.vm-settings': '[guest]\nProcessor.ExposeVirtualizationExtensions = "False"' },
    ],
    ['KVM does not', { 'kvm.nested': 'N' }],
  ])(
    'a hypervisor inside another one had no hardware virtualization where the host below passes none on: %s',
    (_, below) => {
      expect(state(below)).toBe('differs');
    },
  );

  test('a hypervisor inside another one is not said to lack what the host below may pass on', () => {
    for (const below of [{}, { 'kvm.nested': 'Y' }, { 'vmx.settings': '[guest]\nvhv.enable = "TRUE"' }])
      expect(state(below)).not.toBe('differs');
  });
});
