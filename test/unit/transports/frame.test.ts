import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { Frame } from '../../../src/node/transports/frame';

/** What a shell prints for a framed script. */
const said = (frame: Frame, script: string) => execFileSync('sh', { input: frame.around(script) });

/** The answer, given in pieces of a size. */
function answerIn(frame: Frame, bytes: Uint8Array, size: number): string {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(frame.read(bytes.subarray(at, at + size)));
  return Buffer.concat(pieces).toString();
}

test.each([1, 2, 7, 1_000])(
  'an answer is read exactly, in pieces of %i, from between what others print',
  size => {
    for (const [script, answer, status] of [
      ['printf hello', 'hello', 0],
      ['printf "a\\n\\n"; exit 7', 'a\n\n', 7],
      ['exit 255', '', 255],
      [`printf '\\n%.0s' 1 2 3`, '\n\n\n', 0],
      ['trap "echo bye" EXIT\necho x', 'x\nbye\n', 0],
      ['cat <<end\n)}"\'\nend', `)}"'\n`, 0],
      ['set -e; false; echo not', '', 1],
    ] as const) {
      const frame = new Frame();
      const all = Buffer.concat([
        Buffer.from('Welcome!\nmotd é\n'),
        said(frame, script),
        Buffer.from('logout\n'),
      ]);
      expect(answerIn(frame, all, size)).toBe(answer);
      expect(frame.status).toBe(status);
      expect(frame.isOver).toBe(true);
    }
  },
);

test('a script of which the end is missing does nothing, and an answer of which it is missing has no status', () => {
  const frame = new Frame();
  const script = frame.around('echo done');
  for (let cut = 1; cut < script.length - 3; cut += 1) {
    let output = '';
    try {
      output = execFileSync('sh', {
        input: script.slice(0, cut),
        stdio: ['pipe', 'pipe', 'ignore'],
      }).toString();
    } catch {
      // A shell says that the end is missing.
    }
    expect(output).not.toContain('done');
  }
  const whole = said(frame, 'echo done');
  for (let cut = 0; cut < whole.length; cut += 1) {
    const reader = Object.assign(new Frame(), frame);
    reader.read(whole.subarray(0, cut));
    expect(reader.status).toBeUndefined();
  }
}, 120_000);

test('a terminal that shows the script is not taken for the answer', () => {
  const frame = new Frame();
  const echoed = Buffer.from(frame.around('echo x').replaceAll('\n', '\r\n'));
  expect(answerIn(frame, echoed, 5)).toBe('');
  expect(frame.hasBegun).toBe(false);
});

test('a login that prints for ever is noticed', () => {
  const frame = new Frame();
  for (let at = 0; at < 20; at += 1) frame.read(Buffer.alloc(100_000, 'x'));
  expect(frame.isFlooded).toBe(true);
});

test('an answer that never has a line end is given on as it comes, not gathered', () => {
  const frame = new Frame();
  const script = frame.around('');
  const mark = [...script.matchAll(/'([0-9a-f]{16})' '([0-9a-f]{16})'/g)].map(
    ([, first, second]) => `${first}${second}`,
  )[0];
  let given = frame.read(Buffer.from(`noise ${mark}`)).length;
  for (let at = 0; at < 100; at += 1) given += frame.read(Buffer.alloc(10_000, 'x')).length;
  expect(given).toBe(1_000_000);
});
