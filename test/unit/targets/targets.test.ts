import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { failureMessage, failures } from '../../../src/core/targets/failure';
import { isDestination, readTargets } from '../../../src/core/targets/targetSchema';

describe('the targets of the settings', () => {
  test('a target says how it is reached, what it runs on and where PTS is', () => {
    const setting = {
      here: { reach: 'local' },
      'kvm guest': {
        reach: { ssh: 'bench@10.0.0.7' },
        hypervisor: 'kvm',
        machine: 'rack 2',
        host: 'here',
        pts: '/opt/phoronix-test-suite/phoronix-test-suite',
        before: 'sync\necho quiet',
        after: 'uptime',
      },
      'контейнер в docker': { reach: { command: ['docker', 'exec', '-i', 'x', 'sh'] } },
    };
    const { targets, wrong } = readTargets(setting);
    expect(wrong).toEqual([]);
    expect(targets.map(({ name }) => name)).toEqual(Object.keys(setting));
    expect(targets[1]).toEqual({ name: 'kvm guest', ...setting['kvm guest'] });
  });

  test.each([
    ['a field that is misspelt', { reach: 'local', hyperviser: 'kvm' }, 'hyperviser'],
    ['no way to reach it', { pts: '/usr/bin/phoronix-test-suite' }, 'reach'],
    ['an option in place of a destination', { reach: { ssh: '-oProxyCommand=touch /tmp/x' } }, 'reach'],
    ['an empty command', { reach: { command: [] } }, 'reach'],
    ['a NUL in a command', { reach: { command: ['sh\0'] } }, 'reach'],
    ['two ways to reach it', { reach: { ssh: 'a', command: ['sh'] } }, 'reach'],
    ['a path of PTS that is not full', { reach: 'local', pts: 'phoronix-test-suite' }, 'pts'],
    ['a line end in a path', { reach: 'local', pts: '/opt/pts\nrm' }, 'pts'],
    ['a host that is no target', { reach: 'local', host: 'nowhere' }, 'host'],
    ['itself as host', { reach: 'local', host: 'this' }, 'host'],
    ['commands of 100 kB', { reach: 'local', before: 'x'.repeat(100_000) }, 'before'],
    ['no object at all', 'local', 'reach'],
  ])('%s costs that target alone, and says which field is wrong', (_, value, field) => {
    const { targets, wrong } = readTargets({ good: { reach: 'local' }, this: value });
    expect(targets).toEqual([{ name: 'good', reach: 'local' }]);
    expect(wrong).toEqual([{ name: 'this', field }]);
  });

  test('a name that would break a line or has none is refused', () => {
    expect(readTargets({ 'a\nb': { reach: 'local' }, '': { reach: 'local' } })).toEqual({
      targets: [],
      wrong: [
        { name: 'a\nb', field: 'name' },
        { name: '', field: 'name' },
      ],
    });
  });

  test.each([null, undefined, 3, 'x', [], [1]])('a setting that is %j has no targets', setting => {
    expect(readTargets(setting).targets).toEqual([]);
  });

  test('a setting of a hundred thousand targets is not read to its end', () => {
    const setting = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, at) => [`t${at}`, { reach: 'local' }]),
    );
    expect(readTargets(setting).targets).toHaveLength(500);
  });
});

describe('a destination reaches ssh as what it is', () => {
  test.each([
    'host',
    'user@host',
    'host.example.org',
    '10.0.0.1',
    '[fe80::1%eth0]',
    'fe80::1%eth0',
    'ssh://user@host:2222',
    'сервер',
    'DOMAIN+user@host',
    'a_b',
  ])('%s is one', text => expect(isDestination(text)).toBe(true));

  test.each([
    '',
    '-oProxyCommand=x',
    '-',
    'user@-oProxyCommand=x',
    'ssh://-oProxyCommand=x',
    'two words',
    'a\tb',
    'a\nb',
    'a\0b',
    'a\u00a0b',
    'a\u2028b',
    'a;b',
    '$(x)',
    '`x`',
    "a'b",
    'a"b',
    'a|b',
    'a&b',
    'a>b',
    'a\\b',
    '{a,b}',
    'x'.repeat(256),
  ])('%j is refused', text => expect(isDestination(text)).toBe(false));
});

test.each(['en', 'ru'] as const)('%s: every failure has a sentence that names the target', async language => {
  const formatter = new Formatter(language);
  for (const failure of failures) {
    const said = formatter.say(failureMessage(failure, 'гость 1', 'a detail'));
    expect(said).toContain('гость 1');
    const short = formatter.say(failureMessage(failure, 'гость 1', ''));
    expect(short).not.toContain('()');
    expect(short.length).toBeGreaterThan(20);
  }
});
