import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentSystem } from '../../../src/core/document/document';
import { type DocumentChange, editDocument } from '../../../src/core/document/edit';
import { generatedTitle } from '../../../src/core/document/labels';
import { parseDocument } from '../../../src/core/document/parse';
import { pooledSystem } from '../../../src/core/document/systemsChange';
import type { RanOn } from '../../../src/core/environment/evidence/ranOn';
import { Formatter } from '../../../src/core/messages/formatter';
import { expectProportion } from '../../growth';

// Documents in every layout that JSON allows, each change a page can ask for: the user's file is at stake.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface RawSystem {
  readonly label: string;
  readonly sessions: readonly { readonly file: string; readonly identifier: string }[];
  readonly ranOn?: RanOn | undefined;
  readonly [unknown: string]: unknown;
}

interface Raw {
  readonly files: readonly string[];
  readonly systems?: readonly RawSystem[];
  readonly baseline?: string;
  readonly [unknown: string]: unknown;
}

/** Writes JSON with blanks, escapes, and the order of keys as the dice fall. */
class Scribe {
  #at = 0;

  constructor(
    private readonly dice: readonly number[],
    private readonly blanks: readonly string[],
  ) {}

  write(value: Json): string {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) {
      const items: readonly Json[] = value;
      return this.#joined(
        '[',
        items.map(item => this.write(item)),
        ']',
      );
    }
    const properties = Object.entries(value).map(
      ([key, each]) => `${this.#text(key)}${this.#blank()}:${this.#blank()}${this.write(each)}`,
    );
    // Unknown keys may be there twice; which of them counts is nobody's business here.
    if (this.#roll(6) === 0) properties.unshift('"twice": "first"', '"twice": "second"');
    for (let index = properties.length - 1; index > 0; index--) {
      const other = this.#roll(index + 1);
      const [one = '', two = ''] = [properties[index], properties[other]];
      // The last of a doubled key counts: those two keep their order.
      if (one.startsWith('"twice"') || two.startsWith('"twice"')) continue;
      properties[index] = two;
      properties[other] = one;
    }
    return this.#joined('{', properties, '}');
  }

  #joined(open: string, parts: readonly string[], close: string): string {
    if (parts.length === 0) return `${open}${this.#blank()}${close}`;
    return `${open}${parts.map(part => `${this.#blank()}${part}${this.#blank()}`).join(',')}${close}`;
  }

  #text(text: string): string {
    const written = JSON.stringify(text);
    if (this.#roll(4) > 0) return written;
    return written.replace(/[a-z]/, letter => `\\u00${letter.charCodeAt(0).toString(16)}`);
  }

  #blank(): string {
    return this.blanks[this.#roll(this.blanks.length)] ?? '';
  }

  #roll(sides: number): number {
    this.#at = (this.#at + 1) % this.dice.length;
    return (this.dice[this.#at] ?? 0) % sides;
  }
}

const layouts = [[''], [' '], ['', ' '], ['\n  '], ['\r\n\t'], ['', ' ', '\n', '\t', '\r\n', '\n    ', '\r']];
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'Xen', 'KVM', 'x #1', '😀', '😁'),
  fc.string({ minLength: 1, maxLength: 5, unit: 'binary' }),
);
const unknown = fc.dictionary(fc.constantFrom('note', 'mine', '__proto__', 'x "y"'), fc.jsonValue(), {
  maxKeys: 2,
});
const ranOn: fc.Arbitrary<RanOn> = fc.constantFrom(
  { layers: [], below: 'nothing' },
  { layers: [{ kind: 'kvm', role: 'guest' }], below: 'not known', machine: 'm' },
);
const session = fc.record({ file: name, identifier: name });
const sessions = fc.array(
  fc.tuple(unknown, session).map(([more, one]) => ({ ...more, ...one })),
  { minLength: 1, maxLength: 3 },
);
const known = fc.record({ label: name, sessions, ranOn }, { requiredKeys: ['label', 'sessions'] });
const system = fc.tuple(unknown, known).map(([more, one]) => ({ ...more, ...one }));
const systems = fc.uniqueArray(system, { maxLength: 4, selector: ({ label }) => label });
const raw = fc
  .tuple(
    unknown,
    fc.record(
      {
        files: fc.uniqueArray(name, { maxLength: 4 }),
        systems,
        title: name,
        baseline: name,
        margin: fc.constantFrom(1, 2.5),
      },
      { requiredKeys: ['files'] },
    ),
  )
  .map(([more, document]) => ({ ...more, version: 1, ...document }));
const text = fc
  .tuple(
    raw,
    fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }),
    fc.constantFrom(...layouts),
    fc.boolean(),
  )
  .map(([value, dice, blanks, hasMark]) => {
    const json = new Scribe(dice, blanks).write(JSON.parse(JSON.stringify(value)));
    return `${hasMark ? '\uFEFF' : ''}${json}`;
  });

/** A change, given which of the systems there are it is about. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('title'), title: fc.option(name, { nil: undefined }) }),
  fc.record({ kind: fc.constant('baseline'), baseline: fc.option(name, { nil: undefined }) }),
  fc.record({ kind: fc.constant('confidence'), confidence: fc.constantFrom(90, 95, 99) }),
  fc.record({ kind: fc.constant('margin'), margin: fc.constantFrom(1, 3, 2.5) }),
  fc.record({ kind: fc.constant('correction'), correction: fc.constantFrom('bh', 'holm') }),
  fc.record({ kind: fc.constant('noise'), noise: fc.constantFrom('shared', 'own') }),
  fc.record({ kind: fc.constant('view'), view: fc.constantFrom(undefined, 'history') }),
  fc.record({ kind: fc.constant('boots'), boots: fc.constantFrom(undefined, 0.5, 2) }),
  fc.record({
    kind: fc.constant('add-files'),
    files: fc.array(name, { maxLength: 3 }),
    systems: fc.array(known, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('pool'), picks: fc.array(fc.nat(5), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('unpool'), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('remove-system'), pick: fc.nat(5) }),
  fc.record({ kind: fc.constant('rename-system'), pick: fc.nat(5), to: name }),
  fc.record({ kind: fc.constant('move-system'), pick: fc.nat(5), place: fc.nat(6) }),
  fc.record({ kind: fc.constant('ran-on'), pick: fc.nat(5), ranOn: fc.option(ranOn, { nil: undefined }) }),
);
type Asked = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changeOf(
  asked: Asked,
  there: readonly RawSystem[],
  shown: readonly (DocumentSystem & RawSystem)[],
): DocumentChange {
  const label = (pick: number) => there[pick % Math.max(1, there.length)]?.label ?? 'nobody';
  switch (asked.kind) {
    case 'pool':
      return { kind: 'pool', labels: asked.picks.map(label), systems: shown };
    case 'unpool':
      return { kind: 'unpool', label: label(asked.pick), systems: shown };
    case 'remove-system':
      return { kind: 'remove-system', label: label(asked.pick), systems: shown };
    case 'rename-system':
      return { kind: 'rename-system', label: label(asked.pick), to: asked.to, systems: shown };
    case 'move-system':
      return { kind: 'move-system', label: label(asked.pick), to: asked.place, systems: shown };
    case 'ran-on':
      return { kind: 'ran-on', label: label(asked.pick), ranOn: asked.ranOn, systems: shown };
    case 'title':
      return { kind: 'title', title: asked.title };
    case 'baseline':
      return { kind: 'baseline', baseline: asked.baseline };
    case 'confidence':
      return { kind: 'confidence', confidence: asked.confidence };
    case 'margin':
      return { kind: 'margin', margin: asked.margin };
    case 'correction':
      return { kind: 'correction', correction: asked.correction };
    case 'noise':
      return { kind: 'noise', noise: asked.noise };
    case 'view':
      return { kind: 'view', view: asked.view };
    case 'boots':
      return { kind: 'boots', boots: asked.boots };
    case 'add-files':
      return { kind: 'add-files', files: asked.files, systems: asked.systems };
  }
}

/** A title that only lists the systems follows them. */
function followingTitle(
  before: Raw,
  there: readonly RawSystem[],
  list: readonly RawSystem[],
): { title?: string | undefined } {
  const titleOf = (systems: readonly RawSystem[]) => generatedTitle(systems.map(({ label }) => label));
  return before['title'] !== undefined && before['title'] === titleOf(there) ? { title: titleOf(list) } : {};
}

/** The change made to the values, unknown ones among them, in the plainest words. */
function expected(before: Raw, asked: DocumentChange): Raw {
  const there: readonly RawSystem[] = before.systems ?? shownSystems;
  const after = (list: readonly RawSystem[], baseline = before.baseline): Raw => {
    const { baseline: _, ...rest } = before;
    return {
      ...rest,
      ...followingTitle(before, there, list),
      systems: list,
      ...(baseline === undefined ? {} : { baseline }),
    };
  };
  switch (asked.kind) {
    case 'add-files': {
      const files = [...new Set([...before.files, ...asked.files])];
      if (before.systems === undefined) return { ...before, files };
      const labels = new Set(before.systems.map(({ label }) => label));
      const added = new Map((asked.systems ?? []).map(one => [one.label, one]));
      const news = [...added.values()].filter(one => !labels.has(one.label));
      return {
        ...before,
        files,
        systems: [...before.systems, ...news.map((one): RawSystem => ({ ...one }))],
      };
    }
    case 'pool': {
      const chosen = there.filter(one => asked.labels.includes(one.label));
      const [first, ...others] = chosen;
      if (first === undefined || others.length === 0) return before;
      // The name is tested by itself.
      const plain = there.map(({ label, sessions }) => ({ label, sessions }));
      const label = pooledSystem(plain, asked.labels)?.label ?? first.label;
      const pooled = { ...first, label, sessions: chosen.flatMap(one => one.sessions) };
      const list = there.filter(one => !others.includes(one)).map(one => (one === first ? pooled : one));
      return after(list, chosen.some(one => one.label === before.baseline) ? label : before.baseline);
    }
    case 'unpool':
      return before; // Told by the labels alone: see below.
    case 'remove-system': {
      const list = there.filter(one => one.label !== asked.label);
      if (list.length === there.length) return before;
      const { baseline: _, ...rest } = before;
      const following = followingTitle(before, there, list);
      return before.baseline === asked.label ? { ...rest, ...following, systems: list } : after(list);
    }
    case 'rename-system': {
      if (!there.some(one => one.label === asked.label) || there.some(one => one.label === asked.to))
        return before;
      const list = there.map(one => (one.label === asked.label ? { ...one, label: asked.to } : one));
      return after(list, before.baseline === asked.label ? asked.to : before.baseline);
    }
    case 'move-system': {
      const one = there.find(system => system.label === asked.label);
      const others = there.filter(system => system !== one);
      if (one === undefined) return before;
      const list = [...others.slice(0, asked.to), one, ...others.slice(asked.to)];
      if (list.every((system, index) => system === there[index])) return before;
      const isNamed = there.some(
        ({ label, sessions }) =>
          label === before.baseline || sessions.every(({ identifier }) => identifier === before.baseline),
      );
      return after(list, isNamed ? before.baseline : there[0]?.label);
    }
    case 'ran-on': {
      const one = there.find(system => system.label === asked.label);
      if (one === undefined || (asked.ranOn === undefined && one.ranOn === undefined)) return before;
      return after(
        there.map(one => {
          if (one.label !== asked.label) return one;
          const { ranOn: _, ...rest } = one;
          return asked.ranOn === undefined ? rest : { ...rest, ranOn: asked.ranOn };
        }),
      );
    }
    default: {
      const { kind, ...set } = asked;
      return JSON.parse(JSON.stringify({ ...before, ...set }));
    }
  }
}

function edited(before: string, asked: DocumentChange): string {
  const [edit] = editDocument(before, asked);
  return edit === undefined ? before : before.slice(0, edit.start) + edit.text + before.slice(edit.end);
}

function rawOf(json: string): Raw {
  return JSON.parse(json.replace(/^\uFEFF/, ''));
}

const shownSystems: readonly (DocumentSystem & RawSystem)[] = ['a', 'b', 'c'].map(label => ({
  label,
  sessions: [{ file: label, identifier: 'guest' }],
}));

describe('an edit of a document in any layout', () => {
  test('an edit of a document in any layout makes just the change that was asked for, and all else of the user’s file survives', () => {
    fc.assert(
      fc.property(text, change, (before, asked) => {
        expect(parseDocument(before).kind).toBe('document');
        const value = rawOf(before);
        const request = changeOf(asked, value.systems ?? shownSystems, shownSystems);
        const after = edited(before, request);
        expect(parseDocument(after).kind).toBe('document');
        if (request.kind !== 'unpool') {
          expect(rawOf(after)).toEqual(rawOf(JSON.stringify(expected(value, request))));
          return;
        }
        const there = value.systems ?? shownSystems;
        const result = rawOf(after);
        const flat = (list: readonly RawSystem[]) => list.flatMap(one => one.sessions);
        expect(flat(result.systems ?? there)).toEqual(flat(there));
        for (const other of there)
          if (other.label !== request.label) expect(result.systems ?? there).toContainEqual(other);
        const { systems: _, baseline: __, ...rest } = result;
        const { systems: ___, baseline: ____, ...restBefore } = value;
        expect(rest).toEqual({ ...restBefore, ...followingTitle(value, there, result.systems ?? there) });
      }),
      { numRuns: 500 },
    );
  });

  test('an edit of a document in any layout begins and ends between characters: an editor has no place within a pair or a line end', () => {
    fc.assert(
      fc.property(text, change, (before, asked) => {
        const value = rawOf(before);
        for (const { start, end } of editDocument(
          before,
          changeOf(asked, value.systems ?? shownSystems, shownSystems),
        ))
          for (const place of [start, end])
            expect(before.slice(Math.max(0, place - 1), place + 1)).not.toMatch(
              /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/,
            );
      }),
      { numRuns: 300 },
    );
    const emoji = JSON.stringify({ version: 1, files: [], title: '😀' });
    expect(editDocument(emoji, { kind: 'title', title: '😁' })).toMatchObject([{ text: '😁' }]);
  });

  test('an edit of a document on one line leaves it on one line, as tight or as wide as it is', () => {
    const tight =
      '{"version":1,"files":["a"],"systems":[{"label":"L0","sessions":[{"file":"a","identifier":"x"}]},{"label":"L1","sessions":[{"file":"a","identifier":"y"}]}]}';
    const pooled = edited(tight, { kind: 'pool', labels: ['L0', 'L1'], systems: [] });
    expect(pooled).toBe(
      '{"version":1,"files":["a"],"systems":[{"label":"L0 + 1","sessions":[{"file":"a","identifier":"x"},{"file":"a","identifier":"y"}]}]}',
    );
    expect(edited(tight, { kind: 'remove-system', label: 'L1', systems: [] })).toBe(
      tight.replace(/,\{"label":"L1".*?\]\}/, ''),
    );
    expect(edited('{ "version": 1, "files": [] }', { kind: 'add-files', files: ['a', 'b'] })).toBe(
      '{ "version": 1, "files": ["a", "b"] }',
    );
  });

  test('an edit of a document in any layout takes no longer for each system it is about, so that a large pool does not stand still', () => {
    const document = (count: number) => ({
      version: 1,
      files: ['a'],
      systems: Array.from({ length: count }, (_, index) => ({
        label: `L${index}`,
        sessions: [{ file: 'a', identifier: `${index}` }],
      })),
    });
    expectProportion(count => {
      const before = JSON.stringify(document(count));
      const labels = document(count).systems.map(({ label }) => label);
      return () => {
        const pooled = edited(before, { kind: 'pool', labels, systems: [] });
        edited(pooled, { kind: 'unpool', label: 'L0', systems: [] });
      };
    }, 500);
  });

  test('an edit that no document can hold is not made', () => {
    const before = '{"version":1,"files":["a"]}';
    expect(editDocument(before, { kind: 'margin', margin: Number.NaN })).toEqual([]);
    expect(editDocument(before, { kind: 'add-files', files: [''] })).toEqual([]);
  });
});

describe('a document with a key twice', () => {
  const english = new Formatter('en');
  test.each([
    ['{"version":1,"files":"a","files":["b"]}', 'files'],
    ['{"version":1,"files":["b"],\n"fil\\u0065s":["c"]}', 'files'],
    ['{"version":1,"files":[],"systems":[{"label":"a","label":"b","sessions":[]}]}', 'systems[0].label'],
    [
      '{"version":1,"files":[],"systems":[{"label":"a","sessions":[{"file":"a","identifier":"b","file":"c"}]}]}',
      'systems[0].sessions[0].file',
    ],
  ])('a document with a key twice is not guessed at: the sentence names the key (%#)', (document, key) => {
    const reading = parseDocument(document);
    expect(reading.kind === 'invalid' && english.say(reading.message)).toContain(
      `“${key}”: it is there twice`,
    );
    expect(editDocument(document, { kind: 'add-files', files: ['x'] })).toEqual([]);
  });

  test('a document with a key twice that means nothing to us is read, and the key stays twice', () => {
    const before = '{"version":1,"note":1,"note":2,"files":[]}';
    expect(edited(before, { kind: 'title', title: 't' })).toBe(
      '{"version":1,"note":1,"note":2,"files":[],"title":"t"}',
    );
  });
});

test('a system whose sessions have no identifier is split, and each part has a name one can see', () => {
  const text = JSON.stringify({
    version: 1,
    files: ['f'],
    systems: [
      {
        label: 'all',
        sessions: [
          { file: 'f', identifier: '' },
          { file: 'f', identifier: 'a' },
        ],
      },
    ],
  });
  const reading = parseDocument(edited(text, { kind: 'unpool', label: 'all', systems: [] }));
  expect(reading.kind === 'document' && reading.document.systems?.map(({ label }) => label)).toEqual([
    '?',
    'a',
  ]);
});
