import { profilesOf } from '../core/comparison/loadedFile';
import type { History } from '../core/history/history';
import { historyOf } from '../core/history/historyOf';
import { isForTheWorse } from '../core/history/rowText';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import { historyBlocks } from '../core/reports/historyBlocks';
import { historyCsv } from '../core/reports/historyCsv';
import { historyReport } from '../core/reports/historyJson';
import { historyText } from '../core/reports/historyText';
import { htmlOf } from '../core/reports/htmlBlocks';
import { toJson } from '../core/reports/jsonReport';
import { markdownOf } from '../core/reports/markdownBlocks';
import { installedProfiles } from '../node/disk/installedProfiles';
import type { Inputs } from './inputs';
import { type Answer, exitCode, type Output, UsageError } from './io';
import { type Options, textFormatOf } from './options';

/** `history`: the runs of one machine over time. --fail-on step counts steps for the worse only; see `isForTheWorse`. */
export async function history(
  inputs: Inputs,
  options: Options,
  formatter: Formatter,
  output: Output,
): Promise<Answer> {
  const format = textFormatOf(options);
  const made = await historyInputs(inputs, options);
  const text = await write(made, format, formatter, output);
  const { failOn, since = Number.NEGATIVE_INFINITY } = options;
  const hasFailed =
    failOn !== undefined &&
    made.rows.some(({ steps = [] }) =>
      steps.some(step => isForTheWorse(step) && (made.runs[step.run]?.time ?? 0) >= since),
    );
  return { text, code: hasFailed ? exitCode.finding : exitCode.done };
}

/** Throws a `UsageError` where no run is of the machine that is named. */
async function historyInputs(
  { document, files }: Inputs,
  { confidence, margin, correction, plan: { system } }: Options,
): Promise<History> {
  const context = { installed: await installedProfiles(profilesOf(files)) };
  const asked = {
    ...document,
    ...(confidence === undefined ? {} : { confidence }),
    ...(margin === undefined ? {} : { margin }),
    ...(correction === undefined ? {} : { correction }),
  };
  if (system === undefined) return historyOf(asked, files, context);
  const made = historyOf(asked, files, { ...context, machine: system });
  if (made.runs.length > 0) return made;
  const { runs } = historyOf(asked, files, context);
  const systems = runs.map(({ label }) => label).join(', ');
  throw new UsageError(message('cli.no-system', { system, systems }));
}

async function write(
  made: History,
  format: ReturnType<typeof textFormatOf>,
  formatter: Formatter,
  { columns }: Output,
): Promise<string> {
  switch (format) {
    case 'text':
      return historyText(made, formatter, columns);
    case 'json':
      return toJson(historyReport(made, formatter));
    case 'markdown':
      return markdownOf(historyBlocks(made, formatter));
    case 'html': {
      // What draws takes longer to load than a history to compute.
      const { historyPictures } = await import('./historyPictures');
      const pictures = await historyPictures(made, formatter);
      return htmlOf(historyBlocks(made, formatter, pictures), made.title, formatter.language);
    }
    case 'csv':
      return historyCsv(made);
  }
}
