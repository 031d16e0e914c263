#!/bin/sh
# Prints as JSON what a system knows of the layers below it and of its own settings, for PTS Lens. It changes nothing
# and needs no root; what cannot be answered is left out.
#   sh pts-lens-probe.sh         on the system that was measured
#   sh pts-lens-probe.sh --host  on the host of that system: what it runs on itself, and what it says of its guests
# After a run, --after tells once more what changes while one goes on.

probe_before() {
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
  awk -F ': *' '/^(flags|Features)[ \t]*:/ { print $2; exit }' /proc/cpuinfo
}

# Three registers of the leaf, four characters each, the first in the lowest byte.
cpuid_signature() {
  registers=$(cpuid -1 -r -l "$1" | sed -n 's/.*ebx=0x\([0-9a-f]*\) ecx=0x\([0-9a-f]*\) edx=0x\([0-9a-f]*\).*/\1 \2 \3/p' | sed -n 1p)
  for register in $registers; do
    for byte in "${register#??????}" "${register#????}" "${register#??}" "$register"; do
      code=$(printf '%03o' "0x${byte%"${byte#??}"}")
      if [ "$code" != 000 ]; then printf "\\$code"; fi
    done
  done
  echo
}

hypervisor_version() {
  cd /sys/hypervisor/version && echo "$(cat major).$(cat minor)$(cat extra)"
}

device_tree_model() {
  tr '\000' '\n' </proc/device-tree/model
}

# Hyper-V's host writes pairs of a key and a value, padded with NUL.
hyperv_pair() {
  tr -s '\000' '\n' </var/lib/hyperv/.kvp_pool_3 | awk -v key="$1" 'found { print; exit } $0 == key { found = 1 }'
}

# What the hypervisor calls this guest; only root reads the second.
identity_uuid() {
  cat /sys/hypervisor/uuid || cat /sys/class/dmi/id/product_uuid
}

# Of devices, not of bridges and containers.
identity_macs() {
  for each in /sys/class/net/*/device; do
    if [ -e "$each" ]; then cat "${each%/device}/address"; fi
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
  cd /sys/devices/system/cpu/vulnerabilities && grep . ./* /dev/null | sed 's:^\./::'
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
    sed 's/^9[0-9]\{18\}$/max/' /sys/fs/cgroup/memory/memory.limit_in_bytes
  fi
}

probe_document() {
  printf '{\n  "format": "pts-lens-probe",\n  "version": 1,\n  "role": "%s",\n' "${probe_role:-guest}"
  # The user's words for what this runs on, where a launch has them.
  if [ -n "${target_machine-}" ]; then printf '  "machine": %s,\n' "$target_machine"; fi
  if [ -n "${target_hypervisor-}" ]; then printf '  "hypervisor": %s,\n' "$target_hypervisor"; fi
  printf '  "collected": "%s",\n  "answers": {\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  printf '%s\n' "$1" |
    LC_ALL=C tr '\011\015' '  ' | LC_ALL=C tr -d '\000-\010\013-\037\177' | LC_ALL=C tr '\200-\377' '[?*128]' |
    sed 's/\\/\\\\/g; s/"/\\"/g' |
    LC_ALL=C awk '
      BEGIN { ORS = "" }
      /^=/ { question = substr($0, 2); begun = 0; next }
      length($0) == 0 { next }
      begun && size + length($0) < 60000 { print "\\n" substr($0, 2); size += length($0) + 1 }
      !begun && length($0) > 1 && length($0) < 60000 {
        print (any ? "\",\n" : "") "    \"" question "\": \"" substr($0, 2)
        any = begun = 1
        size = length($0)
      }
      END { print (any ? "\"\n" : "") "  }\n}\n" }'
}

host_before() {
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
    if [ -r "$each" ] && [ "$(cat "${each%name}disable")" != 1 ]; then cat "$each"; fi
  done | awk '{ line = line (NR > 1 ? " " : "") $0 } END { if (NR > 0) print line }'
}

# One line a guest.
qemu_lines() {
  for each in /proc/[0-9]*/cmdline; do
    tr '\000\n' '\n ' <"$each" 2>/dev/null | awk '
      NR == 1 {
        program = $0
        sub(/.*\//, "", program)
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
    tr '\000' '\n' <"$each" 2>/dev/null | awk 'NR == 1 && $0 !~ /(^|\/)vmware-vmx[a-z-]*$/ { exit } /[.]vmx$/ { found = $0 } END { if (found != "") print found }'
  done | head -n 50 | while read -r file; do
    echo '[guest]'
    grep -iE '^ *(displayName|uuid[.]bios|ethernet[0-9]+[.](generatedAddress|address)|vhv[.]enable|numvcpus|cpuid[.]coresPerSocket|memsize|sched[.]cpu[.]affinity|sched[.]mem[.]pin|mainMem[.]useNamedFile|monitor[.]virtual_exec|hypervisor[.]cpuid[.]v0) *= *"[A-Za-z0-9 ._:,-]*" *$' <"$file" 2>/dev/null | head -n 50
  done
}

case ${1-} in
  --host) probe_role=host; probe_document "$(host_before)" ;;
  --after) probe_role=host; probe_document "$(probe_after)" ;;
  *) probe_document "$(probe_before)" ;;
esac
