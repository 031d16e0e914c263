import { describe, expect, test } from 'vitest';
import { ageText, dayBefore, dayOf, periodText } from '../../../src/core/library/age';
import type { LibraryEntry } from '../../../src/core/library/libraryEntry';
import { momentOf } from '../../../src/core/library/moment';

const now = new Date(2026, 10, 26, 14, 0, 0).getTime();
const minute = 60_000;
const hour = 60 * minute;

describe('how long ago a result was written', () => {
  test.each([
    [0, 'now', 'сейчас'],
    [5 * minute, '5m ago', '5 мин. назад'],
    [2.9 * hour, '2h ago', '2 ч назад'],
    [23 * 24 * hour, '23d ago', '23 дн. назад'],
    [70 * 24 * hour, '2mo ago', '2 мес. назад'],
    [800 * 24 * hour, '2y ago', '2 г. назад'],
  ])('%i ms are said in the words of the reader', (age, english, russian) => {
    expect(ageText(now - age, now, 'en')).toBe(english);
    expect(ageText(now - age, now, 'ru')).toBe(russian);
  });

  test('a result of tomorrow, by another clock, has no age: it is not said to be in the future', () => {
    expect(ageText(now + 3 * hour, now, 'en')).toBeUndefined();
    expect(ageText(now + 20_000, now, 'en')).toBe('now');
  });

  test('days and months are headings in the words of the reader', () => {
    expect(periodText('2026-11-03', 'en')).toBe('3 November 2026');
    expect(periodText('2026-11', 'en')).toBe('November 2026');
    expect(periodText('2026-11-03', 'ru')).toBe('3 ноября 2026 г.');
    expect(periodText('2026-11', 'ru')).toBe('Ноябрь 2026 г.');
    expect([dayOf(now), dayBefore(now)]).toEqual(['2026-11-26', '2026-11-25']);
    expect(dayBefore(new Date(2026, 0, 1).getTime())).toBe('2025-12-31');
  });
});

describe('the moment a result was written', () => {
  const entry = (written: string | undefined, modified: number): LibraryEntry => ({
    path: 'p',
    stamp: { modified, size: 1 },
    isBeingWritten: false,
    content: { kind: 'head', systems: [], ...(written === undefined ? {} : { modified: written }) },
  });

  test('a result of another time zone is as old as its file says, not hours older', () => {
    const moment = Date.UTC(2026, 10, 26, 12, 0, 3);
    expect(momentOf(entry('2026-11-26 17:30:00', moment))).toBe(moment);
  });

  test('a result that was copied is as old as PTS says, not as its copy', () => {
    const written = new Date(2026, 9, 1, 8, 30, 0).getTime();
    expect(momentOf(entry('2026-10-01 08:30:00', now))).toBe(written);
  });

  test('a result without a time of its own, or with one that is none, is as old as its file', () => {
    expect(momentOf(entry(undefined, now))).toBe(now);
    expect(momentOf(entry('yesterday', now))).toBe(now);
  });
});
