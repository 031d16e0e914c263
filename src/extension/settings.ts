import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ComparisonContext } from '../core/comparison/compare';
import { type LoadedFile, profilesOf } from '../core/comparison/loadedFile';
import { type DocumentMethod, defaultChoices } from '../core/document/method';
import type { DeclaredSystem } from '../core/environment/evidence/declared';
import type { RanOn } from '../core/environment/evidence/ranOn';
import type { Target } from '../core/targets/target';
import { readTargets, type TargetsReading } from '../core/targets/targetSchema';
import { installedProfiles } from './platform.node';
import { settingSchemas } from './settingSchemas';

// The one reader of `ptsLens.*`: a value that a settings file got wrong counts as not set.

const section = 'ptsLens';

/** Of a setting that is read entry by entry. */
const entriesSchema = v.record(v.string(), v.unknown());

function settingsOf(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(section, scope);
}

/** Whether a change of the settings is one of ours. */
export function isOurs(change: vscode.ConfigurationChangeEvent, scope: vscode.Uri): boolean {
  return change.affectsConfiguration(section, scope);
}

/** The statistics of a new comparison, and of a Result view until something else is chosen in it. */
export function methodSettings(scope?: vscode.Uri): DocumentMethod {
  const settings = settingsOf(scope);
  const { confidence, margin, correction, noise } = settingSchemas;
  return {
    confidence: v.parse(v.fallback(confidence, defaultChoices.confidence), settings.get('confidence')),
    margin: v.parse(v.fallback(margin, defaultChoices.margin), settings.get('margin')),
    correction: v.parse(v.fallback(correction, defaultChoices.correction), settings.get('correction')),
    noise: v.parse(v.fallback(noise, defaultChoices.noise), settings.get('noise')),
  };
}

/** What the text of a result shows besides itself, each switched by `ptsLens.inline.*`. */
export const inlineParts = [
  'lens',
  'hover',
  'inlay',
  'outline',
  'navigation',
  'folding',
  'problems',
] as const;
export type InlinePart = (typeof inlineParts)[number];

export function inlineSettings(scope: vscode.Uri): ReadonlySet<InlinePart> {
  const settings = settingsOf(scope);
  return new Set(inlineParts.filter(part => settings.get<unknown>(`inline.${part}`) !== false));
}

/** Folders of result folders outside the workspace, as they are written. */
export function resultRoots(): readonly string[] {
  const configured = settingsOf().get<unknown>('resultRoots');
  return Array.isArray(configured)
    ? configured.flatMap(path => (v.is(settingSchemas.resultRoots.item, path) ? [path.trim()] : []))
    : [];
}

export function isOfResultRoots(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(`${section}.resultRoots`);
}

/** Adds a folder to the user's own roots. */
export async function addResultRoot(folder: string): Promise<void> {
  const settings = settingsOf();
  const roots = settings.inspect<readonly string[]>('resultRoots')?.globalValue ?? [];
  await settings.update('resultRoots', [...roots, folder], vscode.ConfigurationTarget.Global);
}

/** The user's name under findings; empty where it is not set. */
export function findingAuthor(): string {
  const name = v.safeParse(settingSchemas.author, settingsOf().get('author'));
  return name.success ? name.output : '';
}

export async function keepFindingAuthor(name: string): Promise<void> {
  await settingsOf().update('author', name, vscode.ConfigurationTarget.Global);
}

/** The targets of the settings, and what is wrong among them. */
export function targetSettings(): TargetsReading {
  return readTargets(settingsOf().get('targets'));
}

/** The file that `ssh` reads in place of the user's own; empty for that. */
export function sshConfigFile(): string {
  return v.parse(v.fallback(settingSchemas['ssh.configFile'], ''), settingsOf().get('ssh.configFile'));
}

/** The Ansible inventory whose hosts are offered; empty for none. */
export function ansibleInventoryFile(): string {
  const file = v.parse(
    v.fallback(settingSchemas['ansible.inventory'], ''),
    settingsOf().get('ansible.inventory'),
  );
  return file.trim();
}

export function isOfTargets(change: vscode.ConfigurationChangeEvent): boolean {
  return ['targets', 'ssh', 'ansible'].some(name => change.affectsConfiguration(`${section}.${name}`));
}

/** Writes a target into the user's own settings, or takes it out of them; what is wrong there stays. */
export async function keepTarget(name: string, target: Omit<Target, 'name'> | undefined): Promise<void> {
  const settings = settingsOf();
  const kept = v.parse(v.fallback(entriesSchema, {}), settings.inspect('targets')?.globalValue);
  const { [name]: _, ...others } = kept;
  const changed = target === undefined ? others : { ...kept, [name]: target };
  await settings.update('targets', changed, vscode.ConfigurationTarget.Global);
}

/** Glob of identifiers → the layers that the user declares. */
function declaredSystems(scope?: vscode.Uri): readonly DeclaredSystem[] {
  const setting = v.safeParse(entriesSchema, settingsOf(scope).get('systems'));
  if (!setting.success) return [];
  return Object.entries(setting.output).flatMap(([pattern, value]) => {
    const ranOn = v.safeParse(settingSchemas.systems.value, value);
    return ranOn.success ? [{ pattern, ranOn: ranOn.output }] : [];
  });
}

/** Keeps the user's word on an identifier: in the workspace's settings where there is a workspace. */
export async function declareSystem(identifier: string, ranOn: RanOn | undefined): Promise<void> {
  const settings = settingsOf();
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  const inspected = settings.inspect<Record<string, unknown>>('systems');
  const kept =
    target === vscode.ConfigurationTarget.Global ? inspected?.globalValue : inspected?.workspaceValue;
  const { [identifier]: _, ...others } = kept ?? {};
  await settings.update('systems', ranOn === undefined ? others : { ...others, [identifier]: ranOn }, target);
}

/** The declarations of the settings and the installed profiles for the systems and benchmarks of some files. */
export async function contextOf(files: readonly LoadedFile[], scope: vscode.Uri): Promise<ComparisonContext> {
  return { declared: declaredSystems(scope), installed: await installedProfiles(profilesOf(files)) };
}
