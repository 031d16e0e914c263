import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loginTo } from '../../../src/node/transports/login';

const isWindows = process.platform === 'win32';

/** What a terminal shows whose user has `shell` as shell. */
function shown(command: readonly string[], atEnd: string, shell = 'true'): string {
  const { program, arguments: given } = loginTo({ command: [...command] }, '', atEnd);
  const { stdout, stderr } = spawnSync(program, given, { env: { ...process.env, SHELL: shell } });
  return `${stdout}${stderr}`;
}

test('a terminal logs in by the configuration that runs use, and asks what ssh asks', () => {
  const { program, arguments: given } = loginTo({ ssh: 'bench@xen1' }, '/lab/ssh config', '');
  expect(program).toBe(isWindows ? 'ssh' : 'sh');
  const own = given.slice(given.indexOf('-F'));
  expect(own).toEqual(['-F', '/lab/ssh config', '--', 'bench@xen1']);
  expect(given.join(' ')).not.toContain('BatchMode');
  expect(loginTo({ ssh: 'xen1' }, '', '').arguments).not.toContain('-F');
});

test.skipIf(isWindows)('a program that ends at once has its words read, and the terminal stays open', () => {
  expect(shown(['sh', '-c', 'echo refused >&2; exit 255'], 'back', 'echo')).toMatch(/^\nback\n\nrefused\n$/);
  expect(shown(['no-such-program-of-anyone'], 'back')).toMatch(/back[\s\S]*no-such-program-of-anyone/);
});

test.skipIf(isWindows)('words of a command and of a name reach no shell', () => {
  expect(shown(['printf', '%s|', 'a b', '$(touch x)', "it's"], '%s `x` $y')).toBe(
    `a b|$(touch x)|it's|\n%s \`x\` $y\n`,
  );
});
