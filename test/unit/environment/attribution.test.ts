import { describe, expect, test } from 'vitest';
import type { SystemEvidence } from '../../../src/core/environment/evidence/evidence';
import type { RanOn } from '../../../src/core/environment/evidence/ranOn';
import { type Attributed, attribute, type Side } from '../../../src/core/environment/fairness/attribution';
import {
  type Benchmark,
  compareFacts,
  subjectOf,
} from '../../../src/core/environment/fairness/comparability';
import { Formatter } from '../../../src/core/messages/formatter';
import type { Compiler } from '../../../src/core/results/resultFile';
import { evidence, kvmInLab, labEvidence } from './systems';

const english = new Formatter('en');
const russian = new Formatter('ru');
const memory: Benchmark = { testType: 'Memory', scale: 'MB/s' };

function judge(
  a: SystemEvidence,
  b: SystemEvidence,
  benchmark = memory,
  compilers: readonly Compiler[] = [],
): Attributed {
  const [ours, theirs] = [subjectOf(a), subjectOf(b)];
  const side = (label: string, subject: Side['subject'], compiler: Compiler | undefined): Side => ({
    label,
    subject,
    sessions: 1,
    silent: 0,
    compiler,
  });
  return attribute(
    side('A', ours, compilers[0]),
    side('B', theirs, compilers[1]),
    compareFacts(ours, theirs),
    benchmark,
  );
}

const words = ({ reasons }: Attributed) => reasons.map(reason => english.say(reason));

const one = (kind: string, machine = 'lab-pc'): RanOn => ({
  layers: [{ kind, role: 'guest' }],
  below: 'nothing',
  machine,
});
const same = {
  hardware: 'Processor: Intel Core i7-8700 @ 3.19GHz (4 Cores), Memory: 4GB',
  software: 'OS: Debian 12, Kernel: 6.1.0-28-amd64 (x86_64), Compiler: GCC 12.2.0, File-System: ext4',
};

describe('the sample lab', () => {
  test('the sample lab does not credit Hyper-V with winning over Xen and KVM, which ran in another hypervisor', () => {
    const hyperV = labEvidence('hyper-v');
    for (const other of [labEvidence('xen'), labEvidence('kvm', kvmInLab)]) {
      const judged = judge(hyperV, other);
      expect(judged.attribution).toBe('blocked');
      expect(words(judged)[0]).toMatch(
        /^Nesting differs: “B” runs 2 hypervisors deep \(VMware → (Xen|KVM)\), “A” 1 hypervisor deep \(Hyper-V\)\. Every hypervisor below another costs time of its own/,
      );
      expect(russian.say(judged.reasons[0] ?? { id: 'environment.set-by-you' })).toMatch(
        /^Вложенность различается: под «B» 2 гипервизора \(VMware → (Xen|KVM)\), под «A» 1 гипервизор \(Hyper-V\)/,
      );
    }
  });

  test('the sample lab is only cautious with KVM while nobody has told what is below it', () => {
    const judged = judge(labEvidence('hyper-v'), labEvidence('kvm'), { testType: 'Disk', scale: 'Seconds' });
    expect(judged.attribution).toBe('caution');
    expect(words(judged).join('\n')).toMatch(/It is not known what is below “B”/);
  });
});

describe('attribution', () => {
  test('attribution credits the hypervisor where one machine, one depth and equal guests are told: the aim of it all', () => {
    const judged = judge(evidence({ ...same, ranOn: one('xen') }), evidence({ ...same, ranOn: one('kvm') }));
    expect(judged.attribution).toBe('creditable');
    expect(words(judged)[0]).toContain('one VM of each, one session each');
  });

  test('attribution credits what is nested alike on both sides', () => {
    const nested = (kind: string): RanOn => ({
      layers: [
        { kind: 'vmware', role: 'guest' },
        { kind, role: 'guest' },
      ],
      below: 'nothing',
      machine: 'lab-pc',
    });
    expect(
      judge(evidence({ ...same, ranOn: nested('xen') }), evidence({ ...same, ranOn: nested('kvm') }))
        .attribution,
    ).toBe('creditable');
  });

  test('attribution never credits guests of unknown depth, however alike they are', () => {
    for (const [a, b] of [
      ['KVM', 'microsoft'],
      ['Xen HVM domU 4.17', 'KVM'],
      ['VMware', 'Oracle VirtualBox'],
    ] as const)
      for (const machine of ['lab-pc', undefined]) {
        const guest = (layer: string) =>
          evidence({
            ...same,
            software: `${same.software}, System Layer: ${layer}`,
            probe: {},
            ...(machine === undefined ? {} : { machine }),
          });
        const judged = judge(guest(a), guest(b));
        expect(judged.attribution, `${a}, ${b}`).toBe('caution');
        expect(words(judged)[0]).toContain('It is not known what is below “A” and “B”');
      }
  });

  test('attribution is cautious where the machine is not known', () => {
    const unnamed = (kind: string): RanOn => ({ layers: [{ kind, role: 'guest' }], below: 'nothing' });
    const judged = judge(
      evidence({ ...same, ranOn: unnamed('xen') }),
      evidence({ ...same, ranOn: unnamed('kvm') }),
    );
    expect(judged.attribution).toBe('caution');
    expect(words(judged)).toEqual(['It is not known whether “A” and “B” ran on the same physical machine.']);
  });

  test('attribution credits nothing across two machines', () => {
    const judged = judge(
      evidence({ ...same, ranOn: one('xen', 'old') }),
      evidence({ ...same, ranOn: one('kvm', 'new') }),
    );
    expect(judged.attribution).toBe('blocked');
    expect(words(judged)[0]).toBe(
      'The physical machines differ: old with “A”, new with “B”. Another machine is another processor, memory and disk, whatever the hypervisor.',
    );
  });

  test('attribution says that the same stack twice is no hypervisor comparison, whatever else differs', () => {
    const guest = (kernel: string) => evidence({ ...same, software: `Kernel: ${kernel}, System Layer: KVM` });
    const judged = judge(guest('6.1'), guest('6.12'));
    expect(judged.attribution).toBe('none');
    expect(words(judged)).toEqual(['Not a hypervisor comparison: both ran on the same (KVM).']);
    expect(judge(evidence({}), evidence({})).attribution).toBe('none');
  });

  test('attribution takes two versions of one hypervisor, or two modes, for a comparison', () => {
    const xen = (version: string, mode: string): RanOn => ({
      layers: [{ kind: 'xen', role: 'guest', version, mode }],
      below: 'nothing',
      machine: 'lab-pc',
    });
    const versions = [xen('4.17', 'hvm'), xen('4.19', 'hvm'), xen('4.17', 'pvh')].map(ranOn =>
      evidence({ ...same, ranOn }),
    );
    const [a, b, c] = versions;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three are made');
    expect(judge(a, b).attribution).toBe('creditable');
    expect(judge(a, c).attribution).toBe('creditable');
    expect(judge(a, a).attribution).toBe('none');
  });

  test('attribution credits a hypervisor with nothing against the machine itself, dom0 or emulation', () => {
    const kvm = evidence({ ...same, ranOn: one('kvm') });
    const metal = judge(
      evidence({ ...same, ranOn: { layers: [], below: 'nothing', machine: 'lab-pc' } }),
      kvm,
    );
    expect(metal.attribution).toBe('blocked');
    expect(words(metal)[0]).toContain('the price of virtualization');
    const dom0 = judge(
      evidence({
        ...same,
        ranOn: { layers: [{ kind: 'xen', role: 'control' }], below: 'nothing', machine: 'lab-pc' },
      }),
      kvm,
    );
    expect(dom0.attribution).toBe('blocked');
    expect(words(dom0)[0]).toContain('“A” is dom0 or the root partition, “B” is a guest');
    const tcg = judge(
      evidence({
        ...same,
        ranOn: {
          layers: [{ kind: 'qemu', role: 'guest', mode: 'tcg' }],
          below: 'nothing',
          machine: 'lab-pc',
        },
      }),
      kvm,
    );
    expect(tcg.attribution).toBe('blocked');
    expect(words(tcg)[0]).toContain('“A” ran on a processor that QEMU emulates in software');
  });

  test('attribution says that a hypervisor in VMware on Windows with Hyper-V had no VT-x', () => {
    const inVMware = (outer: RanOn['layers'], kind: string): RanOn => ({
      layers: [...outer, { kind: 'vmware', role: 'guest' }, { kind, role: 'guest' }],
      below: 'nothing',
      machine: 'lab-pc',
    });
    const root = [{ kind: 'hyper-v', role: 'control' }] as const;
    const judged = judge(
      evidence({ ...same, ranOn: inVMware([], 'kvm') }),
      evidence({ ...same, ranOn: inVMware(root, 'xen'), hosts: [] }),
    );
    expect(judged.attribution).toBe('blocked');
    const facts = compareFacts(
      subjectOf(evidence({ ...same, ranOn: inVMware(root, 'xen') })),
      subjectOf(evidence({ ...same, ranOn: one('kvm'), hosts: [{ 'cpu.flags': 'fpu vme vmx lm' }] })),
    );
    expect(facts.find(({ fact }) => fact === 'hardware-virtualization')?.state).toBe('differs');
    const alone = compareFacts(
      subjectOf(
        evidence({
          ...same,
          ranOn: { layers: [...root, { kind: 'vmware', role: 'guest' }], below: 'nothing' },
        }),
      ),
      subjectOf(evidence({ ...same, ranOn: one('kvm') })),
    );
    expect(alone.find(({ fact }) => fact === 'hardware-virtualization')?.state ?? 'unknown').toBe('unknown');
  });

  test('attribution does not block QEMU whose accelerator is only unknown', () => {
    expect(
      judge(evidence({ ...same, ranOn: one('qemu') }), evidence({ ...same, ranOn: one('xen') })).attribution,
    ).toBe('creditable');
  });

  test('attribution weighs by what a benchmark measures: another disk cache is nothing to a processor', () => {
    const host = (cache: string) => [
      { 'qemu.command-lines': `qemu-system-x86_64 -enable-kvm -drive cache=${cache}` },
    ];
    const a = evidence({ ...same, ranOn: one('kvm'), hosts: host('none') });
    const b = evidence({ ...same, ranOn: one('xen'), hosts: host('writeback') });
    expect(judge(a, b, { testType: 'Processor', scale: 's' }).attribution).toBe('creditable');
    expect(judge(a, b, { testType: 'Disk', scale: 's' }).attribution).toBe('blocked');
  });

  test('attribution looks at the flags an entry was compiled with', () => {
    const [a, b] = [evidence({ ...same, ranOn: one('kvm') }), evidence({ ...same, ranOn: one('xen') })];
    const flags = (options: string): Compiler => ({ type: 'CC', compiler: 'gcc', options });
    expect(judge(a, b, memory, [flags('-O3  -lm'), flags('-O3 -lm')]).attribution).toBe('creditable');
    const judged = judge(a, b, memory, [flags('-O3 -march=native'), flags('-O2')]);
    expect(judged.attribution).toBe('caution');
    expect(words(judged)[0]).toContain('gcc -O3 -march=native with “A”, gcc -O2 with “B”');
  });
});
