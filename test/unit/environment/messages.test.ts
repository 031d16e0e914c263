import { describe, expect, test } from 'vitest';
import en from '../../../l10n/en/environment.json';
import { confounders, type FactId, ofHost, ofHypervisor } from '../../../src/core/environment/facts/fact';
import { architectureOf, architecturesOf } from '../../../src/core/environment/fairness/architecture';
import type { Layer } from '../../../src/core/environment/stack/layer';
import { kindName, layerMessage, stackName } from '../../../src/core/environment/stack/layerNames';
import { Formatter } from '../../../src/core/messages/formatter';
import { message } from '../../../src/core/messages/message';

const languages = [new Formatter('en'), new Formatter('ru')] as const;
const [english, russian] = languages;

function layer(kind: string, rest: Partial<Layer> = {}): Layer {
  return { kind, role: 'guest', confidence: 'certain', evidence: [], ...rest };
}

describe('the words for what ran where', () => {
  test('the words for what ran where name every fact and say why it matters, in both languages', () => {
    for (const fact of [...confounders, ...ofHypervisor, ...ofHost])
      for (const language of languages) {
        expect(language.say(message(`environment.fact-${fact}`)).length).toBeGreaterThan(2);
        expect(language.say(message(`environment.why-${fact}`))).toMatch(/\.$/);
      }
  });

  test('the words for what ran where are all of facts that there are', () => {
    const ids: readonly FactId[] = [...confounders, ...ofHypervisor, ...ofHost];
    const named = Object.keys(en).flatMap(id => /^environment\.fact-(.*)$/.exec(id)?.[1] ?? []);
    expect(named).toEqual(ids);
  });

  test('the words for what ran where name a layer with its product, version, role and mode', () => {
    const xen = layerMessage(layer('xen', { version: '4.17.5', mode: 'hvm' }));
    expect([english.say(xen), russian.say(xen)]).toEqual([
      'Xen 4.17.5 guest (hvm)',
      'Xen 4.17.5, гость (hvm)',
    ]);
    expect(english.say(layerMessage(layer('vmware', { product: 'Workstation', version: '17.6.1' })))).toBe(
      'VMware Workstation 17.6.1 guest',
    );
    expect(english.say(layerMessage(layer('xen', { role: 'control' })))).toBe('Xen (dom0 or root partition)');
    expect(english.say(layerMessage(layer('docker', { role: 'container' })))).toBe('Docker container');
    expect(english.say(layerMessage(layer('container', { role: 'container' })))).toBe('a container');
    expect(english.say(layerMessage(layer('bare-metal', { role: 'host' })))).toBe('bare metal');
    expect(russian.say(layerMessage(layer('bare-metal', { role: 'host' })))).toBe('сама машина');
    expect(english.say(layerMessage(layer('other:unknown')))).toBe('an unknown hypervisor guest');
    expect(english.say(layerMessage(layer('other:zvm')))).toBe('z/VM guest');
  });

  test('the words for what ran where name a stack from the outside in', () => {
    expect(stackName({ layers: [layer('vmware'), layer('xen')] })).toBe('VMware → Xen');
    expect(stackName({ layers: [layer('bare-metal', { role: 'host' })] })).toBe('');
    expect(kindName('other:bochs')).toBe('bochs');
  });

  test('the words for what ran where decline Russian counts', () => {
    const of = (depth: number) => russian.say(message('environment.depth', { depth }));
    expect([of(0), of(1), of(2), of(5)]).toEqual(['нет', '1 гипервизор', '2 гипервизора', '5 гипервизоров']);
    expect(russian.say(message('environment.depth-at-least', { depth: 1 }))).toBe('не менее 1 гипервизора');
    expect(english.say(message('environment.comparability', { differing: 3, blocking: 1, unknown: 0 }))).toBe(
      '3 facts differ; 1 forbids crediting the hypervisor',
    );
    expect(russian.say(message('environment.comparability', { differing: 3, blocking: 1, unknown: 2 }))).toBe(
      'Различаются 3 факта; 1 не даёт приписать разницу гипервизору; 2 неизвестны',
    );
  });
});

describe('the architecture in one line', () => {
  test('the architecture in one line tells where the drivers of each hypervisor run', () => {
    const lines = ['xen', 'kvm', 'hyper-v', 'vmware', 'virtualbox', 'qemu'].map(kind =>
      architectureOf(layer(kind)),
    );
    for (const line of lines) {
      if (line === undefined) throw new Error('every one of these has a line');
      for (const language of languages) expect(language.say(line).length).toBeGreaterThan(40);
    }
  });

  test('the architecture in one line does not call VMware ESXi or Workstation unless something says which', () => {
    expect(architectureOf(layer('vmware'))?.id).toBe('environment.architecture-vmware');
    expect(architectureOf(layer('vmware', { product: 'ESXi' }))?.id).toBe('environment.architecture-esxi');
    expect(architectureOf(layer('vmware', { product: 'Workstation' }))?.id).toBe(
      'environment.architecture-hosted',
    );
  });

  test('the architecture in one line has a line for each layer that something is known of', () => {
    expect(
      architecturesOf({
        layers: [
          layer('vmware'),
          layer('kvm', { mode: 'tcg' }),
          layer('other:qnx'),
          layer('docker', { role: 'container' }),
        ],
      }).map(({ id }) => id),
    ).toEqual([
      'environment.architecture-vmware',
      'environment.architecture-tcg',
      'environment.architecture-container',
    ]);
  });
});
