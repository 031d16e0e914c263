import * as vscode from 'vscode';
import type { Language } from '../../core/messages/catalogue';
import type { Formatter } from '../../core/messages/formatter';
import { type ReportFormat, reportFormats } from '../../core/report/reportFormat';

/** What a report is to be. */
export interface ReportWish {
  readonly language: Language;
  readonly format: ReportFormat;
  readonly appendix: boolean;
  readonly folder: vscode.Uri;
}

/** Each language by its own name, so that whoever reads only that one finds it. */
const languages = { en: 'English', ru: 'Русский' } as const satisfies Record<Language, string>;

/**
 * Asks what is needed, one question after another; undefined where the user leaves one. A look elsewhere meanwhile, at what
 * is to be reported, takes back no answer.
 */
export async function askReport(words: Formatter, beside: vscode.Uri): Promise<ReportWish | undefined> {
  const title = words.text('report.ask-title');
  const own = words.language;
  const others = (['en', 'ru'] as const).filter(language => language !== own);
  const language = await vscode.window.showQuickPick(
    [own, ...others].map(one => ({ label: languages[one], value: one })),
    { title, ignoreFocusOut: true, placeHolder: words.text('report.ask-language') },
  );
  if (language === undefined) return undefined;
  const format = await vscode.window.showQuickPick(
    reportFormats.map(one => ({
      label: one === 'html' ? 'HTML' : 'Markdown',
      detail: words.text('report.format-detail', { format: one }),
      value: one,
    })),
    { title, ignoreFocusOut: true, placeHolder: words.text('report.ask-format') },
  );
  if (format === undefined) return undefined;
  const appendix = await vscode.window.showQuickPick(
    [false, true].map(one => ({
      label: words.text('report.appendix-choice', { appendix: one ? 'yes' : 'no' }),
      value: one,
    })),
    { title, ignoreFocusOut: true, placeHolder: words.text('report.ask-appendix') },
  );
  if (appendix === undefined) return undefined;
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: words.text('report.ask-folder'),
      openLabel: words.text('report.write-here'),
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: beside,
    })) ?? [];
  return folder && { language: language.value, format: format.value, appendix: appendix.value, folder };
}
