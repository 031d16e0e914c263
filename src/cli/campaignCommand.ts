import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseCampaign } from '../core/campaign/campaignDocument';
import { stateOf } from '../core/campaign/campaignState';
import type { FoundRun } from '../core/campaign/found';
import { FoundRuns } from '../core/campaign/foundRuns';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import { campaignBlocks, campaignJson, campaignText } from '../core/reports/campaignReport';
import { toJson } from '../core/reports/jsonReport';
import { markdownOf } from '../core/reports/markdownBlocks';
import { diskFiles } from '../node/disk/diskFiles';
import { loadDocumentText } from './inputs';
import { type Answer, exitCode, type Output, UsageError } from './io';
import { campaignFormatOf, type Options } from './options';

/**
 * `campaign`: what was planned, what ran, what is missing, how long. It looks where results come home beside it. With
 * --ansible a playbook of what is missing.
 */
export async function campaign(
  names: readonly string[],
  options: Options,
  formatter: Formatter,
  output: Output,
): Promise<Answer & { readonly error?: string }> {
  const format = campaignFormatOf(options);
  const [name, ...folders] = names;
  if (name === undefined || !/\.ptscampaign$/i.test(name))
    throw new UsageError(message('cli.campaign-first'));
  const reading = parseCampaign(await loadDocumentText(name));
  if (reading.kind === 'invalid') throw new UsageError(reading.message, name);
  const usual = path.join(path.dirname(path.resolve(name)), 'pts-runs');
  const { runs, unread } = await found(folders.length === 0 ? [usual] : await folderNames(folders));
  const state = stateOf(reading.campaign, runs);
  const { playbook } = options.plan;
  if (playbook !== undefined) {
    if (state.remaining === undefined)
      return {
        text: `${formatter.text('campaign.complete', { name: reading.campaign.name })}\n`,
        code: exitCode.done,
      };
    const { exportCampaign } = await import('./playbookCommand');
    return exportCampaign(state.remaining, usual, playbook, formatter);
  }
  const isLacking = state.complete < state.asked;
  const code = options.failOn === 'missing' && isLacking ? exitCode.finding : exitCode.done;
  const error = unread === 0 ? {} : { error: formatter.text('cli.campaign-unread', { count: unread }) };
  switch (format) {
    case 'json':
      return { text: toJson(campaignJson(reading.campaign, state, formatter)), code, ...error };
    case 'markdown':
      return { text: markdownOf(campaignBlocks(reading.campaign, state, formatter)), code, ...error };
    case 'text':
      return { text: campaignText(reading.campaign, state, formatter, output.columns), code, ...error };
  }
}

/** The folders of what is named. Throws a `UsageError` for one that is not there: its results would count as missing. */
async function folderNames(names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    names.map(async name => {
      const place = path.resolve(name);
      const there = await stat(place).catch(() => undefined);
      if (there === undefined) throw new UsageError(message('cli.not-found'), name);
      return there.isDirectory() ? place : path.dirname(place);
    }),
  );
}

async function found(
  folders: readonly string[],
): Promise<{ readonly runs: readonly FoundRun[]; readonly unread: number }> {
  const runs: FoundRun[] = [];
  let unread = 0;
  for (const folder of new Set(folders)) {
    const below = await new FoundRuns(diskFiles).below(folder);
    runs.push(...below.runs);
    unread += below.unread.length + (below.isCut ? 1 : 0);
  }
  return { runs, unread };
}
