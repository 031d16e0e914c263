import { describe, expect, test } from 'vitest';
import { sshArguments } from '../../../src/node/transports/sshArguments';
import { sshFailure } from '../../../src/node/transports/sshFailure';

test('ssh asks nothing, and the destination can be nothing but one', () => {
  const args = sshArguments('host', '/tmp/a b/config');
  expect(args.slice(0, 2)).toEqual(['-F', '/tmp/a b/config']);
  expect(args).toContain('BatchMode=yes');
  expect(args.slice(-3)).toEqual(['--', 'host', 'sh']);
  expect(sshArguments('host', '')).not.toContain('-F');
});

describe('what ssh says is told as what it means', () => {
  test.each([
    ['user@10.0.0.7: Permission denied (publickey).', 'authentication'],
    [
      'Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures\nDisconnected from 10.0.0.7 port 22',
      'authentication',
    ],
    [
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\r\nOffending ED25519 key in x:1\r\nHost key verification failed.\r\n',
      'host-key-changed',
    ],
    ['No ED25519 host key is known for x.\r\nHost key verification failed.\r\n', 'host-key-unknown'],
    ['Host key verification failed.\nConnection closed by UNKNOWN port 65535', 'host-key-unknown'],
    ['ssh: connect to host x port 22: Connection refused', 'unreachable'],
    ['ssh: Could not resolve hostname x: Name or service not known', 'unreachable'],
    ['kex_exchange_identification: Connection closed by remote host', 'unreachable'],
    ['Connection timed out during banner exchange', 'unreachable'],
    [
      '/c: line 3: Bad configuration option: x\r\n/c: terminating, 1 bad configuration options',
      'configuration',
    ],
    ['Bad owner or permissions on /home/u/.ssh/config', 'configuration'],
    ['exec request failed on channel 0', 'no-shell'],
    ['', 'unreachable'],
  ])('%j', (said, failure) => expect(sshFailure({ code: 255 }, said).failure).toBe(failure));

  test('a status that is not its own comes from the other side', () => {
    expect(sshFailure({ code: 127 }, 'bash: sh: command not found')).toMatchObject({
      failure: 'no-shell',
      detail: 'bash: sh: command not found',
    });
  });

  test('a banner that says what a failure says does not decide', () => {
    const banner = 'x: Permission denied (publickey).\nHost key verification failed.\n';
    expect(sshFailure({ code: 255 }, `${banner}user@x: Permission denied (publickey).`).failure).toBe(
      'authentication',
    );
  });
});
