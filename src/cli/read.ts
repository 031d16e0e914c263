import type { LoadedFile } from '../core/comparison/loadedFile';
import type { Formatter } from '../core/messages/formatter';
import { readCsv } from '../core/reports/readCsv';
import { readReport } from '../core/reports/readJson';
import { readMarkdown } from '../core/reports/readMarkdown';
import type { Options } from './options';
import { toJson } from './output';

/** `read`: what the files hold. */
export function read(files: readonly LoadedFile[], { format }: Options, formatter: Formatter): string {
  switch (format) {
    case 'json':
      return toJson(readReport(files, formatter));
    case 'markdown':
      return readMarkdown(files, formatter);
    case 'csv':
      return readCsv(files);
  }
}
