import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sshHosts } from '../../../src/node/targets/sshConfigFiles';
import { sshNames } from '../../../src/node/targets/sshHosts';
import { temporaryFolder } from '../temporaryFolder';

describe('the hosts of an ssh configuration', () => {
  test('all aliases are offered, and no pattern is', () => {
    const { hosts } = sshNames(
      [
        'Host alpha beta  # two of them',
        '  HostName 10.0.0.1',
        'host=gamma',
        'HOST "delta" *.lab !bad.lab ?',
        'Host *',
        '  User bench',
        'Match host epsilon exec "true"',
        '  User x',
        'Host сервер alpha',
        '#Host commented',
      ].join('\r\n'),
    );
    expect(hosts).toEqual(['alpha', 'beta', 'gamma', 'delta', 'сервер']);
  });

  test('what ssh would take for an option or a command is not offered', () => {
    expect(sshNames('Host -V $(touch${IFS}x) good').hosts).toEqual(['good']);
  });

  test.each(['Host "open', 'Match host', 'Host', 'Host \\', '=', '\0\0', 'Include', 'Host "" ""'])(
    'the line %j costs no other host',
    line => expect(sshNames(`Host a\n${line}\nHost b`).hosts).toEqual(['a', 'b']),
  );

  test('a huge or endless line is passed over', () => {
    expect(sshNames(`Host ${'x '.repeat(1_000_000)}\nHost b`).hosts).toEqual(['b']);
  });
});

describe('the files of an ssh configuration', () => {
  const at = temporaryFolder('ssh-config');

  test('included files are read, also by a pattern, in their order', async () => {
    mkdirSync(at('conf.d'));
    writeFileSync(at('config'), `Include ${at('conf.d')}/*.conf "${at('with blank')}"\nHost last\n`);
    writeFileSync(at('conf.d/b.conf'), 'Host b\n');
    writeFileSync(at('conf.d/a.conf'), 'Host a\n');
    writeFileSync(at('conf.d/.hidden.conf'), 'Host hidden\n');
    writeFileSync(at('conf.d/c.txt'), 'Host c\n');
    writeFileSync(at('with blank'), 'Host blank\n');
    expect(await sshHosts(at('config'))).toEqual(['last', 'a', 'b', 'blank']);
  });

  test('files that include each other, or that are not there, end', async () => {
    writeFileSync(
      at('one'),
      `Host one\nInclude ${at('two')}\nInclude ${at('gone')}\nInclude ${at('no/*/x')}\n`,
    );
    writeFileSync(at('two'), `Host two\nInclude ${at('one')}\nInclude ${at('*')}\n`);
    expect(await sshHosts(at('one'))).toEqual(['one', 'two']);
    expect(await sshHosts(at('nothing'))).toEqual([]);
    expect(await sshHosts(at())).toEqual([]);
  });
});
