import { describe, expect, test } from 'vitest';
import { type ComparisonKind, fairnessOf } from '../../../src/core/comparison/fairness';
import { document, entryXml, resultXml } from '../results/sample';
import { comparisonOfText } from './ofText';

const system = (name: string, hardware: string, software: string) =>
  `<System><Identifier>${name}</Identifier><Hardware>${hardware}</Hardware><Software>${software}</Software></System>`;
const kvm = 'System Layer: KVM, Kernel: 6.1.0-28-amd64 (x86_64), OS: Debian 12';
const i7 = 'Processor: Intel Core i7-8700 (4 Cores), Motherboard: QEMU Standard PC, Memory: 8GB';

function kindsOf(...others: readonly (readonly [hardware: string, software: string])[]) {
  const all = [[i7, kvm] as const, ...others];
  const head = all.map(([hardware, software], index) => system(`s${index}`, hardware, software)).join('');
  const entries = all.map((_, index) => entryXml('15.8', '15.7:15.8:15.9', `s${index}`)).join('');
  const text = document(resultXml(entries, '<Title>Bars</Title><Proportion>HIB</Proportion>'), head);
  return fairnessOf(comparisonOfText(text));
}

describe('the kind of a comparison', () => {
  test.each<readonly [ComparisonKind, string, string]>([
    ['repetition', i7, kvm],
    ['processor', i7.replace('i7-8700', 'i9-9900'), kvm],
    ['kernel', i7, kvm.replace('6.1.0-28', '6.1.0-31')],
    ['system', i7, kvm.replace('Debian 12', 'Fedora 40')],
    ['configuration', i7.replace('8GB', '32GB'), kvm],
    ['hypervisor', i7.replace('QEMU Standard PC', 'Xen HVM domU'), kvm.replace('KVM', 'Xen Guest')],
  ])('is %s where that differs', (kind, hardware, software) => {
    expect(kindsOf([hardware, software]).kinds).toEqual([kind]);
  });

  test('of several pairs has each kind once, the one that decides most first', () => {
    const kernel = [i7, kvm.replace('6.1.0-28', '6.1.0-31')] as const;
    const processor = [i7.replace('i7-8700', 'i9-9900'), kvm] as const;
    expect(kindsOf(kernel, processor, kernel).kinds).toEqual(['processor', 'kernel']);
  });

  test('of one system is none: there is nothing to compare', () => {
    expect(kindsOf().kinds).toEqual([]);
  });
});

describe('the fairness of a comparison of hypervisors', () => {
  const xen = [
    i7.replace('QEMU Standard PC', 'Xen HVM domU').replace('i7-8700', 'i9-9900'),
    kvm.replace('KVM', 'Xen Guest').replace('6.1.0-28', '6.1.0-31'),
  ] as const;

  test('has a line for each fact that decides, those that forbid before those that call for caution', () => {
    const { attribution, lines } = kindsOf(xen);
    expect(attribution).toBe('blocked');
    expect(lines.map(({ fact, severity }) => [fact.fact, severity])).toContainEqual(['cpu-model', 'blocks']);
    const severities = lines.map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted());
  });

  test('counts the rows a fact decides, and names no type where it decides all', () => {
    const [line] = kindsOf(xen).lines;
    expect(line).toMatchObject({ of: 1, testTypes: [] });
    expect(line?.rows).toHaveLength(1);
  });
});
