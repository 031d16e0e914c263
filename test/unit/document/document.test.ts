import { describe, expect, test } from 'vitest';
import { type DocumentSystem, newDocument } from '../../../src/core/document/document';
import { type DocumentChange, editDocument } from '../../../src/core/document/edit';
import { parseDocument } from '../../../src/core/document/parse';
import { Formatter } from '../../../src/core/messages/formatter';

const english = new Formatter('en');

function sentence(text: string): string {
  const reading = parseDocument(text);
  return reading.kind === 'invalid' ? english.say(reading.message) : 'no mistake';
}

describe('a comparison written by hand is understood', () => {
  test('only version and files are needed; the rest has defaults', () => {
    expect(parseDocument('{ "version": 1, "files": ["xen/composite.xml", "kvm"] }')).toEqual({
      kind: 'document',
      document: {
        version: 1,
        files: ['xen/composite.xml', 'kvm'],
        confidence: 95,
        margin: 1,
        correction: 'bh',
        noise: 'shared',
      },
    });
  });

  test('what the user said of a system is read, unknown fields do no harm', () => {
    const reading = parseDocument(
      JSON.stringify({
        version: 1,
        files: ['a'],
        colour: 'red',
        systems: [
          {
            label: 'Xen',
            note: 1,
            sessions: [{ file: 'a', identifier: 'xen guest', occurrence: 1 }],
            ranOn: { layers: [{ kind: 'xen', role: 'guest', mode: 'hvm' }], below: 'not known' },
          },
        ],
        baseline: 'Xen',
        confidence: 99,
        margin: 2.5,
        correction: 'holm',
      }),
    );
    expect(reading).toMatchObject({
      kind: 'document',
      document: {
        systems: [{ label: 'Xen', ranOn: { layers: [{ kind: 'xen', mode: 'hvm' }], below: 'not known' } }],
        confidence: 99,
        margin: 2.5,
        correction: 'holm',
      },
    });
  });

  test('a byte order mark and Windows line ends do no harm', () => {
    expect(parseDocument('\uFEFF{\r\n"version": 1,\r\n"files": []\r\n}').kind).toBe('document');
  });
});

describe('a document that shows a history', () => {
  test('is read as it was written, and stays one when something else is changed', () => {
    const text = newDocument({ title: 'Weekly', view: 'history', files: ['a'], margin: 2 });
    expect(documentOf(text)).toMatchObject({ view: 'history', title: 'Weekly', margin: 2 });
    const after = changed(text, { kind: 'margin', margin: 3 });
    expect(documentOf(after)).toMatchObject({ view: 'history', margin: 3 });
  });

  test('is a comparison where nothing says so, as all were before', () => {
    expect(documentOf('{ "version": 1, "files": ["a"] }')).not.toHaveProperty('view');
    expect(newDocument({ files: ['a'] })).not.toContain('view');
  });
});

describe('a mistake in a comparison is told with its place', () => {
  test.each([
    ['{ "version": 1,\n  "files": ["a" "b"] }', 'Line 2, column 17: not valid JSON (a comma is missing).'],
    ['{ "version": 1, // mine\n "files": [] }', 'comments are not allowed'],
    ['', 'a value is expected'],
    ['{ "version": 2,\n "files": [] }', 'Line 1, “version”: only version 1 is known'],
    ['{ "version": 1 }', 'Line 1, “files”: it is missing.'],
    ['{ "version": 1,\n "files": "a" }', 'Line 2, “files”: a list in brackets is expected.'],
    ['1', 'Line 1: an object in braces is expected.'],
    ['{ "version": 1, "files": [],\n\n "confidence": 97 }', 'Line 3, “confidence”: it must be 90, 95 or 99.'],
    ['{ "version": 1, "files": [], "margin": 0 }', 'above 0 and at most 50'],
    ['{ "version": 1, "files": [], "margin": 51 }', 'above 0 and at most 50'],
    ['{ "version": 1, "files": [], "margin": "1" }', 'above 0 and at most 50'],
    ['{ "version": 1, "files": [], "correction": "none" }', '“bh” or “holm”'],
    ['{ "version": 1, "files": [], "systems": [{ "label": "", "sessions": [] }] }', '“systems[0].label”'],
    ['{ "version": 1, "files": [], "systems": [{ "label": "a", "sessions": [] }] }', 'at least one session'],
    ['{ "version": 1, "files": [], "view": "heat" }', '“view”: it must be “history”, or absent'],
    [
      JSON.stringify({
        version: 1,
        files: ['a'],
        systems: [1, 2].map(() => ({ label: 'a', sessions: [{ file: 'a', identifier: 'x' }] })),
      }),
      'every system needs a label of its own',
    ],
    [
      JSON.stringify({
        version: 1,
        files: ['a'],
        systems: [
          {
            label: 'a',
            sessions: [{ file: 'a', identifier: 'x' }],
            ranOn: { layers: [{ kind: 'kvm', role: 'visitor' }], below: 'nothing' },
          },
        ],
      }),
      '“systems[0].ranOn.layers[0].role”: it must be “host”',
    ],
    ['['.repeat(100_000), 'nested too deeply'],
    [' '.repeat(2_000_001), 'too long to be a comparison'],
  ])('a mistake in a comparison is told with its place: case %#', (text, said) => {
    expect(sentence(text)).toContain(said);
  });
});

/** The text after a change, for documents written as a person would. */
function changed(text: string, change: DocumentChange): string {
  let result = text;
  for (const edit of [...editDocument(text, change)].reverse())
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

const written = `{
    "version": 1,
    "title":   "The lab",
    "files": ["xen", "kvm", "hyper-v"],
    "mine": { "keep":  [1,2,   3] },
    "systems": [
        { "label": "Xen", "sessions": [{ "file": "xen", "identifier": "Xen" }], "ranOn": { "layers": [], "below": "nothing" } },
        { "label": "KVM", "sessions": [{ "file": "kvm", "identifier": "KVM" }], "extra": true },
        { "label": "Hyper-V", "sessions": [{ "file": "hyper-v", "identifier": "Hyper-V" }] }
    ],
    "baseline": "KVM"
}
`;

function documentOf(text: string) {
  const reading = parseDocument(text);
  if (reading.kind === 'invalid') throw new Error(english.say(reading.message));
  return reading.document;
}

describe('a change made on the page keeps what a person wrote in the file', () => {
  test('setting the baseline changes that value and not one other character', () => {
    const text = changed(written, { kind: 'baseline', baseline: 'Hyper-V' });
    expect(text).toBe(written.replace('"baseline": "KVM"', '"baseline": "Hyper-V"'));
  });

  test('a setting that was not there is added, in the indentation of the file', () => {
    const text = changed(written, { kind: 'confidence', confidence: 99 });
    expect(text).toBe(written.replace('"KVM"\n}', '"KVM",\n    "confidence": 99\n}'));
    expect(documentOf(changed(text, { kind: 'margin', margin: 3 })).margin).toBe(3);
    expect(documentOf(changed(text, { kind: 'correction', correction: 'holm' })).correction).toBe('holm');
  });

  test('an unset title goes, with its comma', () => {
    expect(changed(written, { kind: 'title', title: undefined })).toBe(
      written.replace('    "title":   "The lab",\n', ''),
    );
  });

  test('the same value again is no edit at all', () => {
    expect(editDocument(written, { kind: 'baseline', baseline: 'KVM' })).toEqual([]);
  });

  test('pooling joins the sessions under a name of all, keeps what was said of the first and moves the baseline along', () => {
    const text = changed(written, { kind: 'pool', labels: ['Xen', 'KVM'], systems: [] });
    const document = documentOf(text);
    expect(document.systems?.map(system => [system.label, system.sessions.length])).toEqual([
      ['Xen + 1', 2],
      ['Hyper-V', 1],
    ]);
    expect(document.systems?.[0]?.ranOn).toEqual({ layers: [], below: 'nothing' });
    expect(document.baseline).toBe('Xen + 1');
    expect(text).toContain('"mine": { "keep":  [1,2,   3] }');
    expect(text).toContain('"title":   "The lab"');
  });

  test.each([
    ['weekly', ['weekly-1', 'weekly-2', 'weekly-3']],
    ['gzip-run', ['gzip-run-0', 'gzip-run-9']],
    ['guest', ['guest (monday)', 'guest (tuesday)']],
    ['KVM guest', ['KVM guest 6.1', 'KVM guest 6.2']],
    ['EPYC 7763 + 1', ['EPYC 7763', 'Xeon 8370C']],
    ['kvm + 1', ['kvm', 'kv2']],
    ['lab', ['lab', 'lab 2']],
  ])('a pool is called %s, what its members have in common', (name, labels) => {
    const systems = labels.map(label => ({ label, sessions: [{ file: 'a', identifier: label }] }));
    const text = newDocument({ files: ['a'], title: labels.join(', '), systems });
    const document = documentOf(changed(text, { kind: 'pool', labels, systems: [] }));
    expect(document.systems?.map(system => system.label)).toEqual([name]);
    // A title that only listed the systems follows.
    expect(document.title).toBe(name);
  });

  test('pooling can be undone: every session is a system again', () => {
    const pooled = changed(written, { kind: 'pool', labels: ['Xen', 'Hyper-V'], systems: [] });
    const document = documentOf(changed(pooled, { kind: 'unpool', label: 'Xen + 1', systems: [] }));
    expect(document.systems?.map(system => system.label)).toEqual(['Xen', 'Hyper-V', 'KVM']);
    expect(document.systems?.map(system => system.sessions)).toEqual([
      [{ file: 'xen', identifier: 'Xen' }],
      [{ file: 'hyper-v', identifier: 'Hyper-V' }],
      [{ file: 'kvm', identifier: 'KVM' }],
    ]);
  });

  test('sessions of one identifier get the names of their folders when pooling is undone', () => {
    const systems: readonly DocumentSystem[] = [
      {
        label: 'Xen',
        sessions: [
          { file: 'monday/composite.xml', identifier: 'guest' },
          { file: 'tuesday', identifier: 'guest' },
        ],
      },
    ];
    const text = newDocument({ files: ['monday/composite.xml', 'tuesday'], systems, baseline: 'Xen' });
    const document = documentOf(changed(text, { kind: 'unpool', label: 'Xen', systems: [] }));
    expect(document.systems?.map(system => system.label)).toEqual(['guest (monday)', 'guest (tuesday)']);
    expect(document.baseline).toBe('guest (monday)');
  });

  test('removing a system removes it and a baseline of its name, not the file', () => {
    const document = documentOf(changed(written, { kind: 'remove-system', label: 'KVM', systems: [] }));
    expect(document.systems?.map(system => system.label)).toEqual(['Xen', 'Hyper-V']);
    expect(document.baseline).toBeUndefined();
    expect(document.files).toHaveLength(3);
  });

  test('renaming touches the label and the baseline only, and never makes two of one name', () => {
    const text = changed(written, { kind: 'rename-system', label: 'KVM', to: 'KVM 8.2', systems: [] });
    expect(text).toBe(
      written
        .replace('"label": "KVM"', '"label": "KVM 8.2"')
        .replace('"baseline": "KVM"', '"baseline": "KVM 8.2"'),
    );
    expect(editDocument(written, { kind: 'rename-system', label: 'KVM', to: 'Xen', systems: [] })).toEqual(
      [],
    );
  });

  test('moving a system moves its text as it is written, and the first system stays the baseline', () => {
    const text = `{ "version": 1, "files": ["a"],
  "systems": [
    { "label": "a", "note": "kept", "sessions": [{ "file": "a", "identifier": "x" }] },
    { "sessions": [{ "file": "a", "identifier": "y" }],   "label": "b" }
  ] }`;
    expect(
      changed(text, { kind: 'move-system', label: 'b', to: 0, systems: [] }),
    ).toBe(`{ "version": 1, "files": ["a"],
  "systems": [
    { "sessions": [{ "file": "a", "identifier": "y" }],   "label": "b" },
    { "label": "a", "note": "kept", "sessions": [{ "file": "a", "identifier": "x" }] }
  ],
  "baseline": "a" }`);
    expect(editDocument(text, { kind: 'move-system', label: 'b', to: 9, systems: [] })).toEqual([]);
  });

  test('systems that are added to a document that lists none join those that it shows, and no others of their file', () => {
    const text = newDocument({ files: ['a'] });
    const [a, b] = ['a', 'b'].map(file => ({ label: file, sessions: [{ file, identifier: 'x' }] }));
    if (a === undefined || b === undefined) throw new Error('two are there');
    const document = documentOf(changed(text, { kind: 'add-files', files: ['b'], systems: [b], shown: [a] }));
    expect(document.files).toEqual(['a', 'b']);
    expect(document.systems).toEqual([a, b]);
  });

  test('a document that leaves the systems to its files gets those shown, changed', () => {
    const text = newDocument({ files: ['a', 'b'] });
    const systems = ['a', 'b'].map(file => ({ label: file, sessions: [{ file, identifier: 'x' }] }));
    const document = documentOf(changed(text, { kind: 'pool', labels: ['a', 'b'], systems }));
    expect(document.systems).toEqual([
      { label: 'a + 1', sessions: systems.flatMap(system => system.sessions) },
    ]);
  });

  test('a change that makes no sense leaves such a document alone', () => {
    const text = newDocument({ files: ['a'] });
    const systems = [{ label: 'a', sessions: [{ file: 'a', identifier: 'x' }] }];
    expect(editDocument(text, { kind: 'pool', labels: ['a'], systems })).toEqual([]);
    expect(editDocument(text, { kind: 'unpool', label: 'z', systems })).toEqual([]);
  });

  test('added files come once; added systems only where the document lists its own', () => {
    const added = [{ label: 'New', sessions: [{ file: 'new', identifier: 'New' }] }];
    const document = documentOf(
      changed(written, { kind: 'add-files', files: ['new', 'xen', 'new'], systems: added }),
    );
    expect(document.files).toEqual(['xen', 'kvm', 'hyper-v', 'new']);
    expect(document.systems?.at(-1)?.label).toBe('New');
    const plain = changed(newDocument({ files: ['a'] }), {
      kind: 'add-files',
      files: ['new'],
      systems: added,
    });
    expect(documentOf(plain).systems).toBeUndefined();
  });

  test('tabs and Windows line ends stay', () => {
    const text = '{\r\n\t"version": 1,\r\n\t"files": [\r\n\t\t"a"\r\n\t]\r\n}\r\n';
    expect(changed(text, { kind: 'margin', margin: 2 })).toBe(
      '{\r\n\t"version": 1,\r\n\t"files": [\r\n\t\t"a"\r\n\t],\r\n\t"margin": 2\r\n}\r\n',
    );
  });

  test('a text that is no document is not edited', () => {
    expect(editDocument('{ "version": ', { kind: 'title', title: 'x' })).toEqual([]);
  });
});
