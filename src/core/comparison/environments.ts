import { subjectOf } from '../environment/comparability';
import type { Evidence } from '../environment/evidence';
import type { Subject } from '../environment/facts/fact';
import { gatherEvidence } from '../environment/gather';
import { machineOf } from '../environment/machine';
import { type SaidSystem, saidOf } from '../environment/said';
import { clip } from '../environment/text';
import type { ComparisonDocument } from './document';
import type { LoadedFile } from './files';
import type { ComparedSystem, FileProblem } from './model';
import type { SampledRow } from './rows';
import type { ResolvedSystem } from './systems';

/** Evidence and values are shown in hovers and tables: a longer text is cut. */
export const longestText = 400;

/** Each system as what it ran on, by label. */
export interface Environments {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly problems: readonly FileProblem[];
}

/** Reads what every system ran on: of pooled sessions the first that its file declares. */
export function environmentsOf(
  document: ComparisonDocument,
  systems: readonly ResolvedSystem[],
  files: readonly LoadedFile[],
  rows: readonly SampledRow[],
  said: readonly SaidSystem[],
): Environments {
  const subjects = new Map<string, Subject>();
  const problems: FileProblem[] = [];
  const times = runSeconds(rows);
  for (const { label, sessions } of systems) {
    const index = sessions.findIndex(({ system }) => system !== undefined);
    const { session, system } = sessions[index] ?? {};
    if (session === undefined || system === undefined) continue;
    const file = files.find(({ path }) => path === session.file);
    const isRead = file !== undefined && file.failure === undefined && file.reading.kind === 'results';
    const gathered = gatherEvidence({
      system,
      title: isRead && file.reading.kind === 'results' ? file.reading.file.title : undefined,
      logs: isRead ? file.systemLogs : undefined,
      ranOn: document.systems?.find(one => one.label === label)?.ranOn ?? saidOf(session.identifier, said),
      runSeconds: times.get(`${label}\n${index}`),
    });
    subjects.set(label, subjectOf(gathered.evidence));
    for (const problem of gathered.problems)
      problems.push({
        file: session.file,
        problem: { id: 'bad-probe', severity: 'warning', message: problem, range: system.range },
      });
  }
  return { subjects, problems };
}

/** Wall seconds by label and session; results of one run of a test repeat its times, and count once. */
function runSeconds(rows: readonly SampledRow[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const seen = new Set<string>();
  for (const row of rows)
    for (const { system, sessions } of row.samples)
      for (const { session, runTimes } of sessions) {
        const id = `${system}\n${session}`;
        const run = `${id}\n${row.identifier ?? row.id}\n${runTimes.join()}`;
        if (runTimes.length === 0 || seen.has(run)) continue;
        seen.add(run);
        times.set(id, (times.get(id) ?? 0) + runTimes.reduce((sum, time) => sum + time, 0));
      }
  return times;
}

/** What a system ran on, as the comparison carries it. */
export function stackFields(
  subject: Subject | undefined,
): Pick<ComparedSystem, 'layers' | 'below' | 'machine'> {
  if (subject === undefined) return { layers: [], below: 'not known' };
  const machine = machineOf(subject.evidence)[0]?.name;
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
