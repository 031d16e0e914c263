import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withSessions } from '../../../src/core/document/addedSessions';
import { newDocument } from '../../../src/core/document/document';
import { editDocument } from '../../../src/core/document/edit';
import { parseDocument } from '../../../src/core/document/parse';
import type { TextEdit } from '../../../src/core/results/textEdit';

const session = (file: string, identifier = 'KVM') => ({ file, identifier });
const systems = [
  { label: 'Xen', sessions: [session('xen', 'Xen')] },
  { label: 'KVM', sessions: [session('kvm')] },
];

function edited(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), text);
}

function read(text: string) {
  const reading = parseDocument(text);
  if (reading.kind === 'invalid') throw new Error(reading.message.id);
  return reading.document;
}

test('a run that came home is pooled to its system, and its file is in the list', () => {
  const text = newDocument({ files: ['xen', 'kvm'], systems, baseline: 'Xen' });
  const change = {
    kind: 'add-sessions',
    label: 'KVM',
    sessions: [session('runs/a/composite.xml', 'KVM r1')],
  };
  const after = read(edited(text, editDocument(text, { ...change, kind: 'add-sessions', systems })));
  expect(after.files).toEqual(['xen', 'kvm', 'runs/a/composite.xml']);
  expect(after.systems?.map(({ sessions }) => sessions.length)).toEqual([1, 2]);
  expect(after.systems?.[1]?.sessions[1]).toEqual(session('runs/a/composite.xml', 'KVM r1'));
  expect(after.baseline).toBe('Xen');
});

test('a comparison that lists no systems lists them from then on, so that the new file adds none by itself', () => {
  const text = '{ "version": 1, "files": ["xen", "kvm"] }';
  const sessions = [session('new', 'KVM r1')];
  const after = read(
    edited(text, editDocument(text, { kind: 'add-sessions', label: 'KVM', sessions, systems })),
  );
  expect(after.systems?.map(({ label }) => label)).toEqual(['Xen', 'KVM']);
  expect(after.files).toEqual(['xen', 'kvm', 'new']);
});

test('a run that comes home twice changes nothing, nor does one of a system that is gone', () => {
  const text = newDocument({ files: ['xen', 'kvm'], systems });
  const again = { kind: 'add-sessions', label: 'KVM', sessions: [session('kvm')], systems } as const;
  expect(editDocument(text, again)).toEqual([]);
  const gone = { ...again, label: 'Hyper-V', sessions: [session('new')] };
  expect(editDocument(text, gone)).toEqual([]);
});

test('whatever sessions come: none is lost, none counts twice, and other systems stay as they are', () => {
  const reference = fc.record({
    file: fc.constantFrom('a', 'b', 'c'),
    identifier: fc.constantFrom('x', 'y'),
  });
  fc.assert(
    fc.property(
      fc.array(reference, { minLength: 1, maxLength: 4 }),
      fc.array(reference, { maxLength: 6 }),
      (own, added) => {
        const before = [
          { label: 'one', sessions: own.filter((each, at) => own.findIndex(isSame(each)) === at) },
          { label: 'other', sessions: [session('d')] },
        ];
        const after = withSessions(before, 'one', added)?.map(({ system }) => system) ?? before;
        const all = after.flatMap(({ sessions }) => sessions.map(each => JSON.stringify(each)));
        expect(new Set(all).size).toBe(all.length);
        expect(added.every(each => after[0]?.sessions.some(isSame(each)))).toBe(true);
        expect(after[1]).toBe(before[1]);
      },
    ),
  );
});

function isSame(one: { file: string; identifier: string }) {
  return (other: { file: string; identifier: string }) =>
    one.file === other.file && one.identifier === other.identifier;
}
