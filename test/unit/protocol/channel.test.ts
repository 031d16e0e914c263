import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Channel, type Envelope, type Guards, RemoteError } from '../../../src/protocol/channel';
import { hostGuards } from '../../../src/protocol/page';

interface Left {
  double(value: number): number;
}
interface Right {
  greet(name: string): string;
}

const leftGuards: Guards<Left> = { double: argument => v.parse(v.number(), argument) };
const rightGuards: Guards<Right> = { greet: argument => v.parse(v.string(), argument) };

/** Two ends joined as `postMessage` joins them: by structured clones, later. */
function pair() {
  const posted: unknown[] = [];
  const over = (to: () => { receive(message: unknown): Promise<void> }) => (envelope: Envelope) => {
    posted.push(envelope);
    const copy: unknown = structuredClone(envelope);
    queueMicrotask(() => void to().receive(copy));
  };
  const left: Channel<Left, Right> = new Channel(
    over(() => right),
    { double: value => 2 * value },
    leftGuards,
  );
  const right: Channel<Right, Left> = new Channel(
    over(() => left),
    {
      greet: name => {
        if (name === '') throw new Error('nobody there');
        return `hello ${name}`;
      },
    },
    rightGuards,
  );
  return { left, right, posted };
}

describe('calls between the page and the host', () => {
  test('calls between the page and the host bring the answer back to the call that asked, whatever the order', async () => {
    const { left, right } = pair();
    const answers = await Promise.all([
      left.call('greet', 'a'),
      left.call('greet', 'b'),
      right.call('double', 4),
    ]);
    expect(answers).toEqual(['hello a', 'hello b', 8]);
  });

  test('calls between the page and the host reject with the reason when the other side fails, so that a page never waits for ever', async () => {
    const { left } = pair();
    await expect(left.call('greet', '')).rejects.toThrow(new RemoteError('nobody there'));
  });

  test('calls between the page and the host refuse an argument of the wrong shape before any handler sees it', async () => {
    const answers: Envelope[] = [];
    const end = new Channel<Left, Right>(
      envelope => answers.push(envelope),
      { double: () => expect.unreachable() },
      leftGuards,
    );
    await end.receive({ kind: 'call', id: 7, method: 'double', argument: '4' });
    expect(answers).toMatchObject([{ kind: 'failure', id: 7 }]);
  });

  test.each([
    ['no such method', { kind: 'call', id: 1, method: 'erase', argument: undefined }],
    ['a method of the prototype', { kind: 'call', id: 1, method: 'constructor', argument: undefined }],
    ['__proto__', { kind: 'call', id: 1, method: '__proto__', argument: undefined }],
  ])('calls between the page and the host answer %s with a failure', async (_name, envelope) => {
    const answers: Envelope[] = [];
    const end = new Channel<Left, Right>(answer => answers.push(answer), { double: x => x }, leftGuards);
    await end.receive(envelope);
    expect(answers).toMatchObject([{ kind: 'failure' }]);
  });

  test.each([
    null,
    'text',
    3,
    {},
    { kind: 'call' },
    { kind: 'call', id: 'x', method: 'double' },
    { kind: 'reply' },
  ])('calls between the page and the host leave what is no envelope alone: %j', async message => {
    const answers: Envelope[] = [];
    const end = new Channel<Left, Right>(answer => answers.push(answer), { double: x => x }, leftGuards);
    await end.receive(message);
    expect(answers).toEqual([]);
  });
});

describe('what a page may ask of the host', () => {
  test.each([
    { kind: 'baseline', baseline: 'Xen' },
    { kind: 'confidence', confidence: 99 },
    { kind: 'margin', margin: 2.5 },
    { kind: 'correction', correction: 'holm' },
    { kind: 'pool', labels: ['a', 'b'] },
    { kind: 'unpool', label: 'a' },
  ])('what a page may ask of the host passes: $kind', change => {
    expect(hostGuards.change(change)).toEqual(change);
  });

  test.each([
    { kind: 'confidence', confidence: 80 },
    { kind: 'margin', margin: 0 },
    { kind: 'margin', margin: Number.NaN },
    { kind: 'margin', margin: 51 },
    { kind: 'correction', correction: 'none' },
    { kind: 'erase' },
    undefined,
    'baseline',
  ])('the host refuses %j', change => {
    expect(() => hostGuards.change(change)).toThrow();
  });

  test('the host refuses a place that is no range of whole numbers', () => {
    expect(() => hostGuards.showInText({ file: 'a', start: -1, end: 2 })).toThrow();
    expect(() => hostGuards.showInText({ file: 'a', start: 0.5, end: 2 })).toThrow();
    expect(() => hostGuards.showInText({ file: 3, start: 0, end: 2 })).toThrow();
  });
});
