import * as vscode from 'vscode';
import { newDocument } from '../../core/document/document';
import { commonNameOf } from '../../core/history/historyOf';
import { type KnownRun, knownMachines } from '../../core/history/knownRuns';
import { periodOf } from '../../core/history/momentText';
import { type Candidate, candidatesOf } from '../../core/library/candidates';
import { layersText } from '../../core/library/layersText';
import type { Formatter } from '../../core/messages/formatter';
import type { CommandSubject, CommandSubjects } from '../library/commandSubjects';
import type { Library } from '../library/library';
import { oneLine } from '../library/resultItems';
import { keyOf, pickSystems, uniqueSystems } from '../library/systemPick';
import { methodSettings } from '../settings';
import { viewTypes } from '../viewTypes';
import { filesOf, systemsFor } from './documentSystems';
import { withProgress } from './progress';
import { resultInFront } from './resultInFront';
import { openUntitled, type UntitledKind } from './untitled';

const untitled: UntitledKind = { name: 'history', extension: 'ptscompare', viewType: viewTypes.comparison };

/**
 * "Show History…": the runs of one machine as an untitled document. Called on several results it has those; on one, all that
 * the library knows of its machine. The palette ticks the same of what is selected in the tree and of the page in front, and
 * the user says yes; without any, the user picks a machine.
 */
export function registerShowHistory(
  words: Formatter,
  library: Library,
  subjects: CommandSubjects,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    'ptsLens.showHistory',
    async (given?: unknown, selected?: unknown) => {
      const isCalled = given !== undefined || Array.isArray(selected);
      const reading = Promise.all([
        isCalled ? subjects.of(given, selected) : subjectsInSight(subjects),
        library.ready(),
      ]);
      const read = await withProgress(words.text('extension.reading-results'), reading);
      if (read === undefined) return;
      const called = read[0].map(({ systems }) => systems);
      const [first, ...others] = called;
      if (!isCalled && first !== undefined) {
        await openTicked(words, library, called);
        return;
      }
      // A choice of single runs is taken as it is, whatever their names are.
      if (others.length > 0 && called.every(({ length }) => length === 1)) {
        await openHistory(words, called.flat());
        return;
      }
      const all = others.length > 0 ? called.flat() : candidatesOf(library.entries);
      const machines = machinesAmong(all, others.length > 0 ? undefined : first);
      if (machines.length === 0) {
        await vscode.window.showInformationMessage(
          words.text('history.no-machines', { kind: isCalled ? 'called' : 'all' }),
        );
        return;
      }
      const [only, another] = machines;
      const machine = isCalled && another === undefined ? only : await pickMachine(words, machines);
      if (machine !== undefined)
        await openHistory(
          words,
          machine.map(({ candidate }) => candidate),
        );
    },
  );
}

/** What is selected in the tree of results, and the result whose page is in front. */
async function subjectsInSight(subjects: CommandSubjects): Promise<readonly CommandSubject[]> {
  const front = resultInFront();
  return [
    ...(front === undefined ? [] : await subjects.of(front, undefined)),
    ...(await subjects.of(undefined, undefined)),
  ];
}

/** Lets the user pick runs: ticked are those of several results, or all of the machine of one. */
async function openTicked(
  words: Formatter,
  library: Library,
  called: readonly (readonly Candidate[])[],
): Promise<void> {
  const all = candidatesOf(library.entries);
  const seen = uniqueSystems(called.flat());
  const [only, another] = new Set(called.flat().map(({ entry }) => entry.path));
  const ofMachines =
    only !== undefined && another === undefined
      ? machinesAmong(all, seen).flatMap(runs => runs.map(({ candidate }) => candidate))
      : [];
  const picked = await pickSystems(words, library, all, words.text('history.pick-runs'), [
    ...seen,
    ...ofMachines,
  ]);
  if (picked !== undefined) await openHistory(words, picked);
}

/** The machines of which there are several runs, or of those the ones that some systems are runs of. */
function machinesAmong(all: readonly Candidate[], systems: readonly Candidate[] | undefined) {
  const machines = knownMachines(all);
  if (systems === undefined) return machines;
  const wanted = new Set(systems.map(keyOf));
  return machines.filter(runs => runs.some(({ candidate }) => wanted.has(keyOf(candidate))));
}

async function pickMachine(
  words: Formatter,
  machines: readonly (readonly KnownRun[])[],
): Promise<readonly KnownRun[] | undefined> {
  const items = machines.map(runs => {
    const { system } = runs.at(-1)?.candidate ?? {};
    return {
      label: oneLine(nameOf(runs.map(({ candidate }) => candidate))),
      description: words.text('history.machine-runs', {
        runs: runs.length,
        period: periodOf(runs, words.language),
      }),
      detail: [system && layersText(system.layers, words), system?.processor]
        .filter(part => part !== undefined && part !== '')
        .map(part => oneLine(part ?? ''))
        .join(' · '),
      runs,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: words.text('history.pick-machine'),
    placeHolder: words.text('history.pick-machine-hint'),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.runs;
}

async function openHistory(words: Formatter, runs: readonly Candidate[]): Promise<void> {
  await openUntitled(target => {
    const systems = systemsFor(target, runs);
    return newDocument({
      title: words.text('history.title', { machine: nameOf(runs) }),
      view: 'history',
      files: filesOf(systems),
      systems,
      ...methodSettings(target),
    });
  }, untitled);
}

function nameOf(runs: readonly Candidate[]): string {
  return commonNameOf(runs.map(({ system }) => system.identifier));
}
