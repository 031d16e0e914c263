import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { commandText, commandWords } from '../../../src/core/targets/commandWords';
import { knownTargets } from '../../../src/core/targets/knownTargets';
import { readTargets, targetsSchema } from '../../../src/core/targets/targetSchema';
import { reachText, targetName, wrongText } from '../../../src/core/targets/targetText';

const names = (setting: unknown, hosts: readonly string[]) =>
  knownTargets(readTargets(setting), hosts).map(({ name }) => name);

describe('the targets that are offered', () => {
  test('are those of the settings, then other hosts of the ssh configuration, then this machine', () => {
    const setting = { xen: { reach: { ssh: 'bench@xen1' } }, guest: { reach: { command: ['sh'] } } };
    expect(names(setting, ['kvm1', 'kvm2', 'kvm1'])).toEqual(['xen', 'guest', 'kvm1', 'kvm2', 'local']);
    expect(names({}, [])).toEqual(['local']);
  });

  test('no host stands there twice: once under its own name and once as the settings call it', () => {
    const setting = { 'xen guest': { reach: { ssh: 'xen1' } }, 'my laptop': { reach: 'local' } };
    expect(names(setting, ['xen1', 'kvm1'])).toEqual(['xen guest', 'my laptop', 'kvm1']);
  });

  test('a host keeps out of the list while its setting is wrong: it would run without what the setting says', () => {
    expect(names({ kvm1: { reach: { ssh: 'kvm1' }, pts: 'not/full' } }, ['kvm1'])).toEqual(['local']);
  });

  test('two targets never have one name, also where a host is called as this machine is', () => {
    const all = names({ a: { reach: { ssh: 'local' } } }, ['local']);
    expect(new Set(all).size).toBe(all.length);
    expect(names({}, ['local'])).toEqual(['local']);
  });
});

describe('a command that is typed', () => {
  test.each([
    ['docker exec -i guest sh', ['docker', 'exec', '-i', 'guest', 'sh']],
    ['  wsl   -d "Ubuntu 24.04"  sh ', ['wsl', '-d', 'Ubuntu 24.04', 'sh']],
    [`sh -c 'echo "a b"; exec sh'`, ['sh', '-c', 'echo "a b"; exec sh']],
    ['C:\\tools\\sh.exe --name=""', ['C:\\tools\\sh.exe', '--name=']],
    [`a ''`, ['a', '']],
  ])('%s is taken word by word, as a person means it', (typed, words) => {
    expect(commandWords(typed)).toEqual(words);
    expect(commandWords(commandText(words))).toEqual(words);
  });

  test.each([['a "b'], ["it's"], ['   '], ['""']])('%s is refused, not guessed at', typed => {
    expect(commandWords(typed)).toBeUndefined();
  });
});

describe.each(['en', 'ru'] as const)('in the words of %s', language => {
  const words = new Formatter(language);

  test('a target is told apart by its name and how it is reached, on one line', () => {
    expect(reachText({ ssh: 'bench@10.0.0.7' }, words)).toBe('ssh bench@10.0.0.7');
    expect(reachText({ command: ['docker', 'exec', '-i', 'a b', 'sh'] }, words)).toBe(
      'docker exec -i "a b" sh',
    );
    expect(reachText({ command: ['sh', '-c', 'one\ntwo \u202e'] }, words)).not.toMatch(/[\n\u202e]/);
    expect(targetName({ name: 'local', reach: 'local' }, words)).not.toBe('local');
    expect(targetName({ name: 'local', reach: { ssh: 'local' } }, words)).toBe('local');
  });

  test('what is wrong with a setting is told for each of its fields, and for one that is not known', () => {
    const fields = ['name', ...Object.keys(targetsSchema.value.entries), 'hyperviser'];
    const told = fields.map(field => words.say(wrongText({ name: 'x', field })));
    expect(new Set(told).size).toBe(fields.length);
    expect(told.at(-1)).toContain('hyperviser');
  });
});
