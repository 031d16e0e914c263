import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SystemEvidence } from '../../../src/core/environment/evidence/evidence';
import { type Probe, readProbe } from '../../../src/core/environment/evidence/probe';
import type { RanOn } from '../../../src/core/environment/evidence/ranOn';
import { readComponents } from '../../../src/core/results/components';
import { readResultFile } from '../../../src/core/results/read';
import type { System } from '../../../src/core/results/resultFile';

// Systems as PTS would note them, for tests that say what one clue more or less makes of them.

export interface SystemLike {
  readonly identifier?: string;
  readonly hardware?: string;
  readonly software?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly timestamp?: string;
}

export function system({
  identifier = 'system',
  hardware = '',
  software = '',
  details = {},
  timestamp,
}: SystemLike): System {
  return {
    identifier,
    hardware: readComponents(hardware),
    software: readComponents(software),
    details: new Map(Object.entries(details)),
    ...(timestamp === undefined ? {} : { timestamp }),
    range: { start: 10, end: 20, line: 2 },
  };
}

export interface EvidenceLike extends SystemLike {
  readonly title?: string;
  readonly logs?: Readonly<Record<string, string>>;
  readonly probe?: Readonly<Record<string, string>>;
  readonly machine?: string;
  readonly hosts?: readonly Readonly<Record<string, string>>[];
  readonly ranOn?: RanOn;
  readonly runSeconds?: number;
}

export function evidence(like: EvidenceLike): SystemEvidence {
  const { title, logs, probe, machine, hosts, ranOn, runSeconds } = like;
  return {
    system: system(like),
    ...(title === undefined ? {} : { title }),
    ...(logs === undefined ? {} : { logs: new Map(Object.entries(logs)) }),
    ...(probe === undefined ? {} : { probe: probeOf('guest', probe, machine) }),
    ...(hosts === undefined ? {} : { hosts: hosts.map(host => probeOf('host', host, machine)) }),
    ...(ranOn === undefined ? {} : { ranOn }),
    ...(runSeconds === undefined ? {} : { runSeconds }),
  };
}

export function probeOf(
  role: 'guest' | 'host',
  answers: Readonly<Record<string, string>>,
  machine?: string,
): Probe {
  return { role, answers: new Map(Object.entries(answers)), ...(machine === undefined ? {} : { machine }) };
}

const lab = resolve(__dirname, '../../../samples/lab');

/** A system of the sample lab with all its logs and probes. */
export function labEvidence(folder: 'xen' | 'kvm' | 'hyper-v', ranOn?: RanOn): SystemEvidence {
  const reading = readResultFile(readFileSync(join(lab, folder, 'composite.xml'), 'utf8'));
  const first = reading.kind === 'results' ? reading.file.systems[0] : undefined;
  if (reading.kind !== 'results' || first === undefined) throw new Error(`${folder} has no system`);
  const logs = join(lab, folder, 'system-logs', first.identifier);
  const texts = new Map(readdirSync(logs).map(name => [name, readFileSync(join(logs, name), 'utf8')]));
  const probe = (name: string) => {
    const text = texts.get(name);
    const read = text === undefined ? undefined : readProbe(text);
    return read?.kind === 'probe' ? read.probe : undefined;
  };
  const guest = probe('pts-lens-probe.json');
  const host = probe('pts-lens-probe.host.json');
  return {
    system: first,
    logs: texts,
    ...(reading.file.title === undefined ? {} : { title: reading.file.title }),
    ...(guest === undefined ? {} : { probe: guest }),
    ...(host === undefined ? {} : { hosts: [host] }),
    ...(ranOn === undefined ? {} : { ranOn }),
  };
}

export const kvmInLab: RanOn = {
  layers: [
    { kind: 'vmware', role: 'guest', product: 'Workstation', version: '17.6.1' },
    { kind: 'kvm', role: 'guest' },
  ],
  below: 'nothing',
  machine: 'lab-pc',
};
