import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Probe, readProbe } from '../../../src/core/environment/evidence/probe';
import { hostProbeScript, probeProgram } from '../../../src/core/runs/hostProbeScript';
import { runProbe } from './probeMachine';
import { runScript, shells } from './shells';

const read = (json: string): Probe => {
  const reading = readProbe(json);
  if (reading.kind === 'invalid') throw new Error(`${reading.reason}: ${json}`);
  return reading.probe;
};

/** A command line as /proc has it. */
const command = (...words: readonly string[]) => `${words.join('\0')}\0`;

const qemu = command(
  '/usr/bin/qemu-system-x86_64',
  '-name',
  'guest=debian,debug-threads=on',
  '-accel',
  'kvm',
  '-machine',
  'pc-q35-7.2,usb=off',
  '-uuid',
  '0a1b2c3d-0000-1111-2222-333344445555',
  '-object',
  'secret,id=masterKey0,format=raw,file=/var/lib/libvirt/master-key.aes',
  '-object',
  '{"qom-type":"memory-backend-memfd","id":"pc.ram","hugetlb":true,"size":1}',
  '-blockdev',
  '{"driver":"qcow2","file":{"driver":"file","filename":"/srv/secret name.qcow2","aio":"native"},"cache":{"direct":true}}',
  '-drive',
  'file=/srv/disk.raw,format=raw,cache=none,if=virtio,password-secret=sec0',
  '-device',
  'virtio-net-pci,netdev=n,mac=52:54:00:aa:bb:cc,id=net0',
  '-fw_cfg',
  'name=opt/secret,string=hunter2',
  '-append',
  'root=/dev/vda password=hunter2',
  '-vnc',
  'password=hunter2',
  '--cpu',
  'host',
);

const domain = `<domain type='kvm' id='1'>
  <name>debian</name>
  <uuid>0a1b2c3d-0000-1111-2222-333344445555</uuid>
  <metadata><nova:password>hunter2</nova:password></metadata>
  <vcpu placement='static'>4</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
  </cputune>
  <sysinfo type='smbios'>
    <oemStrings>
      <entry>hunter2</entry>
    </oemStrings>
  </sysinfo>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none'/>
      <source file='/srv/hunter2.qcow2'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:aa:bb:cc'/>
    </interface>
    <graphics type='vnc' passwd='hunter2'/>
  </devices>
</domain>
`;

test('the program that people run by hand is the one that was read and approved', async () => {
  await expect(probeProgram).toMatchFileSnapshot(
    path.join(import.meta.dirname, '../../../media/probe/pts-lens-probe.sh'),
  );
  for (const { argv } of shells) {
    const { stderr, status } = spawnSync(argv[0], [...argv.slice(1), '-n'], { input: probeProgram });
    expect({ errors: stderr.toString(), status }).toEqual({ errors: '', status: 0 });
  }
});

describe.each(shells)('under $name', shell => {
  test('a host says what its guests cannot see, and what it runs on itself', () => {
    const probe = read(
      runProbe(
        {
          '/sys/class/dmi/id/sys_vendor': 'VMware, Inc.\n',
          '/sys/class/dmi/id/product_name': 'VMware20,1\n',
          '/sys/module/kvm_intel/parameters/nested': 'Y\n',
          '/sys/module/kvm_intel/parameters/ept': 'Y\n',
          '/sys/module/kvm/parameters/nx_huge_pages': 'Y\n',
          '/sys/module/kvm/parameters/halt_poll_ns': '200000\n',
          '/sys/devices/system/cpu/intel_pstate/no_turbo': '0\n',
          '/sys/devices/system/cpu/cpu0/cpuidle/state0/name': 'POLL\n',
          '/sys/devices/system/cpu/cpu0/cpuidle/state0/disable': '0\n',
          '/sys/devices/system/cpu/cpu0/cpuidle/state1/name': 'C1\n',
          '/sys/devices/system/cpu/cpu0/cpuidle/state1/disable': '1\n',
          '/proc/loadavg': '0.10 0.08 0.03 1/200 999\n',
          '/proc/sys/vm/nr_hugepages': '1024\n',
        },
        {
          'xl info': 'virt_caps              : pv hvm hap',
          'xl list': 'Name ID Mem VCPUs State Time(s)\nDomain-0 0 2048 2 r----- 61.4',
        },
        shell,
        '--host',
      ),
    );
    expect(probe.role).toBe('host');
    expect(Object.fromEntries(probe.answers)).toMatchObject({
      'dmi.sys_vendor': 'VMware, Inc.',
      'kvm.nested': 'Y',
      'kvm.ept': 'Y',
      'kvm.nx_huge_pages': 'Y',
      'kvm.halt_poll_ns': '200000',
      'kernel.hugepages': '1024',
      'cpufreq.turbo': 'turbo on',
      'cpuidle.states': 'POLL',
      'load.before': '0.10 0.08 0.03 1/200 999',
      'xl.info': 'virt_caps              : pv hvm hap',
      'xl.list': 'Name ID Mem VCPUs State Time(s)\nDomain-0 0 2048 2 r----- 61.4',
    });
    for (const question of ['kvm.npt', 'qemu.command-lines', 'virsh.dumpxml', 'vmx.settings'])
      expect(probe.answers.has(question)).toBe(false);
  });

  test('of the guests on a host no password, key or path is told', () => {
    const json = runProbe(
      {
        '/proc/71/cmdline': qemu,
        '/proc/72/cmdline': command('bash', '-c', 'qemu-system-x86_64 -name x'),
        '/proc/73/cmdline': command('/usr/lib/vmware/bin/vmware-vmx', '-x', '/nowhere/x.vmx'),
      },
      {
        'virsh -r -c qemu:///system list': ' Id   Name     State',
        'virsh -r -c qemu:///system list --name': 'debian\n',
        'virsh -r -c qemu:///system dumpxml --domain debian': domain,
      },
      shell,
      '--host',
    );
    const { answers } = read(json);
    expect(answers.get('qemu.command-lines')).toBe(
      'qemu-system-x86_64 -name guest=debian,debug-threads=on -accel kvm -machine pc-q35-7.2,usb=off ' +
        '-uuid 0a1b2c3d-0000-1111-2222-333344445555 -object "qom-type":"memory-backend-memfd","hugetlb":true ' +
        '-blockdev "driver":"qcow2","driver":"file","aio":"native","direct":true ' +
        '-drive format=raw,cache=none,if=virtio -device virtio-net-pci,mac=52:54:00:aa:bb:cc -cpu host',
    );
    expect(answers.get('virsh.dumpxml')).toContain("<vcpupin vcpu='0' cpuset='2'/>");
    expect(answers.get('virsh.dumpxml')).toContain("<driver name='qemu' type='qcow2' cache='none'/>");
    expect(json).not.toMatch(/hunter2|secret|\/srv|master/i);
  });

  test('of VMware’s guest the settings that decide what it can do are told, and no other line of its file', () => {
    const place = `${import.meta.dirname}/../../fixtures/probes/guest.vmx`;
    const { answers } = read(
      runProbe(
        { '/proc/9/cmdline': command('/usr/lib/vmware/bin/vmware-vmx', '-s', place) },
        {},
        shell,
        '--host',
      ),
    );
    expect(answers.get('vmx.settings')).toBe(
      [
        '[guest]',
        'displayName = "Xen lab"',
        'numvcpus = "4"',
        'memsize = "8192"',
        'uuid.bios = "56 4d 0a 1b 2c 3d 00 00-11 11 22 22 33 33 44 44"',
        'ethernet0.generatedAddress = "00:0c:29:aa:bb:cc"',
        'vhv.enable = "FALSE"',
      ].join('\n'),
    );
  });

  test('a host that has none of it answers still, and after a run tells only what changed', () => {
    expect(read(runProbe({}, {}, shell, '--host')).answers.get('clock.before')).toMatch(/^\d+$/);
    const after = read(runProbe({ '/proc/loadavg': '3.00 1.00 0.50\n' }, {}, shell, '--after'));
    expect(after.role).toBe('host');
    expect(Object.keys(Object.fromEntries(after.answers)).sort()).toEqual(['clock.after', 'load.after']);
  });

  test('a host’s answer carries the words of its settings, whatever is in them', () => {
    const words = { machine: `rack "2" $(touch pwned) 'Стойка' \\`, hypervisor: 'vmware' };
    const { output, errors } = runScript(shell, hostProbeScript('after', words));
    expect(errors).toBe('');
    expect(read(output)).toMatchObject({ role: 'host', ...words });
  });
});
