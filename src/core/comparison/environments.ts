import type { ComparisonDocument } from '../document/document';
import { type DeclaredSystem, declarationFor } from '../environment/evidence/declared';
import type { Evidence } from '../environment/evidence/evidence';
import { gatherEvidence } from '../environment/evidence/gather';
import type { Subject } from '../environment/facts/table';
import { subjectOf } from '../environment/fairness/comparability';
import { isStackShown } from '../environment/stack/layer';
import { eachInSteps, type Steps } from '../steps';
import { clip } from '../text/plainText';
import type { ComparedSystem, FileProblem } from './comparison';
import type { LoadedFile } from './loadedFile';
import { type MixedPool, mixedPoolOf } from './mixedPools';
import type { ResolvedSystem } from './resolvedSystems';
import type { SampledRow } from './rows';

/** Evidence and values are shown in hovers and tables: a longer text is cut. */
export const longestText = 400;

/** The environment of each system, by label. */
export interface Environments {
  readonly subjects: ReadonlyMap<string, Subject>;
  /** Pooled systems whose sessions are not one system. */
  readonly mixed: ReadonlyMap<string, MixedPool>;
  /** Of pooled systems: sessions that do not say what they ran on, where another one does. */
  readonly silent: ReadonlyMap<string, number>;
  readonly problems: readonly FileProblem[];
}

/**
 * Reads the environment of every system. For pooled sessions it is that of the session that says most of it, the first
 * of several; where they are not one system, of the first, with the differences between the sessions.
 */
export function* environmentsOf(
  document: ComparisonDocument,
  systems: readonly ResolvedSystem[],
  files: readonly LoadedFile[],
  rows: readonly SampledRow[],
  declared: readonly DeclaredSystem[],
): Steps<Environments> {
  const subjects = new Map<string, Subject>();
  const mixed = new Map<string, MixedPool>();
  const silent = new Map<string, number>();
  const problems: FileProblem[] = [];
  const times = yield* runSeconds(rows);
  const fileOf = new Map(files.toReversed().map(file => [file.path, file]));
  const ranOn = new Map((document.systems ?? []).map(system => [system.label, system.ranOn]));
  for (const { label, sessions } of systems) {
    yield;
    const ofSessions = sessions.flatMap(({ session, system }, index) => {
      if (system === undefined) return [];
      const file = fileOf.get(session.file);
      const results =
        file !== undefined && file.failure === undefined && file.reading.kind === 'results'
          ? file
          : undefined;
      const gathered = gatherEvidence({
        system,
        title: results?.reading.kind === 'results' ? results.reading.file.title : undefined,
        logs: results?.systemLogs,
        ranOn: ranOn.get(label) ?? declarationFor(session.identifier, declared),
        runSeconds: times.get(`${label}\n${index}`),
      });
      for (const problem of gathered.problems)
        problems.push({
          file: session.file,
          problem: { id: 'bad-probe', severity: 'warning', message: problem, range: system.range },
        });
      return [subjectOf(gathered.evidence)];
    });
    const [first] = ofSessions;
    if (first === undefined) continue;
    const mixture = mixedPoolOf(ofSessions);
    if (mixture !== undefined) {
      subjects.set(label, first);
      mixed.set(label, mixture);
      continue;
    }
    const telling = ofSessions.reduce((best, one) => (toldBy(one) > toldBy(best) ? one : best), first);
    subjects.set(label, telling);
    const unsaid = ofSessions.filter(one => !isStackShown(one.stack)).length;
    if (unsaid > 0 && isStackShown(telling.stack)) silent.set(label, unsaid);
  }
  return { subjects, mixed, silent, problems };
}

/** How much a session says of its environment: whether its layers show decides first, then how many facts do. */
function toldBy({ stack, values }: Subject): number {
  const facts = values.filter(value => value !== undefined).length;
  return (isStackShown(stack) ? stack.layers.length : 0) * values.length + facts;
}

/** Wall-clock seconds by label and session; results of one run of a test repeat its times, and count once. */
function* runSeconds(rows: readonly SampledRow[]): Steps<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  const seen = new Set<string>();
  yield* eachInSteps(rows, row => {
    for (const { system, sessions } of row.samples)
      for (const { session, runTimes } of sessions) {
        const id = `${system}\n${session}`;
        const run = `${id}\n${row.identifier ?? row.id}\n${runTimes.join()}`;
        if (runTimes.length === 0 || seen.has(run)) continue;
        seen.add(run);
        times.set(id, (times.get(id) ?? 0) + runTimes.reduce((sum, time) => sum + time, 0));
      }
  });
  return times;
}

/** The layers and the machine of a system, in the form of the comparison. */
export function stackFields(
  subject: Subject | undefined,
): Pick<ComparedSystem, 'layers' | 'below' | 'machine'> {
  if (subject === undefined) return { layers: [], below: 'not known' };
  const machine = subject.machine[0]?.name;
  return {
    layers: subject.stack.layers.map(layer => ({ ...layer, evidence: layer.evidence.map(short) })),
    below: subject.stack.below,
    ...(machine === undefined ? {} : { machine }),
  };
}

/** Evidence as it is shown. */
export function short(evidence: Evidence): Evidence {
  return { ...evidence, text: clip(evidence.text, longestText) };
}
