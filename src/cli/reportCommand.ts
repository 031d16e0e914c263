import path from 'node:path';
import { version } from '../../package.json';
import { svgOf } from '../core/charts/svg';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import { dayOf } from '../core/report/day';
import { everyPair } from '../core/report/pairs';
import { refusalText } from '../core/report/refusalText';
import { reportFiles } from '../core/report/reportFiles';
import { reportName } from '../core/report/reportFormat';
import { theoryAppendix } from '../core/report/theory';
import { writeTogether } from '../core/report/writeTogether';
import { checksumOf } from '../core/writing/checksum';
import { failureText, leftText } from '../core/writing/failureText';
import { diskFolder } from '../node/disk/diskFolder';
import { compareInputs } from './compareInputs';
import { loadInputs, unusable } from './inputs';
import { type Answer, exitCode, UsageError } from './io';
import { type Options, reportFormatOf } from './options';

/** `report`: writes the comparison as a document into a folder, all of its files or none. Prints where it is. */
export async function report(
  names: readonly string[],
  options: Options,
  formatter: Formatter,
): Promise<Answer & { readonly error?: string }> {
  const format = reportFormatOf(options);
  const { output, appendix } = options.report;
  if (output === undefined) throw new UsageError(message('cli.report-needs-output'));
  const checksums = new Map<string, string>();
  const inputs = await loadInputs(names, (name, bytes) => checksums.set(name, checksumOf(bytes)));
  const error = unusable(inputs, 'report', formatter);
  if (error !== undefined) return { text: '', code: exitCode.unusable, error };
  const comparison = await compareInputs(inputs, options);
  const pairs = await everyPair(comparison, baseline => compareInputs(inputs, { ...options, baseline }));
  const day = dayOf(new Date());
  const subject = { comparison, pairs, files: inputs.files, checksums, version, day };
  const theory = appendix ? await theoryAppendix(formatter) : [];
  const files = await reportFiles(subject, format, theory, formatter, svgOf);
  const placeOf = (name: string) => path.join(output, name);
  const written = await writeTogether(files, diskFolder(path.resolve(output)));
  if (written.kind === 'refused') return unwritten(refusalText(written.refusals, placeOf, formatter));
  if (written.kind === 'failed') {
    const { cause } = written;
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return unwritten(failureText(written, cause.message, placeOf, formatter));
  }
  const done = formatter.text('cli.report-written', {
    file: placeOf(reportName(format)),
    pictures: files.length - 1,
  });
  return { text: lines([done, ...leftText(written.left, placeOf, formatter)]), code: exitCode.done };
}

function unwritten(error: string) {
  return { text: '', code: exitCode.unusable, error };
}

function lines(texts: readonly string[]): string {
  return texts.map(text => `${text}\n`).join('');
}
