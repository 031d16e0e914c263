// @ts-check

/** The document that compares the three folders: text of `lab.ptscompare`. */
export function labComparison() {
  /** @type {import('../../src/core/document/document').ComparisonDocument} */
  const comparison = {
    version: 1,
    title: 'Xen, KVM and Hyper-V in the lab',
    files: ['xen', 'kvm', 'hyper-v'],
    systems: [
      { label: 'Hyper-V', sessions: [{ file: 'hyper-v', identifier: 'Hyper-V guest' }] },
      { label: 'Xen', sessions: [{ file: 'xen', identifier: 'Xen guest' }] },
      {
        label: 'KVM',
        sessions: [{ file: 'kvm', identifier: 'KVM guest' }],
        ranOn: {
          layers: [
            { kind: 'vmware', role: 'guest', product: 'Workstation', version: '17.6.1' },
            { kind: 'kvm', role: 'guest' },
          ],
          below: 'nothing',
          machine: 'lab-pc',
        },
      },
    ],
    baseline: 'Hyper-V',
    confidence: 95,
    margin: 1,
    correction: 'bh',
    noise: 'shared',
  };
  return `${JSON.stringify(comparison, null, 2)}\n`;
}
