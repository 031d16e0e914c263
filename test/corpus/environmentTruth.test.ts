import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SystemEvidence } from '../../src/core/environment/evidence/evidence';
import { gatherEvidence } from '../../src/core/environment/evidence/gather';
import { stackOf } from '../../src/core/environment/layers/stack';
import type { Stack } from '../../src/core/environment/stack/layer';
import { readResultFile } from '../../src/core/results/read';
import { cpuidLine, runProbe } from '../unit/runs/probeMachine';

const corpus = resolve(__dirname, '../../../shared/corpus/runs-emulated');
const here = existsSync(corpus);
if (!here) console.log(`skipped: ${corpus} is not here`);

interface TrueLayer {
  readonly kind: string;
  readonly role: string;
  readonly mode?: string;
  readonly version?: string;
  readonly visible: boolean;
}

/** The machine that QEMU was told to play, by the layer that shows it; truth.json has it in words only. */
const machineTypes: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'kvm-guest': ['i440fx'],
  'tcg-pc': ['i440fx'],
  'tcg-q35': ['q35'],
  'xen-dom0': ['q35', undefined],
  'xen-domu-pvh': [undefined],
};

const folders = here ? readdirSync(corpus).filter(name => existsSync(join(corpus, name, 'truth.json'))) : [];

function truthOf(folder: string): readonly TrueLayer[] {
  const truth: { readonly layers: readonly TrueLayer[] } = JSON.parse(
    readFileSync(join(corpus, folder, 'truth.json'), 'utf8'),
  );
  return truth.layers.filter(({ visible }) => visible);
}

function rawOf(folder: string, name: string): string {
  const path = join(corpus, folder, 'raw', `${name}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The guest probe's answer on a machine of which the texts of its files and tools were kept. */
function probeOf(folder: string): string {
  const line = (name: string, start: string) => {
    const found = rawOf(folder, name)
      .split('\n')
      .find(one => one.startsWith(start));
    const answer = found?.slice(start.length).trim();
    return answer === undefined || answer.includes('No such file') ? '' : answer;
  };
  const sys = (file: string) => line('sys-hypervisor', `/sys/hypervisor/${file}:`);
  const virt = (option: string) =>
    line('detect-virt', `systemd-detect-virt --${option}:`).replace(/ \(exit \d\)$/, '');
  const dmi = ['sys_vendor', 'product_name', 'product_version', 'bios_version'];
  return runProbe(
    {
      '/sys/hypervisor/type': sys('type'),
      '/sys/hypervisor/guest_type': sys('guest_type'),
      '/proc/xen/capabilities': /^control_d$/m.exec(rawOf(folder, 'proc-xen'))?.[0] ?? '',
      '/proc/cpuinfo': rawOf(folder, 'cpuinfo'),
      '/proc/cmdline': rawOf(folder, 'cmdline'),
      ...Object.fromEntries(dmi.map(name => [`/sys/class/dmi/id/${name}`, line('dmi-id', `${name}:`)])),
    },
    {
      'systemd-detect-virt --vm': virt('vm'),
      'systemd-detect-virt --container': virt('container'),
      lscpu: rawOf(folder, 'lscpu'),
      dmesg: rawOf(folder, 'dmesg-virt'),
      'xl info': rawOf(folder, 'xl-info'),
      ...Object.fromEntries(
        ['40000000', '40000100'].map(leaf => [
          `cpuid -1 -r -l 0x${leaf}`,
          cpuidLine(leaf, line('cpuid-leaf', `leaf ${leaf}:`).replace(/^eax \w+ signature /, '')),
        ]),
      ),
    },
  );
}

function evidenceOf(
  folder: string,
  with_: { readonly logs: boolean; readonly probe: boolean },
): SystemEvidence {
  const reading = readResultFile(readFileSync(join(corpus, folder, 'composite.xml'), 'utf8'));
  const system = reading.kind === 'results' ? reading.file.systems[0] : undefined;
  if (system === undefined) throw new Error(`${folder} has no system`);
  const logs = join(corpus, folder, 'system-logs', system.identifier);
  const texts = new Map<string, string>();
  if (with_.logs)
    for (const name of readdirSync(logs)) texts.set(name, readFileSync(join(logs, name), 'utf8'));
  if (with_.probe) texts.set('pts-lens-probe.json', probeOf(folder));
  const { evidence, problems } = gatherEvidence({ system, logs: new Map([[system.identifier, texts]]) });
  expect(problems).toEqual([]);
  return evidence;
}

const shown = ({ layers }: Stack) => layers.map(({ kind, role }) => `${kind} ${role}`);

describe.skipIf(!here)('what real Xen, KVM and QEMU were, as truth.json has it', () => {
  test('what real Xen, KVM and QEMU were, as truth.json has it is there to be compared with', () =>
    expect(folders).toEqual(Object.keys(machineTypes)));

  test.each(folders)(
    'the machine %s: PTS’s folder with its logs tells layers, roles, modes and machine type',
    folder => {
      const stack = stackOf(evidenceOf(folder, { logs: true, probe: false }));
      const truth = truthOf(folder);
      expect(shown(stack)).toEqual(truth.map(({ kind, role }) => `${kind} ${role}`));
      expect(stack.layers.map(({ mode }) => mode)).toEqual(truth.map(({ mode }) => mode));
      expect(stack.layers.map(({ machineType }) => machineType)).toEqual(machineTypes[folder]);
      for (const [index, { version }] of truth.entries())
        if (version !== undefined) expect(stack.layers[index]?.version).toBe(version);
      expect(stack.below).toBe('not known');
      // The accelerator is certain from the processor's signature only, which PTS does not ask for.
      for (const { mode, confidence } of stack.layers) if (mode === 'tcg') expect(confidence).toBe('likely');
    },
  );

  test.each(folders)('the machine %s: a probe alone tells the same, and is sure of the emulation', folder => {
    const { layers } = stackOf(evidenceOf(folder, { logs: false, probe: true }));
    const truth = truthOf(folder);
    expect(layers.map(({ kind, role, mode }) => ({ kind, role, mode }))).toEqual(
      truth.map(({ kind, role, mode }) => ({ kind, role, mode })),
    );
    for (const { confidence } of layers) expect(confidence).toBe('certain');
  });

  test.each(folders)('the machine %s: logs and probe agree', folder => {
    const both = stackOf(evidenceOf(folder, { logs: true, probe: true }));
    expect(shown(both)).toEqual(truthOf(folder).map(({ kind, role }) => `${kind} ${role}`));
  });

  test.each(folders)('the machine %s: without logs nothing is certain and wrong', folder => {
    const truth = truthOf(folder).map(({ kind, role }) => `${kind} ${role}`);
    for (const { kind, role, confidence } of stackOf(evidenceOf(folder, { logs: false, probe: false }))
      .layers)
      if (confidence === 'certain') expect(truth).toContain(`${kind} ${role}`);
  });
});
