import { compositeXml } from '../compositeXml';

/**
 * A result file of many rows and systems; each value differs a little, the same way every time.
 * @param nameOf the identifier of a system, counted from 1
 */
export function manyResults(
  rows: number,
  count: number,
  nameOf = (number: number) => `guest ${number} of the cluster`,
): string {
  const systems = Array.from({ length: count }, (_, index) => ({
    identifier: nameOf(index + 1),
    hardware: `Processor: AMD EPYC 7543 (${2 ** (index % 3)} Cores), Memory: 24GB`,
    software: `OS: Debian ${11 + (index % 2)}, Kernel: 6.1.0-${20 + (index % 4)}-amd64 (x86_64), System Layer: ${['KVM', 'VMware', 'Xen HVM domU 4.17.5'][index % 3]}`,
  }));
  const trial = (row: number, column: number, run: number) =>
    (1000 + 37 * ((row * 7 + column * 3) % 11) + ((row * 5 + column * 13 + run * 29) % 17)).toFixed(1);
  const entry = (row: number, column: number, system: string) => {
    const trials = Array.from({ length: 5 }, (_, run) => trial(row, column, run));
    const mean = trials.reduce((sum, one) => sum + Number(one), 0) / trials.length;
    return { system, value: mean.toFixed(1), raw: trials.join(':') };
  };
  const results = Array.from({ length: rows }, (_, row) => ({
    profile: `pts/test-${row}-1.0.0`,
    title: `Benchmark ${row}`,
    appVersion: '1.0',
    arguments: row,
    description: `Option: ${row}`,
    scale: 'MB/s',
    proportion: 'HIB',
    format: 'BAR_GRAPH',
    entries: systems.map(({ identifier }, column) => entry(row, column, identifier)),
  }));
  return compositeXml({ title: `${rows} rows`, systems, results });
}
