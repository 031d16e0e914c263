import { describe, expect, test } from 'vitest';
import { type InventoryHost, readInventory } from '../../../src/core/ansible/inventory';
import { inventoryFailureMessage } from '../../../src/core/ansible/inventoryFailure';
import { Formatter } from '../../../src/core/messages/formatter';
import { knownTargets } from '../../../src/core/targets/knownTargets';
import { readTargets } from '../../../src/core/targets/targetSchema';
import { ansibleInventory } from '../../../src/node/ansible/ansibleInventory';

/** As ansible-inventory --list of Ansible 2.14 prints it. */
const listed = (hostvars: object) =>
  JSON.stringify({
    _meta: { hostvars },
    all: { children: ['ungrouped', 'guests'] },
    guests: { children: ['kvm', 'xen'] },
    kvm: { hosts: ['k1', 'k2'] },
    xen: { hosts: ['x1'] },
  });
const hosts = (text: string): readonly InventoryHost[] => {
  const read = readInventory(text);
  return read.kind === 'inventory' ? read.hosts : [];
};
const reach = (variables: object) => hosts(listed({ k1: variables }))[0]?.target?.reach;

describe('the hosts of an Ansible inventory', () => {
  test('are all there, each once, with the groups that hold them, however deep', () => {
    expect(hosts(listed({})).map(({ name, groups }) => [name, groups])).toEqual([
      ['k1', ['guests', 'kvm']],
      ['k2', ['guests', 'kvm']],
      ['x1', ['guests', 'xen']],
    ]);
  });

  test('are reached by ssh as Ansible reaches them, and by nothing where only Ansible knows the way', () => {
    expect(reach({})).toEqual({ ssh: 'k1' });
    expect(reach({ ansible_host: '10.0.0.1', ansible_user: 'bench' })).toEqual({ ssh: 'bench@10.0.0.1' });
    expect(reach({ ansible_host: 'fe80::1', ansible_port: 2222, ansible_user: 'bench' })).toEqual({
      ssh: 'ssh://bench@[fe80::1]:2222',
    });
    for (const other of [
      { ansible_connection: 'docker' },
      { ansible_connection: 'local' },
      { ansible_host: '{{ lookup("pipe", "id") }}' },
      { ansible_host: '-oProxyCommand=id' },
      { ansible_port: '22 -o x' },
      { ansible_host: { __ansible_vault: '$ANSIBLE_VAULT' } },
    ])
      expect(reach(other), JSON.stringify(other)).toEqual(
        'ansible_host' in other && typeof other.ansible_host === 'object' ? { ssh: 'k1' } : undefined,
      );
  });

  test('bring what the inventory says of machines, and what is wrong there is named instead of believed', () => {
    const [host] = hosts(
      listed({
        k1: { pts_lens_machine: 'rack 2', pts_lens_hypervisor: 'kvm', pts_lens_pts: 'no/full/path' },
      }),
    );
    expect(host?.target).toEqual({ name: 'k1', reach: { ssh: 'k1' }, machine: 'rack 2', hypervisor: 'kvm' });
    expect(host?.wrong).toEqual(['pts_lens_pts']);
  });

  test.each([
    ['', 'nothing'],
    ['[]', 'a list'],
    ['{"_meta": 3}', 'no groups'],
    ['{"a": {"children": ["b"]}, "b": {"children": ["a"], "hosts": {}}}', 'a circle of groups'],
    [`{"a": {"hosts": [${'[['.repeat(1000)}`, 'what is cut off'],
  ])('%s gives none: it is %s', text => {
    expect(hosts(text)).toEqual([]);
  });

  test('a hundred thousand of them are not read to their end', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `h${at}`);
    expect(hosts(JSON.stringify({ all: { hosts: many }, __proto__: {} }))).toHaveLength(2_000);
  });

  test('stand among the targets once, before the same host of the ssh configuration', () => {
    const inventory = hosts(listed({ k2: { ansible_host: 'kvm2' } })).flatMap(({ target }) => target ?? []);
    const setting = readTargets({ mine: { reach: { ssh: 'x1' } } });
    const all = knownTargets(setting, ['kvm2', 'k1', 'other'], inventory);
    expect(all.map(({ name }) => name)).toEqual(['mine', 'k1', 'k2', 'other', 'local']);
    expect(all[2]?.reach).toEqual({ ssh: 'kvm2' });
  });
});

describe('an inventory that cannot be listed', () => {
  const words = new Formatter('en');
  const told = async (file: string, bounds?: Parameters<typeof ansibleInventory>[1]) => {
    const read = await ansibleInventory(file, bounds);
    return read.kind === 'failed' ? words.say(inventoryFailureMessage(read)) : 'listed';
  };

  test('says what is wrong with its path', async () => {
    expect(await told('inventory.ini')).toContain('must be a full path');
    expect(await told('/tmp/a,b')).toContain('without commas');
  });

  test('says how to get Ansible where there is none', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      expect(await told('/etc/ansible/hosts')).toContain('apt install ansible-core');
    } finally {
      process.env['PATH'] = path;
    }
  });
});
