import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installedProfiles } from '../../../src/node/disk/installedProfiles';
import { run } from '../cli/run';

let home = '';

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'pts-lens-home-'));
  vi.stubEnv('HOME', home);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

function install(identifier: string, testType: string): void {
  const folder = path.join(home, '.phoronix-test-suite/test-profiles', identifier);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'test-definition.xml'),
    `<PhoronixTestSuite><TestProfile><TestType>${testType}</TestType></TestProfile></PhoronixTestSuite>`,
  );
}

test('a profile that is installed later is found then, without a restart', async () => {
  const typeOf = async (identifier: string) =>
    (await installedProfiles([identifier])).get(identifier)?.testType;
  expect(await typeOf('local/mine-1.0.0')).toBeUndefined();
  install('local/mine-1.0.0', 'Memory');
  expect(await typeOf('local/mine-1.0.0')).toBe('Memory');
  rmSync(path.join(home, '.phoronix-test-suite/test-profiles/local/mine-1.0.0'), { recursive: true });
  expect(await typeOf('local/mine-1.0.0')).toBeUndefined();
});

test('an identifier that would lead out of the folder of profiles names nothing', async () => {
  install('local/mine-1.0.0', 'Memory');
  const strange = ['../local/mine-1.0.0', 'local/../local/mine-1.0.0', '/etc/passwd', 'local/mine-1.0.0/..'];
  expect((await installedProfiles(strange)).size).toBe(0);
});

test('the command line asks installed profiles as the page does', async () => {
  install('local/mine-1.0.0', 'Memory');
  const file = path.join(home, 'composite.xml');
  const entries = ['a', 'b'].map(
    name => `<Entry><Identifier>${name}</Identifier><Value>1</Value><RawString>1:2:3</RawString></Entry>`,
  );
  writeFileSync(
    file,
    `<PhoronixTestSuite><Result><Identifier>local/mine-1.0.0</Identifier><Title>Mine</Title><Data>${entries.join('')}</Data></Result></PhoronixTestSuite>`,
  );
  const { out } = await run(['compare', file]);
  expect(JSON.parse(out)).toMatchObject({ rows: [{ testType: 'Memory' }] });
});
