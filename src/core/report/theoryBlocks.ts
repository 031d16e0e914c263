import type { Block, Line, Span } from '../reports/block';

/**
 * A text of ours in Markdown as blocks: headings, paragraphs, lists and tables, with bold words and links. Only what the
 * texts in `media/theory` use; other marks stay as they are. Its title becomes a heading, since it stands in a report.
 */
export function theoryBlocks(markdown: string): readonly Block[] {
  return markdown
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const lines = part.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('## ')) return { kind: 'heading', level: 'part', text: first.slice(3) };
  if (first.startsWith('# ')) return { kind: 'heading', text: first.slice(2) };
  if (first.startsWith('|')) return tableOf(lines);
  if (first.startsWith('- ')) return { kind: 'list', items: lines.map(line => lineOf(line.slice(2))) };
  return { kind: 'paragraph', line: lineOf(lines.join(' ')) };
}

function tableOf(lines: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim());
  const [head = '', , ...rows] = lines;
  return {
    kind: 'table',
    columns: cells(head).map(name => ({ name })),
    rows: rows.map(row => cells(row).map(lineOf)),
  };
}

/** Bold words and links become spans; the blanks around them come back as those between spans. */
function lineOf(text: string): Line {
  return text
    .split('**')
    .flatMap((part, index): readonly Span[] => (index % 2 === 1 ? [{ strong: part }] : linksOf(part)))
    .filter(span => span !== '');
}

/** `before [text](address) after` */
function linksOf(text: string): readonly Span[] {
  const [before = '', ...links] = text.split('[');
  return [
    before.trim(),
    ...links.flatMap((part): readonly Span[] => {
      const middle = part.indexOf('](');
      const end = part.indexOf(')', middle);
      if (middle < 0 || end < 0) return [`[${part}`.trim()];
      const link = { text: part.slice(0, middle), href: part.slice(middle + 2, end) };
      return [link, part.slice(end + 1).trim()];
    }),
  ];
}
