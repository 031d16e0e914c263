import { describe, expect, test } from 'vitest';
import { Polling } from '../../../src/core/records/polling';
import type { RunEntry } from '../../../src/core/records/standing';
import { entry } from './recorded';

const second = 1_000;
const hour = 3_600 * second;
const end = { seen: 1, how: 'ended' } as const;
const home = { folder: 'file:///x', came: 1, complete: 1, fewer: 0, missing: 0 };

/** A clock that stands until it is moved. */
class StandingClock {
  #now = Date.UTC(2026, 10, 27, 2);
  readonly #timers = new Set<{ readonly at: number; readonly call: () => void }>();

  now = () => this.#now;

  later = (call: () => void, milliseconds: number) => {
    const timer = { at: this.#now + milliseconds, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Timers that wait. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Lets time pass, with what falls due in it and what comes of that. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      await settled();
      const [next] = [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.call();
    }
    this.#now = until;
  }
}

/** All that was promised and waits for nothing is done. */
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

/** Runs on targets, and what they were asked. */
class Lab {
  readonly clock = new StandingClock();
  readonly asked: string[] = [];
  readonly errors: unknown[] = [];
  entries: readonly RunEntry[] = [];
  isWatched = true;
  /** What a target does when it is asked. */
  answer: (target: string) => Promise<boolean> = async () => true;
  readonly polling = new Polling(this, this.clock);

  ask = (target: string, ids: readonly string[]) => {
    this.asked.push(`${target}: ${ids.join(' ')}`);
    return this.answer(target);
  };

  failed = (error: unknown) => {
    this.errors.push(error);
  };

  /** A run that was launched now. */
  run(id: string, target = 'guest'): RunEntry {
    return entry({ of: { id, target, began: this.clock.now() } });
  }

  /** As when the notes of runs, the window or the settings have changed. */
  async see(change: Partial<Pick<Lab, 'entries' | 'isWatched'>> = {}): Promise<void> {
    Object.assign(this, change);
    this.polling.look();
    await settled();
  }
}

describe('while nothing runs', () => {
  test('no timer waits and nobody is asked, whatever happens to the window, its settings and 200 runs that are over', async () => {
    const lab = new Lab();
    const over = Array.from({ length: 200 }, (_, at) =>
      entry({ of: { id: `run${at}`, target: `guest ${at % 20}` }, end, ...(at % 2 === 0 ? { home } : {}) }),
    );
    for (const entries of [[], over]) {
      await lab.see({ entries });
      await lab.see({ isWatched: false });
      await lab.see({ isWatched: true });
      for (let at = 0; at < 20; at += 1) await lab.polling.ask(`guest ${at}`);
      expect(lab.clock.timers).toBe(0);
      await lab.clock.pass(24 * hour);
      expect(lab.asked).toEqual([]);
    }
  });

  test('nor after a run: what looks begins with it and ends with it', async () => {
    const lab = new Lab();
    await lab.see();
    const run = lab.run('a');
    await lab.see({ entries: [run] });
    expect(lab.asked).toEqual(['guest: a']);
    expect(lab.clock.timers).toBe(1);
    await lab.clock.pass(20 * second);
    expect(lab.asked).toHaveLength(11);
    // Its end is noted by what the target says.
    lab.answer = async () => {
      await lab.see({ entries: [{ ...run, end }] });
      return true;
    };
    await lab.clock.pass(2 * second);
    expect(lab.asked).toHaveLength(12);
    expect(lab.clock.timers).toBe(0);
    await lab.see({ entries: [{ ...run, end, home }] });
    await lab.clock.pass(24 * hour);
    expect(lab.asked).toHaveLength(12);
    expect(lab.clock.timers).toBe(0);
  });
});

test('a target whose run is over is left alone while that of another goes on', async () => {
  const lab = new Lab();
  const [one, other] = [lab.run('a', 'guest'), lab.run('b', 'host')];
  await lab.see({ entries: [one, other] });
  await lab.see({ entries: [{ ...one, end }, other] });
  lab.asked.length = 0;
  await lab.clock.pass(10 * second);
  expect(new Set(lab.asked)).toEqual(new Set(['host: b']));
  expect(lab.clock.timers).toBe(1);
});

test('a window behind others asks nobody; in front again, it asks at once', async () => {
  const lab = new Lab();
  await lab.see({ entries: [lab.run('a')], isWatched: false });
  await lab.clock.pass(hour);
  expect(lab.asked).toEqual([]);
  await lab.see({ isWatched: true });
  expect(lab.asked).toHaveLength(1);
  await lab.see({ isWatched: false });
  expect(lab.clock.timers).toBe(0);
  await lab.clock.pass(hour);
  expect(lab.asked).toHaveLength(1);
});

test('a window that was closed asks no more, even where a target answers only then', async () => {
  const lab = new Lab();
  let say = (_: boolean) => {};
  lab.answer = () =>
    new Promise(resolve => {
      say = resolve;
    });
  await lab.see({ entries: [lab.run('a')] });
  lab.polling.dispose();
  say(true);
  await lab.clock.pass(hour);
  expect(lab.clock.timers).toBe(0);
  expect(lab.asked).toHaveLength(1);
});

test('a target that takes long to answer is not asked twice at a time', async () => {
  const lab = new Lab();
  const answers: ((isReached: boolean) => void)[] = [];
  lab.answer = () => new Promise(resolve => answers.push(resolve));
  await lab.see({ entries: [lab.run('a')] });
  await lab.polling.ask('guest');
  await lab.clock.pass(30 * second);
  expect(lab.asked).toHaveLength(1);
  answers[0]?.(true);
  await lab.clock.pass(2 * second);
  expect(lab.asked).toHaveLength(2);
});

test('a target that is not reached is asked ever less, and as before once it answers', async () => {
  const lab = new Lab();
  lab.answer = async () => false;
  await lab.see({ entries: [lab.run('a')] });
  await lab.clock.pass(59 * second);
  // After 4, 12 and 28 seconds more.
  expect(lab.asked).toHaveLength(4);
  lab.answer = async () => true;
  await lab.polling.ask('guest');
  lab.asked.length = 0;
  await lab.clock.pass(15 * second);
  expect(lab.asked).toHaveLength(3);
});

test('what went wrong in asking is told, and does not end the polling', async () => {
  const lab = new Lab();
  lab.answer = async () => {
    throw new Error('no pipe');
  };
  await lab.see({ entries: [lab.run('a')] });
  await lab.clock.pass(2 * second);
  expect(lab.errors).toHaveLength(2);
  expect(lab.clock.timers).toBe(1);
});
