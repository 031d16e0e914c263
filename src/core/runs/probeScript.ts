/**
 * Shell functions of the probe of any system, guest or host: what a system knows of the layers below it and of its own settings
 * (HYPERVISORS.md, "Probes"). They need no root, write nothing but to standard output, and leave out what cannot be
 * answered.
 *
 * `probe_before` and `probe_after` print answers as lines: `=question`, then each line of the answer behind a blank.
 * `probe_document ANSWERS` prints them as the JSON that `readProbe` reads: whatever a tool or a file says stays within
 * its string, control characters go, and what is not ASCII becomes `?`.
 */
export const probeFunctions = `probe_before() {
  ask clock.before date +%s
  ask steal.before steal
  ask load.before cat /proc/loadavg
  ask memory.before memory
  ask systemd-detect-virt.vm systemd-detect-virt --vm
  ask systemd-detect-virt.container systemd-detect-virt --container
  ask lscpu lscpu
  ask dmesg kernel_lines
  ask cpu.flags processor_flags
  ask cpu.smt cat /sys/devices/system/cpu/smt/control
  for leaf in 0x40000000 0x40000100; do ask "cpuid.$leaf" cpuid_signature "$leaf"; done
  for file in type guest_type; do ask "hypervisor.$file" cat "/sys/hypervisor/$file"; done
  ask hypervisor.version hypervisor_version
  ask xen.capabilities cat /proc/xen/capabilities
  ask xl.info xl info
  for file in sys_vendor product_name product_version board_vendor board_name bios_vendor bios_version; do
    ask "dmi.$file" cat "/sys/class/dmi/id/$file"
  done
  ask device-tree.model device_tree_model
  for key in PhysicalHostName VirtualMachineId VirtualMachineName; do ask "hyperv.$key" hyperv_pair "$key"; done
  ask vmware-toolbox.session vmware-toolbox-cmd stat raw text session
  for what in speed memory swap balloon; do ask "vmware-toolbox.$what" vmware-toolbox-cmd stat "$what"; done
  ask clock.source cat /sys/devices/system/clocksource/clocksource0/current_clocksource
  ask clock.tsc-khz cat /sys/devices/system/cpu/cpu0/tsc_freq_khz
  ask clock.synchronized timedatectl show --property NTPSynchronized --value
  # By these its host tells it from the other guests.
  ask identity.uuid identity_uuid
  ask identity.macs identity_macs
  ask identity.name uname -n
  ask kernel.release uname -r
  ask kernel.command-line cat /proc/cmdline
  ask kernel.transparent-hugepage cat /sys/kernel/mm/transparent_hugepage/enabled
  ask kernel.ksm cat /sys/kernel/mm/ksm/run
  ask kernel.swap swap_devices
  ask numa.nodes numa_nodes
  ask cpufreq.governor cat /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor
  ask power.battery battery
  ask mitigations mitigations
  ask cgroup.cpu.max cgroup_cpu
  ask cgroup.cpuset cat /sys/fs/cgroup/cpuset.cpus.effective
  ask cgroup.memory.max cgroup_memory
}

probe_after() {
  ask clock.after date +%s
  ask steal.after steal
  ask load.after cat /proc/loadavg
  ask memory.after memory
}

# Asks one question; a tool that is not there, or that fails, has not answered.
ask() {
  question=$1
  shift
  echo "=$question"
  # systemd-detect-virt says "none" and fails; so what was printed counts, not the status.
  "$@" 2>/dev/null </dev/null | sed 's/^/ /'
  # The last line of a file may have no end.
  echo
}

steal() {
  awk '$1 == "cpu" { print $9; exit }' /proc/stat
}

memory() {
  awk '$1 == "MemTotal:" { print $2; exit }' /proc/meminfo
}

kernel_lines() {
  { dmesg 2>/dev/null || cat /var/log/dmesg; } |
    grep -iE 'hypervisor|hyper-v|paravirtualized|bare hardware|xen|dmi:|kvm|gvisor|clocksource|tsc:|vmware|vmbus|virtualbox|fire(cracker|ck)' |
    head -n 400
}

processor_flags() {
  awk -F ': *' '/^(flags|Features)[ \\t]*:/ { print $2; exit }' /proc/cpuinfo
}

# Three registers of the leaf, four characters each, the first in the lowest byte.
cpuid_signature() {
  registers=$(cpuid -1 -r -l "$1" | sed -n 's/.*ebx=0x\\([0-9a-f]*\\) ecx=0x\\([0-9a-f]*\\) edx=0x\\([0-9a-f]*\\).*/\\1 \\2 \\3/p' | sed -n 1p)
  for register in $registers; do
    for byte in "\${register#??????}" "\${register#????}" "\${register#??}" "$register"; do
      code=$(printf '%03o' "0x\${byte%"\${byte#??}"}")
      if [ "$code" != 000 ]; then printf "\\\\$code"; fi
    done
  done
  echo
}

hypervisor_version() {
  cd /sys/hypervisor/version && echo "$(cat major).$(cat minor)$(cat extra)"
}

device_tree_model() {
  tr '\\000' '\\n' </proc/device-tree/model
}

# Hyper-V's host writes pairs of a key and a value, padded with NUL.
hyperv_pair() {
  tr -s '\\000' '\\n' </var/lib/hyperv/.kvp_pool_3 | awk -v key="$1" 'found { print; exit } $0 == key { found = 1 }'
}

# What the hypervisor calls this guest; only root reads the second.
identity_uuid() {
  cat /sys/hypervisor/uuid || cat /sys/class/dmi/id/product_uuid
}

# Of devices, not of bridges and containers.
identity_macs() {
  for each in /sys/class/net/*/device; do
    if [ -e "$each" ]; then cat "\${each%/device}/address"; fi
  done | head -n 32
}

swap_devices() {
  awk 'NR > 1 { print $1, $3 }' /proc/swaps
}

numa_nodes() {
  for node in /sys/devices/system/node/node[0-9]*; do
    if [ -d "$node" ]; then echo "$node"; fi
  done | awk 'END { if (NR > 0) print NR }'
}

battery() {
  for supply in /sys/class/power_supply/*/status; do
    if [ -r "$supply" ]; then cat "$supply"; fi
  done | sed -n 1p
}

mitigations() {
  cd /sys/devices/system/cpu/vulnerabilities && grep . ./* /dev/null | sed 's:^\\./::'
}

cgroup_cpu() {
  if [ -r /sys/fs/cgroup/cpu.max ]; then
    cat /sys/fs/cgroup/cpu.max
  elif [ -r /sys/fs/cgroup/cpu/cpu.cfs_quota_us ]; then
    echo "$(cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us) $(cat /sys/fs/cgroup/cpu/cpu.cfs_period_us)" | sed 's/^-1 /max /'
  fi
}

cgroup_memory() {
  if [ -r /sys/fs/cgroup/memory.max ]; then
    cat /sys/fs/cgroup/memory.max
  elif [ -r /sys/fs/cgroup/memory/memory.limit_in_bytes ]; then
    # No limit is the largest number there is.
    sed 's/^9[0-9]\\{18\\}$/max/' /sys/fs/cgroup/memory/memory.limit_in_bytes
  fi
}

probe_document() {
  printf '{\\n  "format": "pts-lens-probe",\\n  "version": 1,\\n  "role": "%s",\\n' "\${probe_role:-guest}"
  # The user's words for what this runs on, where a launch has them.
  if [ -n "\${target_machine-}" ]; then printf '  "machine": %s,\\n' "$target_machine"; fi
  if [ -n "\${target_hypervisor-}" ]; then printf '  "hypervisor": %s,\\n' "$target_hypervisor"; fi
  printf '  "collected": "%s",\\n  "answers": {\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  printf '%s\\n' "$1" |
    LC_ALL=C tr '\\011\\015' '  ' | LC_ALL=C tr -d '\\000-\\010\\013-\\037\\177' | LC_ALL=C tr '\\200-\\377' '[?*128]' |
    sed 's/\\\\/\\\\\\\\/g; s/"/\\\\"/g' |
    LC_ALL=C awk '
      BEGIN { ORS = "" }
      /^=/ { question = substr($0, 2); begun = 0; next }
      length($0) == 0 { next }
      begun && size + length($0) < 60000 { print "\\\\n" substr($0, 2); size += length($0) + 1 }
      !begun && length($0) > 1 && length($0) < 60000 {
        print (any ? "\\",\\n" : "") "    \\"" question "\\": \\"" substr($0, 2)
        any = begun = 1
        size = length($0)
      }
      END { print (any ? "\\"\\n" : "") "  }\\n}\\n" }'
}
`;

/** The user's word for what a target runs on, as the probe's JSON takes it; empty for none. ASCII, since shells disagree about all else. */
export function probeWord(word: string | undefined): string {
  if (word === undefined) return '';
  return JSON.stringify(word).replace(
    /[^ -~]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
