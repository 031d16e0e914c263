import type { FactId, FactValue } from '../environment/facts/fact';
import { facts, type Subject, stateOfFact } from '../environment/facts/table';
import { isSameStack, type Layer, type Stack } from '../environment/stack/layer';
import { kindName, layerMessage } from '../environment/stack/layerNames';
import { clip } from '../text/plainText';
import type { Change, ChangedFact, FactChange, FactText } from './history';

/** They tell of a run, not of the system: they differ from run to run where nothing was changed. */
const ofRuns: ReadonlySet<FactId> = new Set<FactId>([
  'overlap',
  'steal',
  'clock-drift',
  'memory-change',
  'host-load',
]);

/** What another stack is, or brings with it. */
const ofStack: ReadonlySet<FactId> = new Set<FactId>([
  'nesting',
  'role',
  'emulation',
  'hardware-virtualization',
]);

/** Longer values are cut: a mark has room for a line. */
const longestValue = 400;

/**
 * The facts that changed, by the run that first shows them. A run that shows nothing of a fact neither changes it nor
 * hides a change.
 *
 * @param subjects of the runs in their order; absent where no file describes the system
 */
export function factChanges(subjects: readonly (Subject | undefined)[]): readonly Change[] {
  const last = new Map<
    FactId,
    { readonly run: number; readonly subject: Subject; readonly value: FactValue }
  >();
  let lastStack: { readonly run: number; readonly stack: Stack } | undefined;
  return subjects.flatMap((subject, run): Change[] => {
    if (subject === undefined) return [];
    const changed: FactChange[] = [];
    const { stack } = subject;
    let isOtherStack = false;
    if (stack.layers.length > 0) {
      isOtherStack = lastStack !== undefined && !isSameStack(lastStack.stack, stack);
      if (lastStack !== undefined && isOtherStack)
        changed.push({
          fact: 'stack',
          from: stackText(lastStack.stack),
          to: stackText(stack),
          before: lastStack.run,
        });
      lastStack = { run, stack };
    }
    facts.forEach(({ id, group }, index) => {
      const value = subject.values[index];
      if (value === undefined || ofRuns.has(id)) return;
      const known = last.get(id);
      last.set(id, { run, subject, value });
      if (known === undefined || stateOfFact(id, known.subject, subject) !== 'differs') return;
      // Virtual devices come with the hypervisor: they are one change with it, not a second one.
      if (isOtherStack && (group === 'hypervisor' || ofStack.has(id))) return;
      changed.push({ fact: id, from: shown(known.value), to: shown(value), before: known.run });
    });
    return changed.length === 0 ? [] : [{ run, facts: changed }];
  });
}

/** A property of the test itself over the runs, such as its version: undefined where a run does not show it. */
export function valueChanges(fact: ChangedFact, values: readonly (string | undefined)[]): readonly Change[] {
  let last: { readonly run: number; readonly value: string } | undefined;
  return values.flatMap((value, run): Change[] => {
    if (value === undefined) return [];
    const known = last;
    last = { run, value };
    if (known === undefined || known.value === value) return [];
    const [from, to] = [known.value, value].map(text => ({ text: clip(text, longestValue) }));
    return from === undefined || to === undefined
      ? []
      : [{ run, facts: [{ fact, from, to, before: known.run }] }];
  });
}

/** Several lists of changes as one, those of a run together. */
export function mergedChanges(...lists: readonly (readonly Change[])[]): readonly Change[] {
  const byRun = new Map<number, FactChange[]>();
  for (const { run, facts: ofRun } of lists.flat()) byRun.set(run, [...(byRun.get(run) ?? []), ...ofRun]);
  return [...byRun].sort(([a], [b]) => a - b).map(([run, ofRun]) => ({ run, facts: ofRun }));
}

function shown({ text, words }: FactValue): FactText {
  return { text: clip(text, longestValue), ...(words === undefined ? {} : { words }) };
}

function stackText({ layers }: Stack): FactText {
  const [only, another] = layers;
  return {
    text: layers.map(nameOf).join(' → '),
    ...(only === undefined || another !== undefined ? {} : { words: layerMessage(only) }),
  };
}

function nameOf({ kind, product, version }: Layer): string {
  return [kindName(kind) ?? kind, product, version].filter(part => part !== undefined).join(' ');
}
