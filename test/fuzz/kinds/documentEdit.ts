import { compareFiles } from '../../../src/core/comparison/compare';
import { systemsOf } from '../../../src/core/comparison/resolvedSystems';
import type { DocumentSystem } from '../../../src/core/document/document';
import { type DocumentChange, editDocument } from '../../../src/core/document/edit';
import { parseDocument } from '../../../src/core/document/parse';
import type { TextEdit } from '../../../src/core/results/textEdit';
import { doubleKey } from '../generators/double';
import { layouts } from '../generators/layout';
import { scrambles } from '../generators/scramble';
import { mutated } from '../generators/step';
import type { Kind } from '../kind';
import { namedFiles, namedPaths } from '../loaded';
import { oddTexts } from '../odd/texts';
import { changeApplied } from '../oracles/documentEdits';
import type { Random } from '../random';
import { anyDocument } from './document';

/** Mostly such as leave a document what it is: there is nothing to edit in another. */
const steps = [...layouts, ...layouts, ...layouts, doubleKey, doubleKey, doubleKey, ...scrambles];

/** A change made in the page, written into a document of any layout. */
export const documentEdit: Kind = {
  weight: 22,
  make(making) {
    const { random, material } = making;
    const start = anyDocument(making);
    const { text, recipe } = random.chance(0.4)
      ? { text: start, recipe: ['made'] }
      : mutated(start, steps, making, 2);
    const choose = chooser(random);
    return {
      recipe,
      parts: [{ name: 'fuzz.ptscompare', content: text }],
      work: () => {
        const reading = parseDocument(text);
        const shown =
          reading.kind === 'invalid'
            ? []
            : (reading.document.systems ?? systemsOf(compareFiles(reading.document, namedFiles(material))));
        const change = choose(shown);
        const after = applied(text, editDocument(text, change));
        return () => changeApplied(text, after, change);
      },
    };
  },
};

/** Draws all it needs at once: what it chooses must not depend on what the product does. */
function chooser(random: Random): (shown: readonly DocumentSystem[]) => DocumentChange {
  const kind = random.pick([
    'title',
    'baseline',
    'confidence',
    'margin',
    'correction',
    'noise',
    'boots',
    'view',
    'add-files',
    'pool',
    'pool',
    'unpool',
    'unpool',
    'remove-system',
    'rename-system',
    'move-system',
    'ran-on',
  ] as const);
  const text = random.pick(oddTexts);
  const isNone = random.chance(0.2);
  const [first, second, third] = [random.fraction(), random.fraction(), random.fraction()];
  const confidence = random.pick([90, 95, 99] as const);
  const margin = random.pick([0.5, 1, 50, 1e-300]);
  const correction = random.pick(['bh', 'holm'] as const);
  const noise = random.pick(['shared', 'own'] as const);
  const ranOn = isNone
    ? undefined
    : ({ layers: [{ kind: 'kvm', role: 'guest' }], below: 'not known' } as const);
  return systems => {
    const label = (place: number) => systems[Math.floor(place * systems.length)]?.label ?? text;
    switch (kind) {
      case 'title':
        return { kind, title: isNone ? undefined : text };
      case 'baseline':
        return { kind, baseline: isNone ? undefined : label(first) };
      case 'confidence':
        return { kind, confidence };
      case 'margin':
        return { kind, margin };
      case 'correction':
        return { kind, correction };
      case 'noise':
        return { kind, noise };
      case 'view':
        return { kind, view: isNone ? undefined : 'history' };
      case 'boots':
        return { kind, boots: isNone ? undefined : margin };
      case 'add-files':
        return {
          kind,
          files: [text || 'x', namedPaths[0], 'new/composite.xml'],
          systems: isNone ? [] : newSystems,
        };
      case 'pool':
        return { kind, labels: [label(first), label(second), label(third)], systems };
      case 'unpool':
        return {
          kind,
          label: systems.find(({ sessions }) => sessions.length > 1)?.label ?? label(first),
          systems,
        };
      case 'remove-system':
        return { kind, label: label(isNone ? 0.999 : first), systems };
      case 'rename-system':
        return { kind, label: label(first), to: isNone ? label(second) : text, systems };
      case 'move-system':
        return { kind, label: label(first), to: Math.floor(second * systems.length), systems };
      case 'ran-on':
        return { kind, label: label(first), ranOn, systems };
    }
  };
}

const newSystems: readonly DocumentSystem[] = [
  { label: 'new', sessions: [{ file: 'new/composite.xml', identifier: 'new' }] },
];

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}
