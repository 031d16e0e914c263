import type { Drawing } from '../charts/drawing';
import type { Row } from '../comparison/comparison';
import { largestFirst, noisiestFirst, sortRows } from '../comparison/rowOrder';
import type { Formatter } from '../messages/formatter';
import type { Block } from '../reports/block';
import { htmlOf } from '../reports/htmlBlocks';
import { markdownOf } from '../reports/markdownBlocks';
import type { WrittenFile } from '../writing/writtenFile';
import { mostPictures } from './pictureNames';
import { benchmarkPicture, overviewPicture, type PictureSpec } from './pictures';
import { type Picture, type ReportSubject, reportBlocks } from './reportBlocks';
import { type ReportFormat, reportName } from './reportFormat';
import { sealed } from './seal';

/**
 * The files of a report, the report itself first: one HTML file that needs no other, or Markdown with its pictures.
 * `draw` makes an SVG document of a chart.
 */
export async function reportFiles(
  subject: ReportSubject,
  format: ReportFormat,
  appendix: readonly Block[],
  words: Formatter,
  draw: Drawing,
): Promise<readonly WrittenFile[]> {
  const { comparison } = subject;
  const rows = rowsOf(subject, words);
  const drawn = async (picture: PictureSpec | undefined): Promise<Picture | undefined> =>
    picture && { svg: await draw(picture.spec), file: picture.file };
  const overview = await drawn(overviewPicture(comparison, words));
  const byRow = new Map<string, Picture>();
  for (const [place, row] of rows.entries()) {
    const picture = await drawn(benchmarkPicture(comparison, row, place, words));
    if (picture !== undefined) byRow.set(row.id, picture);
  }
  const pictures = { ...(overview === undefined ? {} : { overview }), byRow };
  const blocks = reportBlocks(subject, rows, pictures, appendix, words);
  const name = reportName(format);
  if (format === 'html') return [{ name, text: sealed(htmlOf(blocks, comparison.title, words.language)) }];
  const beside = [...(overview === undefined ? [] : [overview]), ...byRow.values()];
  return [
    { name, text: sealed(markdownOf(blocks)) },
    ...beside.map(({ file, svg }) => ({ name: file, text: sealed(svg) })),
  ];
}

/** The benchmarks that get a part of their own, the largest difference first, or the noisiest of a system alone. */
function rowsOf({ comparison }: ReportSubject, { language }: Formatter): readonly Row[] {
  const order = comparison.systems.length < 2 ? noisiestFirst : largestFirst;
  return sortRows(comparison.rows, order, language).slice(0, mostPictures);
}
