import { type Block, type Column, type Line, type Table, writeLine } from './block';
import { htmlText } from './htmlText';
import { markdownName, markdownText } from './markdownText';
import { ownWordsText } from './ownWords';

/** A report as GitHub's Markdown. Footnotes and folded parts show as such there, and as plain text elsewhere. */
export function markdownOf(blocks: readonly Block[]): string {
  return `${written(blocks)}\n`;
}

function written(blocks: readonly Block[]): string {
  return blocks
    .map(block => blockText(block))
    .filter(text => text !== '')
    .join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${markdownText(block.text)}`;
    case 'heading':
      return `${block.level === 'part' ? '###' : '##'} ${markdownText(block.text)}`;
    case 'paragraph':
      return lineText(block.line);
    case 'list':
      return block.items.map(item => `- ${lineText(item)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'details':
      // What is between tags that begin a line is HTML; the blank lines end that.
      return `<details>\n<summary>${htmlText(block.summary)}</summary>\n\n${written(block.blocks)}\n\n</details>`;
    case 'footnotes':
      return block.texts.map((text, index) => `[^${index + 1}]: ${markdownText(text)}`).join('\n');
    case 'picture':
      return block.file === undefined ? '' : `![${markdownText(block.alt)}](${block.file})`;
    case 'own-words':
      return ownWordsText(block.hint);
  }
}

function tableText({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `|${cells.map(cell => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  return [
    line(columns.map(({ name }) => markdownText(name))),
    line(columns.map(({ alignment }) => (alignment === 'right' ? '---:' : ':---'))),
    ...rows.map(cells => line(cells.map((cell, index) => cellText(cell, columns[index])))),
  ].join('\n');
}

/** A figure is not broken: a narrow page scrolls its table instead. */
function cellText(cell: Line, column: Column | undefined): string {
  const text = lineText(cell);
  return column?.alignment === 'right' ? text.replaceAll(' ', '\u00a0') : text;
}

function lineText(line: Line): string {
  return writeLine(line, span => {
    if (typeof span === 'string') return markdownText(span);
    if ('href' in span) return `[${markdownText(span.text)}](${span.href})`;
    return 'strong' in span ? markdownName(span.strong) : `[^${span.footnote}]`;
  });
}
