import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Reach } from '../../../src/core/targets/target';
import { transportTo } from '../../../src/node/transports/shellTransport';
import { temporaryFolder } from '../temporaryFolder';

const at = temporaryFolder('transport');

const local = transportTo({ reach: 'local' }, '');
const by = (...command: string[]) => transportTo({ reach: { command } satisfies Reach }, '');

describe('a script runs', () => {
  test('and its output, the end of its errors and its status come back', async () => {
    expect(await local.exec('echo é; echo oops >&2; exit 3')).toEqual({
      kind: 'done',
      output: 'é\n',
      errors: 'oops\n',
      status: 3,
    });
  });

  test('with nothing on its input, of which the script itself is no part', async () => {
    expect(await local.exec('cat; read x; echo "[$x]"')).toMatchObject({ output: '[]\n', status: 0 });
  });

  test('in the user’s environment, not in the editor’s', async () => {
    vi.stubEnv('VSCODE_IPC_HOOK', 'x');
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');
    vi.stubEnv('MINE', 'yes');
    expect(await local.exec('echo "$MINE[${VSCODE_IPC_HOOK-}${ELECTRON_RUN_AS_NODE-}]"')).toMatchObject({
      output: 'yes[]\n',
    });
    vi.unstubAllEnvs();
  });

  test('of any length', async () => {
    const long = 'x'.repeat(300_000);
    expect(await local.exec(`cat <<'end'\n${long}\nend`)).toMatchObject({ output: `${long}\n` });
  });

  test('by a command that is not one word, and has no shell in between', async () => {
    writeFileSync(at('a b; $(touch evil)'), 'exec sh\n');
    expect(await by('sh', at('a b; $(touch evil)')).exec('echo $0')).toMatchObject({ output: 'sh\n' });
    expect(existsSync('evil')).toBe(false);
  });

  test('and what it leaves in the background is not waited for, and not ended', async () => {
    const answer = await local.exec(
      `mkfifo '${at('fifo')}'; (cat '${at('fifo')}'; echo late > '${at('later')}') & echo started`,
    );
    expect(answer).toMatchObject({ kind: 'done', output: 'started\n' });
    writeFileSync(at('fifo'), 'go');
    await expect.poll(() => existsSync(at('later')), { timeout: 20_000 }).toBe(true);
  });

  test('and is heard while it runs', async () => {
    const heard: string[] = [];
    let release = () => {};
    const first = new Promise<void>(resolve => {
      release = resolve;
    });
    const fifo = at('fifo');
    const answer = local.exec(`mkfifo '${fifo}'; echo first; cat '${fifo}'`, {
      mostOutput: 0,
      hear: text => {
        heard.push(text);
        release();
      },
    });
    await first;
    expect(heard.join('')).toContain('fir');
    writeFileSync(fifo, 'second\n');
    expect(await answer).toEqual({ kind: 'done', output: '', errors: '', status: 0 });
    expect(heard.join('')).toBe('first\nsecond\n');
  });
});

describe('a script that does not run to its end says why', () => {
  test('a program that is not there', async () => {
    expect(await by('/no/such/docker', 'exec').exec('true')).toEqual({
      kind: 'failed',
      failure: 'no-program',
      detail: '/no/such/docker',
    });
  });

  test('a file that is no program', async () => {
    writeFileSync(at('plain'), '');
    expect(await by(at('plain')).exec('true')).toMatchObject({ failure: 'no-program' });
  });

  test('a program that is no shell', async () => {
    expect(await by('sh', '-c', 'echo no such container >&2; exit 1').exec('true')).toEqual({
      kind: 'failed',
      failure: 'no-shell',
      detail: 'no such container',
    });
    expect(await by('cat').exec('true')).toMatchObject({ failure: 'no-shell' });
  });

  test('a shell that is killed in the middle', async () => {
    expect(await local.exec('echo half; kill -9 $$')).toMatchObject({ failure: 'connection-lost' });
  });

  test('a script that hangs is ended, with all that it started', async () => {
    const answer = await local.exec(`echo $$ > '${at('pid')}'; trap '' TERM; sleep 60`, { timeout: 300 });
    expect(answer).toMatchObject({ kind: 'failed', failure: 'timed-out' });
    const group = readFileSync(at('pid'), 'utf8').trim();
    await expect
      .poll(
        () =>
          local.exec(`ps -o pid= -g ${group} | wc -l`).then(a => (a.kind === 'done' ? a.output.trim() : '')),
        {
          timeout: 20_000,
        },
      )
      .toBe('0');
  });

  test('a script that is cancelled before, or while it runs', async () => {
    expect(await local.exec('true', { signal: AbortSignal.abort() })).toMatchObject({ failure: 'cancelled' });
    const controller = new AbortController();
    const answer = local.exec('echo x; sleep 60', {
      signal: controller.signal,
      hear: () => controller.abort(),
      mostOutput: 0,
    });
    expect(await answer).toMatchObject({ failure: 'cancelled' });
  });

  test('an answer without end is cut off, and so is a login that prints without end', async () => {
    expect(await local.exec('yes')).toMatchObject({ failure: 'too-much-output' });
    expect(await local.exec('yes', { mostOutput: 10 })).toMatchObject({ failure: 'too-much-output' });
    expect(await by('sh', '-c', 'yes; exec sh').exec('true')).toMatchObject({ failure: 'too-much-output' });
  });

  test('words on stderr without end are no burden: their end is kept', async () => {
    const answer = await local.exec('yes wrong | head -n 200000 >&2; echo last >&2');
    expect(answer.kind === 'done' && answer.errors.endsWith('wrong\nlast\n')).toBe(true);
    expect(answer.kind === 'done' && answer.errors.length).toBeLessThan(20_000);
  });
});

describe('a folder comes home', () => {
  test('as one archive, and again only to another place', async () => {
    const script = `mkdir -p '${at('there/logs')}' && cd '${at('there')}' && echo x > 'logs/a b;é' && tar -cf - .`;
    expect(await local.fetch(script, at('home'))).toEqual({ kind: 'fetched', files: 1, bytes: 2 });
    expect(readFileSync(at('home/logs/a b;é'), 'utf8')).toBe('x\n');
    expect(await local.fetch(script, at('home'))).toMatchObject({ failure: 'folder-exists' });
  });

  test('or the target says why not', async () => {
    expect(await local.fetch('echo no such run >&2; exit 4', at('home'))).toEqual({
      kind: 'failed',
      failure: 'script-failed',
      detail: 'no such run',
    });
    expect(await local.fetch(`tar -C '${at()}' -cf - nothing`, at('home'))).toMatchObject({
      failure: 'script-failed',
    });
    expect(await local.fetch('echo not an archive', at('home'))).toMatchObject({ failure: 'archive-broken' });
    expect(readdirSync(at())).toEqual([]);
  });

  test('and nothing is left of one that is cancelled or cut off', async () => {
    const script = `echo x > '${at('file')}'; tar -C '${at()}' -cf - file; rm '${at('file')}'`;
    expect(await local.fetch(`${script}; sleep 60`, at('home'), { timeout: 500 })).toMatchObject({
      failure: 'timed-out',
    });
    expect(await local.fetch(`${script}; kill -9 $$`, at('home'))).toMatchObject({
      failure: 'connection-lost',
    });
    expect(readdirSync(at())).toEqual([]);
  });
});
