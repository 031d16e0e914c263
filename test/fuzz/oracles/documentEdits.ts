import type { ComparisonDocument, DocumentSystem } from '../../../src/core/document/document';
import type { DocumentChange } from '../../../src/core/document/edit';
import { generatedTitle } from '../../../src/core/document/labels';
import { parseDocument } from '../../../src/core/document/parse';
import { pooledSystem } from '../../../src/core/document/systemsChange';
import { type Finding, finding } from '../finding';

const oracle = 'document edit';

/** An edited document is one, and says what it said with the change made and nothing else. */
export function changeApplied(before: string, after: string, change: DocumentChange): readonly Finding[] {
  const was = parseDocument(before);
  if (was.kind === 'invalid')
    return before === after ? [] : [finding(oracle, 'an invalid document was edited', after)];
  const is = parseDocument(after);
  if (is.kind === 'invalid') return [finding(oracle, `invalid after ${change.kind}`, after)];
  const wanted = changed(was.document, change);
  if (!isSame(is.document, wanted, change))
    return [finding(oracle, `another document after ${change.kind}`, { change, after })];
  return restOf(before) === restOf(after)
    ? []
    : [finding(oracle, `unknown fields changed by ${change.kind}`, after)];
}

/** The change made on the document as a value, which is simpler than on its text. */
function changed(document: ComparisonDocument, change: DocumentChange): ComparisonDocument {
  switch (change.kind) {
    case 'title':
      return withField(document, 'title', change.title);
    case 'baseline':
      return withField(document, 'baseline', change.baseline);
    case 'confidence':
      return { ...document, confidence: change.confidence };
    case 'margin':
      return { ...document, margin: change.margin };
    case 'correction':
      return { ...document, correction: change.correction };
    case 'noise':
      return { ...document, noise: change.noise };
    case 'view':
      return withField(document, 'view', change.view);
    case 'boots':
      return withField(document, 'boots', change.boots);
    case 'add-files': {
      const known = new Set(document.systems?.map(({ label }) => label));
      const systems = change.systems?.filter(({ label }) => !known.has(label)) ?? [];
      const files = [...new Set(change.files)].filter(file => !document.files.includes(file));
      return {
        ...document,
        files: [...document.files, ...files],
        ...(document.systems === undefined ? {} : { systems: [...document.systems, ...systems] }),
      };
    }
    case 'add-sessions':
      return withMoreSessions(document, change);
    default:
      return withSystems(document, change);
  }
}

function withMoreSessions(
  document: ComparisonDocument,
  { label, sessions, systems: shown }: Extract<DocumentChange, { kind: 'add-sessions' }>,
): ComparisonDocument {
  const systems = document.systems ?? shown;
  const has = (of: readonly DocumentSystem[], wanted: DocumentSystem['sessions'][number]) =>
    of.some(system =>
      system.sessions.some(
        ({ file, identifier, occurrence = 0 }) =>
          file === wanted.file && identifier === wanted.identifier && occurrence === (wanted.occurrence ?? 0),
      ),
    );
  const fresh: DocumentSystem['sessions'][number][] = [];
  for (const session of sessions)
    if (!has([...systems, { label: '', sessions: fresh }], session)) fresh.push(session);
  if (fresh.length === 0 || !systems.some(system => system.label === label)) return document;
  const files = [...new Set([...document.files, ...sessions.map(({ file }) => file)])];
  return {
    ...document,
    files,
    systems: systems.map(system =>
      system.label === label ? { ...system, sessions: [...system.sessions, ...fresh] } : system,
    ),
  };
}

type SystemsChange = Extract<
  DocumentChange,
  { kind: 'pool' | 'unpool' | 'remove-system' | 'rename-system' | 'move-system' | 'ran-on' }
>;

function withSystems(document: ComparisonDocument, change: SystemsChange): ComparisonDocument {
  const listed = document.systems ?? change.systems;
  const isBaseline = (label: string) => document.baseline === label;
  const titleOf = (systems: readonly DocumentSystem[]) => generatedTitle(systems.map(({ label }) => label));
  // A title that only lists the systems follows them.
  const follow = (changed: ComparisonDocument) =>
    document.title !== undefined && document.title === titleOf(listed)
      ? withField(changed, 'title', titleOf(changed.systems ?? []))
      : changed;
  const result = (systems: readonly DocumentSystem[], baseline = document.baseline) =>
    follow(withField({ ...document, systems }, 'baseline', baseline));
  if (change.kind === 'pool') {
    const chosen = listed.filter(({ label }) => change.labels.includes(label));
    const [first, ...others] = chosen;
    if (first === undefined || others.length === 0) return document;
    // The name is tested by itself.
    const label = pooledSystem(listed, change.labels)?.label ?? first.label;
    const pooled = { ...first, label, sessions: chosen.flatMap(({ sessions }) => sessions) };
    const left = listed.filter(system => !others.includes(system));
    return result(
      left.map(system => (system === first ? pooled : system)),
      chosen.some(one => isBaseline(one.label)) ? label : document.baseline,
    );
  }
  const system = listed.find(({ label }) => label === change.label);
  if (system === undefined) return document;
  const replaced = (by: readonly DocumentSystem[]) => listed.flatMap(one => (one === system ? by : [one]));
  switch (change.kind) {
    case 'unpool':
      return system.sessions.length < 2
        ? document
        : result(replaced(system.sessions.map(session => ({ ...system, sessions: [session] }))));
    case 'remove-system':
      return follow(
        withField(
          { ...document, systems: replaced([]) },
          'baseline',
          isBaseline(change.label) ? undefined : document.baseline,
        ),
      );
    case 'rename-system':
      return change.to === '' || listed.some(({ label }) => label === change.to)
        ? document
        : result(
            replaced([{ ...system, label: change.to }]),
            isBaseline(change.label) ? change.to : document.baseline,
          );
    case 'move-system': {
      const others = listed.filter(one => one !== system);
      const moved = [...others.slice(0, change.to), system, ...others.slice(change.to)];
      if (moved.every((one, index) => one === listed[index])) return document;
      const isNamed = listed.some(
        ({ label, sessions }) =>
          isBaseline(label) || sessions.every(({ identifier }) => isBaseline(identifier)),
      );
      return result(moved, isNamed ? document.baseline : listed[0]?.label);
    }
    case 'ran-on':
      return change.ranOn === undefined && system.ranOn === undefined
        ? document
        : result(replaced([withField(system, 'ranOn', change.ranOn)]));
  }
}

/** The value with a field set, or without it. */
function withField<T extends object, K extends keyof T>(value: T, key: K, to: T[K] | undefined): T {
  const copy = { ...value };
  delete copy[key];
  return to === undefined ? copy : { ...copy, [key]: to };
}

/** Labels that unpooling makes up are only looked at for being different. */
function isSame(is: ComparisonDocument, wanted: ComparisonDocument, change: DocumentChange): boolean {
  if (change.kind !== 'unpool') return sorted(is) === sorted(wanted);
  const plain = ({ systems = [], title: _, ...rest }: ComparisonDocument) =>
    sorted({ ...rest, baseline: '', systems: systems.map(system => ({ ...system, label: '' })) });
  return plain(is) === plain(wanted);
}

/** JSON without the order of keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

const known = new Set([
  'version',
  'title',
  'view',
  'files',
  'systems',
  'baseline',
  'confidence',
  'margin',
  'correction',
  'noise',
  'boots',
]);

/** The fields of a document that PTS Lens does not know. */
function restOf(text: string): string {
  const whole: object = JSON.parse(text.replace(/^\ufeff/, ''));
  return sorted(Object.fromEntries(Object.entries(whole).filter(([key]) => !known.has(key))));
}
