import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { parseDocument } from '../../../src/core/document/parse';
import { file, result } from '../comparison/lab';

/** As version 0.1 wrote it, with every field it had. */
const former = `{
  "version": 1,
  "title": "Three guests",
  "files": ["a", "b"],
  "systems": [
    { "label": "Second", "sessions": [{ "file": "b", "identifier": "two" }] },
    {
      "label": "First",
      "sessions": [{ "file": "a", "identifier": "one" }],
      "ranOn": {
        "layers": [
          { "kind": "vmware", "role": "guest", "product": "Workstation", "version": "17.6.1" },
          { "kind": "kvm", "role": "guest", "mode": "q35" }
        ],
        "below": "nothing",
        "machine": "lab-pc"
      }
    },
    { "label": "Third", "sessions": [{ "file": "b", "identifier": "two", "occurrence": 0 }] }
  ],
  "baseline": "First",
  "confidence": 90,
  "margin": 2.5,
  "correction": "holm"
}
`;

const trials = (mean: number) => [mean * 0.99, mean, mean * 1.01];
const files = [
  file('a', ['one'], [result({ name: 'x', entries: [{ system: 'one', trials: trials(100) }] })]),
  file('b', ['two'], [result({ name: 'x', entries: [{ system: 'two', trials: trials(80) }] })]),
];

function comparisonOf(text: string) {
  const reading = parseDocument(text);
  if (reading.kind !== 'document') throw new Error('it does not open');
  // Read in the order in which the document names them.
  const read = reading.document.files.flatMap(name => files.find(({ path }) => path === name) ?? []);
  return compareFiles(reading.document, read);
}

describe('a comparison that an earlier version wrote', () => {
  test('opens with its systems in their order, its baseline, its method and what was said of a system', () => {
    const { title, systems, baseline, method } = comparisonOf(former);
    expect(title).toBe('Three guests');
    expect(systems.map(({ label }) => label)).toEqual(['Second', 'First', 'Third']);
    expect(baseline).toBe('First');
    expect(method).toMatchObject({ confidence: 0.9, margin: 0.025, correction: 'holm' });
    const said = systems.find(({ label }) => label === 'First');
    expect(said?.layers.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['vmware guest', 'kvm guest']);
  });

  test('keeps the first system as its baseline where it names none, whatever a new one would suggest', () => {
    expect(comparisonOf('{ "version": 1, "files": ["b", "a"] }').baseline).toBe('two');
    const { baseline } = comparisonOf(former.replace('"First",\n  "confidence"', '"gone",\n  "confidence"'));
    expect(baseline).toBe('Second');
  });
});
