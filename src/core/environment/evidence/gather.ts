import type { Message } from '../../messages/message';
import type { System } from '../../results/resultFile';
import type { SystemEvidence } from './evidence';
import { aboutOwnGuest } from './ownGuest';
import { guestFile, hostFile, mostHosts, type Probe, probeProblem, readProbe } from './probe';
import type { RanOn } from './ranOn';

/** The texts under `system-logs/`: by folder, then by name of the file. */
export type SystemLogs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The answers of a system's hosts, the nearest first. */
const hostFiles = Array.from({ length: mostHosts }, (_, index) => hostFile(index));

/** The logs that serve as evidence; nothing else of the folder is loaded. */
export const logNames: readonly string[] = [
  'lscpu',
  'cpuinfo',
  'meminfo',
  'dmesg',
  'dmidecode',
  'lsmod',
  'modules',
  'lspci',
  'cmdline',
  'version',
  'uname',
  'mounts',
  'environment-variables',
  guestFile,
  ...hostFiles,
];

/** Most bytes that are loaded of one log. */
export const mostLogBytes = 4_000_000;

/** Returns PTS's name for the folder of an identifier. */
export function logFolderName(identifier: string): string {
  return identifier.replaceAll(/[/\\]/g, '_').replaceAll(/[^A-Za-z0-9\-. _,@+;=]/g, '');
}

/** Returns all evidence about one system of a file, and the problems of its probes. */
export function gatherEvidence(given: {
  readonly system: System;
  readonly title?: string | undefined;
  readonly logs?: SystemLogs | undefined;
  readonly ranOn?: RanOn | undefined;
  readonly runSeconds?: number | undefined;
}): { readonly evidence: SystemEvidence; readonly problems: readonly Message[] } {
  const { system, title, ranOn, runSeconds } = given;
  const logs = given.logs?.get(logFolderName(system.identifier));
  const said = {
    system,
    ...(title === undefined ? {} : { title }),
    ...(ranOn === undefined ? {} : { ranOn }),
    ...(runSeconds === undefined ? {} : { runSeconds }),
  };
  if (logs === undefined) return { evidence: said, problems: [] };
  const problems: Message[] = [];
  const probe = (name: string): Probe | undefined => {
    const text = logs.get(name);
    if (text === undefined) return undefined;
    const reading = readProbe(text);
    if (reading.kind === 'probe') return reading.probe;
    problems.push(probeProblem(reading.reason));
    return undefined;
  };
  const own = probe(guestFile);
  const probes = hostFiles.flatMap(name => probe(name) ?? []);
  const hosts = probes.map((host, index) => aboutOwnGuest(host, index === 0 ? own : probes[index - 1]));
  return {
    evidence: {
      ...said,
      logs,
      ...(own === undefined ? {} : { probe: own }),
      ...(hosts.length === 0 ? {} : { hosts }),
    },
    problems,
  };
}
