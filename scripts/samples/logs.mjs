// @ts-check

import { localTime } from './composite.mjs';

/**
 * @typedef {import('./session.mjs').Measured} Measured
 * @typedef {import('./systems.mjs').SampleSystem} SampleSystem
 */

const flagsOfAll =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx pdpe1gb rdtscp lm constant_tsc rep_good nopl xtopology nonstop_tsc cpuid pni pclmulqdq ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt aes xsave avx f16c rdrand hypervisor lahf_lm abm 3dnowprefetch invpcid_single pti ssbd ibrs ibpb stibp fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid rdseed adx smap clflushopt xsaveopt xsavec xgetbv1 xsaves arat md_clear flush_l1d arch_capabilities';

/** @param {SampleSystem} system */
export function cpuFlags(system) {
  return [flagsOfAll, ...system.extraFlags].join(' ');
}

/**
 * The system logs PTS collects, as far as they say what a system is: name of the file → text.
 *
 * @param {SampleSystem} system
 * @returns {Readonly<Record<string, string>>}
 */
export function systemLogs(system) {
  return {
    lscpu: lscpu(system),
    cpuinfo: cpuinfo(system),
    meminfo: `MemTotal:        ${system.memory} kB\nSwapTotal:             0 kB\nHugePages_Total:       0\nHugepagesize:       2048 kB\n`,
    cmdline: `${system.commandLine}\n`,
    version: `Linux version ${system.kernel} ${system.kernelBuild}\n`,
    uname: `Linux debian ${system.kernel} ${system.kernelBuild.replace(/^.*?#/, '#').replace(/ \(\d{4}-.*$/, '')} x86_64 GNU/Linux\n`,
    dmesg: system.dmesg
      .map((line, index) => `[    0.${String(104 + 7 * index).padStart(6, '0')}] ${line}\n`)
      .join(''),
    dmidecode: `${system.dmidecode.join('\n')}\n`,
    lsmod: `Module                  Size  Used by\n${system.modules.map(name => `${name.padEnd(20)} 65536  1\n`).join('')}`,
  };
}

/**
 * The log of one result, a heading and the test's own words for every run.
 *
 * @param {SampleSystem} system
 * @param {Measured} measured
 */
export function testLog(system, { benchmark, trials, value, ends, error }) {
  return ends
    .map((end, run) => {
      const words = error === undefined ? benchmark.log(trials[run] ?? value) : error.replace(/^.*?E: /, '');
      return `#####\n${system.identifier} - Run ${run + 1}\n${localTime(end)}\n#####\n${words}\n\n`;
    })
    .join('');
}

/** @param {SampleSystem} system */
export function lscpu(system) {
  const { cores, threads, sockets } = system.topology;
  const count = cores * threads * sockets;
  const mayHost = system.extraFlags.includes('vmx');
  /** @type {[string, string][]} */
  const rows = [
    ['Architecture', 'x86_64'],
    ['CPU op-mode(s)', '32-bit, 64-bit'],
    ['Address sizes', '39 bits physical, 48 bits virtual'],
    ['Byte Order', 'Little Endian'],
    ['CPU(s)', String(count)],
    ['On-line CPU(s) list', `0-${count - 1}`],
    ['Vendor ID', 'GenuineIntel'],
    ['Model name', 'Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz'],
    ['CPU family', '6'],
    ['Model', '158'],
    ['Thread(s) per core', String(threads)],
    ['Core(s) per socket', String(cores)],
    ['Socket(s)', String(sockets)],
    ['Stepping', '10'],
    ['BogoMIPS', (2 * Number(system.mhz)).toFixed(2)],
    ['Flags', cpuFlags(system)],
    ...(mayHost ? [/** @type {[string, string]} */ (['Virtualization', 'VT-x'])] : []),
    ['Hypervisor vendor', system.vendor],
    ['Virtualization type', 'full'],
    ['L1d cache', `${32 * cores * sockets} KiB (${cores * sockets} instances)`],
    ['L2 cache', `${256 * cores * sockets} KiB (${cores * sockets} instances)`],
    ['L3 cache', `${12 * sockets} MiB (${sockets} instance${sockets === 1 ? '' : 's'})`],
    ['NUMA node(s)', '1'],
    ['NUMA node0 CPU(s)', `0-${count - 1}`],
    ...Object.entries(system.vulnerabilities).map(
      ([name, text]) => /** @type {[string, string]} */ ([`Vulnerability ${sentence(name)}`, asLscpu(text)]),
    ),
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, text]) => `${`${name}:`.padEnd(width)}${text}\n`).join('');
}

/** @param {string} name */
function sentence(name) {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

/**
 * lscpu takes the colons out of what the kernel says of a mitigation.
 *
 * @param {string} text
 */
function asLscpu(text) {
  return text.startsWith('Mitigation') ? text.replace(':', ';').replaceAll(':', '') : text;
}

/** @param {SampleSystem} system */
function cpuinfo(system) {
  const { cores, threads, sockets } = system.topology;
  return Array.from({ length: cores * threads * sockets }, (_, index) =>
    [
      `processor\t: ${index}`,
      'vendor_id\t: GenuineIntel',
      'cpu family\t: 6',
      'model\t\t: 158',
      'model name\t: Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz',
      'stepping\t: 10',
      `microcode\t: ${system.microcode}`,
      `cpu MHz\t\t: ${system.mhz}`,
      'cache size\t: 12288 KB',
      `physical id\t: ${Math.floor(index / (cores * threads))}`,
      `siblings\t: ${cores * threads}`,
      `core id\t\t: ${Math.floor(index / threads) % cores}`,
      `cpu cores\t: ${cores}`,
      `flags\t\t: ${cpuFlags(system)}`,
      `bogomips\t: ${(2 * Number(system.mhz)).toFixed(2)}`,
      'address sizes\t: 39 bits physical, 48 bits virtual',
      '\n',
    ].join('\n'),
  ).join('');
}
