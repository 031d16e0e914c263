import { probeFunctions, probeWord } from './probeScript';
import { quote } from './quote';

/**
 * Shell functions of the host probe: everything that the guest probe asks, since a host may be a guest itself, and what
 * only a host knows of the guests on it. Of their command lines and descriptions just those words are kept that a fact
 * needs: they may hold passwords, keys and paths.
 */
const hostFunctions = `host_before() {
  probe_before
  for vendor in intel amd; do ask kvm.nested cat "/sys/module/kvm_$vendor/parameters/nested"; done
  ask kvm.ept cat /sys/module/kvm_intel/parameters/ept
  ask kvm.npt cat /sys/module/kvm_amd/parameters/npt
  ask kvm.nx_huge_pages cat /sys/module/kvm/parameters/nx_huge_pages
  ask kvm.halt_poll_ns cat /sys/module/kvm/parameters/halt_poll_ns
  ask kernel.hugepages cat /proc/sys/vm/nr_hugepages
  ask cpufreq.turbo turbo
  ask cpuidle.states idle_states
  ask qemu.command-lines qemu_lines
  ask virsh.list libvirt list
  ask virsh.dumpxml libvirt_guests
  ask xl.list limited xl list
  ask xl.vm-list limited xl vm-list
  ask xl.vcpu-list limited xl vcpu-list
  ask vmx.settings vmx_settings
}

# A daemon that does not answer must not keep the rest from being asked.
limited() {
  if command -v timeout >/dev/null; then timeout 10 "$@"; else "$@"; fi
}

turbo() {
  if [ -r /sys/devices/system/cpu/intel_pstate/no_turbo ]; then
    sed 's/^0$/turbo on/; s/^1$/turbo off/' /sys/devices/system/cpu/intel_pstate/no_turbo
  else
    sed 's/^1$/turbo on/; s/^0$/turbo off/' /sys/devices/system/cpu/cpufreq/boost
  fi
}

idle_states() {
  for each in /sys/devices/system/cpu/cpu0/cpuidle/state*/name; do
    if [ -r "$each" ] && [ "$(cat "\${each%name}disable")" != 1 ]; then cat "$each"; fi
  done | awk '{ line = line (NR > 1 ? " " : "") $0 } END { if (NR > 0) print line }'
}

# One line a guest.
qemu_lines() {
  for each in /proc/[0-9]*/cmdline; do
    tr '\\000\\n' '\\n ' <"$each" 2>/dev/null | awk '
      NR == 1 {
        program = $0
        sub(/.*\\//, "", program)
        if (program !~ /^(qemu-system-[a-z0-9_]+|qemu-kvm|kvm)$/) exit
        line = program
        next
      }
      # With one dash or two.
      { word = $0; sub(/^--/, "-", word) }
      option != "" {
        kept = option ~ /^-(drive|blockdev|device|netdev|nic|object)$/ ? settings($0, option) : plain($0)
        if (kept != "") line = line " " option " " kept
        option = ""
        next
      }
      word ~ /^-(name|uuid|accel|machine|M|cpu|smp|m|overcommit|drive|blockdev|device|netdev|nic|object)$/ { option = word; next }
      word ~ /^-(enable-kvm|mem-path|mem-prealloc)$/ { line = line " " word }
      END { if (line != "") print substr(line, 1, 4000) }
      function plain(text) {
        return text ~ /^[A-Za-z0-9_.,:=+ -]+$/ ? text : ""
      }
      # The settings that are known, as key=value or as JSON; of a device its kind, too.
      function settings(text, option,   parts, count, at, kept) {
        if (text ~ /^[{]/) {
          while (match(text, /"(driver|aio|mac|direct|no-flush|discard|qom-type|hugetlb|prealloc)": *("[A-Za-z0-9_.:-]*"|true|false)/)) {
            kept = kept (kept == "" ? "" : ",") substr(text, RSTART, RLENGTH)
            text = substr(text, RSTART + RLENGTH)
          }
          return kept
        }
        count = split(text, parts, ",")
        for (at = 1; at <= count; at++)
          if (parts[at] ~ /^(hugetlb|prealloc)=[a-z]*$/ ||
              (option != "-object" && parts[at] ~ /^(if|media|format|driver|cache|cache[.][a-z-]+|aio|discard|mac|vhost|queues)=[A-Za-z0-9_.:-]*$/) ||
              (option == "-device" && at == 1 && parts[at] ~ /^[A-Za-z0-9_.-]+$/))
            kept = kept (kept == "" ? "" : ",") parts[at]
        return kept
      }'
  done | head -n 50
}

# Reading needs no rights there.
libvirt() {
  limited virsh -r -c qemu:///system "$@"
}

# Without paths, passwords, metadata and what stands in the guest's firmware.
libvirt_guests() {
  libvirt list --name | head -n 50 | while read -r name; do
    if [ -n "$name" ]; then libvirt dumpxml --domain "$name" </dev/null; fi
  done | grep -E '^ *<(domain |name>|uuid>|memory |currentMemory |vcpu|emulatorpin |iothreadpin |hugepages|page |nosharepages|memory mode|type |cpu |model |topology |feature |disk |driver |target |interface |mac address|clock |timer |/domain>)' |
    grep -v '<target path' | head -n 2000
}

# Of VMware's own program on the machine, which names the file of its guest.
vmx_settings() {
  for each in /proc/[0-9]*/cmdline; do
    tr '\\000' '\\n' <"$each" 2>/dev/null | awk 'NR == 1 && $0 !~ /(^|\\/)vmware-vmx[a-z-]*$/ { exit } /[.]vmx$/ { found = $0 } END { if (found != "") print found }'
  done | head -n 50 | while read -r file; do
    echo '[guest]'
    grep -iE '^ *(displayName|uuid[.]bios|ethernet[0-9]+[.](generatedAddress|address)|vhv[.]enable|numvcpus|cpuid[.]coresPerSocket|memsize|sched[.]cpu[.]affinity|sched[.]mem[.]pin|mainMem[.]useNamedFile|monitor[.]virtual_exec|hypervisor[.]cpuid[.]v0) *= *"[A-Za-z0-9 ._:,-]*" *$' <"$file" 2>/dev/null | head -n 50
  done
}
`;

/** The probe of a system as a program: `sh pts-lens-probe.sh [--host]` prints its JSON. It is shipped as this file. */
export const probeProgram = `#!/bin/sh
# Prints as JSON what a system knows of the layers below it and of its own settings, for PTS Lens. It changes nothing
# and needs no root; what cannot be answered is left out.
#   sh pts-lens-probe.sh         on the system that was measured
#   sh pts-lens-probe.sh --host  on the host of that system: what it runs on itself, and what it says of its guests
# After a run, --after tells once more what changes while one goes on.

${probeFunctions}
${hostFunctions}
case \${1-} in
  --host) probe_role=host; probe_document "$(host_before)" ;;
  --after) probe_role=host; probe_document "$(probe_after)" ;;
  *) probe_document "$(probe_before)" ;;
esac
`;

/** The words of a host's settings that its answers carry. */
export interface HostWords {
  readonly machine?: string;
  readonly hypervisor?: string;
}

/**
 * The script that asks a host, before a run or after it; `readProbe` reads what it prints.
 * @param when `before` asks everything, `after` only what changes
 */
export function hostProbeScript(when: 'before' | 'after', { machine, hypervisor }: HostWords): string {
  return `set -- ${when === 'before' ? '--host' : '--after'}
target_machine=${quote(probeWord(machine))}
target_hypervisor=${quote(probeWord(hypervisor))}
${probeProgram}`;
}
