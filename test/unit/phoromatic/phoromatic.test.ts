import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PhoromaticAddress, phoromaticAddress } from '../../../src/core/phoromatic/address';
import { phoromaticAnswer } from '../../../src/core/phoromatic/answer';
import { phoromaticResult } from '../../../src/node/phoromatic/phoromaticResult';
import {
  type PhoromaticStandIn,
  phoromaticFile,
  phoromaticResultId,
  phoromaticUser,
  startPhoromatic,
} from '../../phoromaticStandIn';
import { present } from '../../present';

describe('the address of a result on a Phoromatic server', () => {
  test.each([
    ['http://lab:8080/?result/ABC123', 'http://lab:8080/', 'ABC123'],
    [
      '  https://Lab.Example/phoromatic/index.php?result/ABC123&upload_system_logs ',
      'https://Lab.Example/phoromatic/',
      'ABC123',
    ],
    ['HTTP://[::1]:8/?result/a1#x', 'http://[::1]:8/', 'a1'],
    ['https://стенд.example/?result/ABC', 'https://стенд.example/', 'ABC'],
  ])('%s is taken as the browser shows it', (text, server, result) => {
    expect(phoromaticAddress(text)).toMatchObject({ server, result });
  });

  test.each([
    ['http://lab:8080/'],
    ['lab:8080/?result/ABC'],
    ['file:///etc/passwd?result/ABC'],
    ['http://user:word@lab/?result/ABC'],
    ['http://lab\\@other/?result/ABC'],
    ['http://lab/?result/ABC,DEF'],
    ['http://lab/?result/../main'],
    ['http://lab/?result/A\r\nHost: x'],
    [`http://lab/?result/${'A'.repeat(65)}`],
  ])('%s is none', text => {
    expect(phoromaticAddress(text)).toBeUndefined();
  });

  test('tells whether a password would go in the open, and whether it would leave this machine', () => {
    const of = (text: string) => {
      const { isPlain, isLoopback } = present(phoromaticAddress(text), text);
      return [isPlain, isLoopback];
    };
    expect(of('https://lab/?result/A')).toEqual([false, false]);
    expect(of('http://lab/?result/A')).toEqual([true, false]);
    expect(of('http://127.0.0.1:8080/?result/A')).toEqual([true, true]);
    expect(of('http://localhost/?result/A')).toEqual([true, true]);
    expect(of('http://localhost.evil.example/?result/A')).toEqual([true, false]);
  });
});

test('another product’s page, and XML of another product, are no result', () => {
  expect(phoromaticAnswer('<html>router</html>')).toBe('other');
  expect(phoromaticAnswer('<?xml version="1.0"?><rss/>')).toBe('other');
  expect(phoromaticAnswer('')).toBe('other');
});

describe('fetching from a server that answers as Phoromatic does', () => {
  let phoromatic: PhoromaticStandIn;
  beforeAll(async () => {
    phoromatic = await startPhoromatic();
  });
  afterAll(() => phoromatic.stop());
  const at = (result: string, folder = ''): PhoromaticAddress =>
    present(phoromaticAddress(`${phoromatic.server}${folder}?result/${result}`), result);
  const failure = async (...args: Parameters<typeof phoromaticResult>) => {
    const fetched = await phoromaticResult(...args);
    return fetched.kind === 'failed' ? fetched.failure : 'none at all';
  };

  test('brings the very bytes of the result, with a password or with the session of a browser', async () => {
    for (const login of [phoromaticUser, { session: phoromatic.session }]) {
      const fetched = await phoromaticResult(at(phoromaticResultId), login);
      expect(fetched.kind === 'result' && new TextDecoder().decode(fetched.bytes)).toBe(phoromaticFile);
    }
    expect(phoromatic.asked.slice(0, 2)).toEqual([
      'POST /?login',
      `GET /?result/${phoromaticResultId}&export=xml`,
    ]);
  });

  test('tells a wrong password from a result that is not there, though both come with status 200', async () => {
    expect(await failure(at(phoromaticResultId), { user: 'student', password: 'wrong' })).toBe('login');
    expect(await failure(at(phoromaticResultId), { session: 'old' })).toBe('login');
    expect(await failure(at('NOPE'), phoromaticUser)).toBe('none');
  });

  test('goes on to no other server, where the session would be another’s', async () => {
    const moved = { ...at(phoromaticResultId), server: `${phoromatic.server}moved` };
    expect(await failure(moved, { session: phoromatic.session })).toBe('redirected');
  });

  test('takes no more than can be opened, waits no longer than it says, and stops when it is told to', async () => {
    const login = { session: phoromatic.session };
    const bounds = { timeout: 60_000, mostBytes: 1_000 };
    expect(await failure(at(phoromaticResultId), login, undefined, bounds)).toBe('too-large');
    expect(await failure(at(phoromaticResultId), login, AbortSignal.abort())).toBe('cancelled');
    const silent = createServer(() => undefined);
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const nobody = { ...at('A'), server: `http://127.0.0.1:${port}/` };
    expect(await failure(nobody, login, undefined, { ...bounds, timeout: 300 })).toBe('timed-out');
    silent.closeAllConnections();
    await new Promise(resolve => silent.close(resolve));
    expect(await failure(nobody, login)).toBe('unreachable');
  });
});
