import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { contradicts, type Layer, type Stack } from '../../../src/core/environment/stack/layer';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, file, result, system } from './lab';

// A run without logs is topped up by runs whose probe says what they ran on.

const english = new Formatter('en');

const session = (path: string, name: string, mean: number, layer?: string) =>
  file(
    path,
    [
      {
        ...system(name, '2026-01-01 10:00:00'),
        software: new Map([
          ['Kernel', '6.1'],
          ...(layer === undefined ? [] : ([['System Layer', layer]] as const)),
        ]),
      },
    ],
    [result({ entries: [{ system: name, trials: [mean - 0.1, mean, mean + 0.1] }] })],
  );

const pooled = (label: string, ...paths: string[]) => ({
  label,
  sessions: paths.map(path => ({ file: path, identifier: label })),
});

function compare(layers: readonly (string | undefined)[]) {
  const files = [
    ...layers.map((layer, index) => session(`a${index}`, 'a', 100 + index / 10, layer)),
    session('b0', 'b', 110, 'Xen 4.17 Hypervisor'),
    session('b1', 'b', 110.2, 'Xen 4.17 Hypervisor'),
  ];
  const systems = [pooled('a', ...layers.map((_, index) => `a${index}`)), pooled('b', 'b0', 'b1')];
  return compareFiles(documentOf(files, { systems }), files);
}

describe('sessions that do not say what they ran on', () => {
  test('they are one system with those that do, which say it for them', () => {
    const comparison = compare([undefined, 'KVM', 'KVM']);
    expect(comparison.systems[0]).toMatchObject({ layers: [{ kind: 'kvm', role: 'guest' }], silent: 1 });
    expect(comparison.systems[0]).not.toHaveProperty('mixed');
    expect(comparison.systems[1]).not.toHaveProperty('silent');
    const pair = comparison.rows[0]?.comparisons[0];
    expect(pair).toMatchObject({ verdict: 'faster', attribution: 'caution' });
    expect(pair?.attributionReasons?.map(reason => english.say(reason))).toContain(
      'One of the 3 runs of “a” does not say what it ran on.',
    );
  });

  test('where none says it, nothing is said of some', () => {
    const [silent] = compare([undefined, undefined]).systems;
    expect(silent).toMatchObject({ layers: [] });
    expect(silent).not.toHaveProperty('silent');
  });

  test('those that contradict each other are still not one system, whichever is silent', () => {
    const comparison = compare([undefined, 'KVM', 'VMware']);
    expect(comparison.systems[0]?.mixed?.map(difference => english.say(difference))[0]).toMatch(
      /KVM.*VMware/,
    );
    expect(comparison.rows[0]?.comparisons[0]?.verdict).toBe('inconclusive');
  });
});

const layer = (kind: string, role: Layer['role']): Layer => ({
  kind,
  role,
  confidence: 'certain',
  evidence: [],
});
const stack = (below: Stack['below'], ...layers: Layer[]): Stack => ({ below, layers });

test('a stack contradicts another only where no machine can have shown both', () => {
  const [kvm, docker, metal] = [
    layer('kvm', 'guest'),
    layer('docker', 'container'),
    layer('bare-metal', 'host'),
  ];
  const open = (...layers: Layer[]) => stack('not known', ...layers);
  const whole = (...layers: Layer[]) => stack('nothing', ...layers);
  const hint: Layer = { ...layer('xen', 'guest'), confidence: 'unknown' };
  const alike: (readonly [Stack, Stack])[] = [
    [open(), whole(metal)],
    [open(), open(kvm)],
    [open(docker), open(kvm, docker)],
    [open(hint), open(kvm, docker)],
    [open(docker), whole(metal, docker)],
    [open(kvm), whole(metal, kvm)],
  ];
  const unlike: (readonly [Stack, Stack])[] = [
    [whole(metal), open(kvm)],
    [open(kvm), open(layer('xen', 'guest'))],
    [open(kvm), open(kvm, docker)],
    [whole(metal, kvm), open(layer('vmware', 'guest'), kvm)],
    [open(kvm), open(layer('kvm', 'control'))],
  ];
  for (const [a, b] of alike) expect([contradicts(a, b), contradicts(b, a)]).toEqual([false, false]);
  for (const [a, b] of unlike) expect([contradicts(a, b), contradicts(b, a)]).toEqual([true, true]);
});
