import * as v from 'valibot';
import * as vscode from 'vscode';
import type { RanOn } from '../../core/comparison/document';
import { ranOnSchema } from '../../core/comparison/parse';
import type { SaidSystem } from '../../core/environment/said';

const settingSchema = v.record(v.string(), v.unknown());

/** The setting `ptsLens.systems`: identifier glob → what the user said. An entry that is none is left out. */
export function saidSystems(scope?: vscode.Uri): readonly SaidSystem[] {
  const setting = v.safeParse(
    settingSchema,
    vscode.workspace.getConfiguration('ptsLens', scope).get('systems'),
  );
  if (!setting.success) return [];
  return Object.entries(setting.output).flatMap(([pattern, value]) => {
    const ranOn = v.safeParse(ranOnSchema, value);
    return ranOn.success ? [{ pattern, ranOn: ranOn.output }] : [];
  });
}

/** Keeps the user's word on an identifier in the settings: of the workspace where there is one. */
export async function saySystem(identifier: string, ranOn: RanOn | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('ptsLens');
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  const inspected = configuration.inspect<Record<string, unknown>>('systems');
  const kept =
    target === vscode.ConfigurationTarget.Global ? inspected?.globalValue : inspected?.workspaceValue;
  const { [identifier]: _, ...others } = kept ?? {};
  await configuration.update(
    'systems',
    ranOn === undefined ? others : { ...others, [identifier]: ranOn },
    target,
  );
}
