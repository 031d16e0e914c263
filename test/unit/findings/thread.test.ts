import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readThread } from '../../../src/core/findings/thread';
import { changedAnnotation, signatureOf, type ThreadChange } from '../../../src/core/findings/threadChange';
import { fileOf, run } from '../results/sample';

const ann = { name: 'Ann', date: '2026-11-20' };
const bob = { name: 'Bob von Neumann, PhD', date: '2026-11-23' };

function changed(before: string | undefined, ...changes: readonly ThreadChange[]): string | undefined {
  return changes.reduce<string | undefined>((now, change) => {
    const annotation = changedAnnotation(now, change);
    if (typeof annotation === 'object') throw new Error(annotation.id);
    return annotation;
  }, before);
}

const add = (body: string, by = ann): ThreadChange => ({ kind: 'add', body, by });

/** What a reader sees: each comment with who signed it. */
function shown(annotation = ''): readonly (readonly [string, string | undefined])[] {
  return readThread(annotation).comments.map(({ body, signature }) => [body, signature?.name]);
}

function reference(annotation: string, index: number) {
  return { index, source: readThread(annotation).comments[index]?.source ?? '' };
}

const talk = 'The host was swapping.\n— Ann, 2026-11-20\n\nSure?\n\nI saw nothing.\n— Bob, 2026-11-21';

describe('a thread is read from an annotation', () => {
  test('a thread gives each comment with its author and its day', () => {
    expect(readThread(talk)).toMatchObject({
      comments: [
        { body: 'The host was swapping.', signature: { name: 'Ann', date: '2026-11-20' } },
        { body: 'Sure?\n\nI saw nothing.', signature: { name: 'Bob', date: '2026-11-21' } },
      ],
    });
    expect(readThread(talk).resolved).toBeUndefined();
  });

  test('a text that the viewer of PTS wrote is one comment that nobody signed, as it is', () => {
    const { annotation } = fileOf(new TextDecoder().decode(run('flaky-annotated'))).results[2] ?? {};
    expect(shown(annotation)).toEqual([
      [
        'Host was swapping: run B trials 1-2 are outliers.\nSecond line <b>bold</b> & "quotes" é ✓',
        undefined,
      ],
    ]);
  });

  test('a text after the last signature is a comment of its own', () => {
    expect(shown(`${talk}\n\nlater`)).toHaveLength(3);
    expect(shown(`${talk}\n\nlater`)[2]).toEqual(['later', undefined]);
  });

  test('an annotation without words is no comment', () => {
    for (const blank of ['', ' ', '\n \n\t']) expect(readThread(blank).comments).toEqual([]);
  });

  test.each([
    '— Ann',
    '— Ann, yesterday',
    '— Ann, 2026-13-01',
    '— Ann, 2026-11-32',
    '— , 2026-11-20',
    '-- Ann, 2026-11-20',
    ' — Ann, 2026-11-20',
    '—Ann, 2026-11-20',
    '— Ann, 2026-11-20.',
  ])('a line such as %j signs nothing', line => {
    expect(shown(`words\n${line}`)).toEqual([[`words\n${line}`, undefined]]);
  });

  test('a signature or a mark alone is words: there is nothing that they sign or resolve', () => {
    expect(shown('— Ann, 2026-11-20')).toEqual([['— Ann, 2026-11-20', undefined]]);
    expect(shown('[resolved — Ann, 2026-11-20]')).toEqual([['[resolved — Ann, 2026-11-20]', undefined]]);
    expect(readThread('[resolved — Ann, 2026-11-20]').resolved).toBeUndefined();
  });

  test('a thread that PTS merged with another one keeps every comment, and is open again', () => {
    const resolved = changed(talk, { kind: 'resolve', by: bob });
    // PTS appends a blank, a line end and the other text.
    const merged = `${resolved} \nnoise\n— Eve, 2026-11-22`;
    expect(shown(merged).map(([, name]) => name)).toEqual(['Ann', 'Bob', 'Eve']);
    expect(shown(merged)[2]).toEqual(['noise', 'Eve']);
    expect(readThread(merged).resolved).toBeUndefined();
    expect(readThread(`${resolved} \n`).resolved).toEqual(bob);
  });

  test('a thread that a browser posted with CR LF reads the same', () => {
    const windows = talk.replaceAll('\n', '\r\n');
    expect(shown(windows).map(([, name]) => name)).toEqual(['Ann', 'Bob']);
    expect(shown(windows)[0]?.[0]).toBe('The host was swapping.');
  });
});

describe('a thread is changed', () => {
  test('a new comment leaves the words before it as they are, and never takes those of somebody who did not sign', () => {
    expect(changed('who knows', add('I know', bob))).toBe(
      'who knows\n—\n\nI know\n— Bob von Neumann, PhD, 2026-11-23',
    );
    expect(shown(changed('who knows', add('I know', bob)))).toEqual([
      ['who knows', undefined],
      ['I know', bob.name],
    ]);
    expect(changed(talk, add('x'))).toBe(`${talk}\n\nx\n— Ann, 2026-11-20`);
  });

  test('a changed comment is signed by who changed it, and the others stay as they were', () => {
    const odd = 'a\n\n\n— Ann, 2026-11-20 \n\n\nb\n— Bob, 2026-11-21\nc';
    const edited = changed(odd, { kind: 'edit', comment: reference(odd, 1), body: 'B', by: bob });
    expect(edited).toBe('a\n\n\n— Ann, 2026-11-20 \n\n\nB\n— Bob von Neumann, PhD, 2026-11-23\nc');
  });

  test('a deleted comment leaves the others, and the last one leaves nothing', () => {
    const first = changed(talk, { kind: 'delete', comment: reference(talk, 0) });
    expect(first).toBe('Sure?\n\nI saw nothing.\n— Bob, 2026-11-21');
    const second = changed(talk, { kind: 'delete', comment: reference(talk, 1) });
    expect(second).toBe('The host was swapping.\n— Ann, 2026-11-20');
    expect(changed('x', { kind: 'delete', comment: reference('x', 0) })).toBeUndefined();
    expect(changed('x', { kind: 'edit', comment: reference('x', 0), body: ' ', by: ann })).toBeUndefined();
  });

  test('a comment that somebody else changed meanwhile is neither overwritten nor deleted', () => {
    const comment = reference(talk, 0);
    const moved = `new\n— Eve, 2026-11-19\n\n${talk}`;
    expect(shown(changed(moved, { kind: 'edit', comment: reference(talk, 1), body: 'no', by: ann }))).toEqual(
      [
        ['new', 'Eve'],
        ['The host was swapping.', 'Ann'],
        ['no', 'Ann'],
      ],
    );
    const other = talk.replace('swapping', 'idle');
    for (const change of [
      { kind: 'delete', comment },
      { kind: 'edit', comment, body: 'x', by: ann },
    ] as const)
      expect(changedAnnotation(other, change)).toMatchObject({ id: 'findings.changed' });
    expect(changedAnnotation(undefined, { kind: 'resolve', by: ann })).toMatchObject({
      id: 'findings.changed',
    });
  });

  test('a thread is resolved, opened again, and opened by a further comment', () => {
    const resolved = changed(talk, { kind: 'resolve', by: bob });
    expect(resolved).toBe(`${talk}\n[resolved — Bob von Neumann, PhD, 2026-11-23]`);
    expect(readThread(resolved ?? '').resolved).toEqual(bob);
    expect(changed(resolved, { kind: 'reopen' })).toBe(talk);
    expect(changed(resolved, add('no'))).toBe(`${talk}\n\nno\n— Ann, 2026-11-20`);
    expect(changed(talk, { kind: 'reopen' })).toBe(talk);
    const one = changed(resolved, { kind: 'delete', comment: reference(resolved ?? '', 1) }) ?? '';
    expect(readThread(one).resolved).toEqual(bob);
    expect(readThread(one).comments).toHaveLength(1);
  });

  test('a name is one line that can be read, and the day is that of the calendar', () => {
    const now = new Date(2026, 0, 5, 23, 59);
    expect(signatureOf(' Ann\n\u202EB ', now)).toEqual({ name: 'Ann B', date: '2026-01-05' });
    expect(signatureOf('\u200B\n', now)).toBeUndefined();
    expect(signatureOf('x'.repeat(1000), now)?.name).toHaveLength(100);
  });
});

describe('whatever is written is read again', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '—',
      '— Ann, 2026-11-20',
      '\\— Ann, 2026-11-20',
      '\\\\— Ann, 2026-11-20 ',
      '[resolved — Ann, 2026-11-20]',
      '\\[resolved — Ann, 2026-11-20]',
      '\\—',
      'שלום',
      '👩‍👩‍👧 ]]> <b> & "',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter(text => !/[\r\n]/.test(text)),
  );
  const body = fc
    .array(line, { minLength: 1, maxLength: 6 })
    .map(lines => lines.join('\n').trim())
    .filter(text => text !== '');
  const by = fc.constantFrom(ann, bob, { name: '?', date: '2026-01-01' });

  test('whatever is written is read again: bodies that look like signatures, marks, escapes, any script', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(body, by), { minLength: 1, maxLength: 5 }), comments => {
        const annotation = changed(undefined, ...comments.map(([text, who]) => add(text, who)));
        expect(shown(annotation)).toEqual(comments.map(([text, who]) => [text, who.name]));
        const resolved = changed(annotation, { kind: 'resolve', by: ann });
        expect(shown(resolved)).toEqual(shown(annotation));
        expect(readThread(resolved ?? '').resolved).toEqual(ann);
        expect(changed(resolved, { kind: 'reopen' })).toBe(annotation);
      }),
      { numRuns: 1_000 },
    );
  });

  test('whatever somebody else wrote stays: sources and tail are the annotation, and a change keeps the other comments', () => {
    const foreign = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(foreign, body, fc.nat(), (annotation, text, pick) => {
        const { comments, tail } = readThread(annotation);
        expect(comments.map(({ source }) => source).join('') + tail).toBe(annotation);
        const added = readThread(changed(annotation, add(text)) ?? '');
        expect(added.comments.map(comment => comment.body)).toEqual([
          ...comments.map(comment => comment.body),
          text,
        ]);
        const index = pick % Math.max(1, comments.length);
        const old = comments[index];
        if (old === undefined) return;
        const comment = { index, source: old.source };
        const bodies = (text: string | undefined) => readThread(text ?? '').comments.map(one => one.body);
        const isTwice = comments.some((one, at) => at !== index && one.source === old.source);
        if (isTwice) return;
        const edited = changed(annotation, { kind: 'edit', comment, body: text, by: ann });
        expect(bodies(edited)).toEqual(comments.map((one, at) => (at === index ? text : one.body)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('100 kB are read and written in one go, and a million signatures are no million comments', () => {
    const long = `${'line of words\n'.repeat(8_000)}end`;
    expect(shown(changed(undefined, add(long)))).toEqual([[long, 'Ann']]);
    const many = 'x\n— A, 2026-11-20\n'.repeat(100_000);
    const { comments } = readThread(many);
    expect(comments.length).toBeLessThanOrEqual(1_001);
    expect(comments.map(({ source }) => source).join('')).toBe(many);
  });
});
