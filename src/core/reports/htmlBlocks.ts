import type { Language } from '../messages/catalogue';
import { type Block, type Line, type Table, writeLine } from './block';
import { htmlText } from './htmlText';
import { ownWordsText } from './ownWords';
import { reportStyle } from './reportStyle';

/** A report as one HTML file that needs no other and runs nothing; `title` is that of the window. */
export function htmlOf(blocks: readonly Block[], title: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${written(blocks)}
</main>
</body>
</html>
`;
}

function written(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${htmlText(block.text)}</h1>`;
    case 'heading':
      return block.level === 'part' ? `<h3>${htmlText(block.text)}</h3>` : `<h2>${htmlText(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${lineText(block.line)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map(item => `<li>${lineText(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableText(block);
    case 'details':
      return `<details>\n<summary>${htmlText(block.summary)}</summary>\n${written(block.blocks)}\n</details>`;
    case 'footnotes':
      return `<ol class="footnotes">\n${block.texts
        .map((text, index) => `<li id="note-${index + 1}">${htmlText(text)}</li>`)
        .join('\n')}\n</ol>`;
    case 'picture':
      // As an image it can run nothing and load nothing, whatever it holds.
      return `<figure><img src="${dataUri(block.svg)}" alt="${htmlText(block.alt)}"></figure>`;
    case 'own-words':
      return ownWordsText(block.hint);
  }
}

function dataUri(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg.replaceAll(/\p{Surrogate}/gu, '\ufffd')).replaceAll("'", '%27')}`;
}

/** In a box of its own, so that one that is too wide for a window scrolls in itself. */
function tableText({ columns, rows }: Table): string {
  const classOf = (index: number) => (columns[index]?.alignment === 'right' ? ' class="figure"' : '');
  const head = columns.map(({ name }, index) => `<th scope="col"${classOf(index)}>${htmlText(name)}</th>`);
  const lines = rows.map(
    cells => `<tr>${cells.map((cell, index) => `<td${classOf(index)}>${lineText(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="table" tabindex="0">\n<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>\n</div>`;
}

function lineText(line: Line): string {
  return writeLine(line, span => {
    if (typeof span === 'string') return htmlText(span);
    if ('href' in span) return `<a href="${htmlText(span.href)}">${htmlText(span.text)}</a>`;
    return 'strong' in span
      ? `<strong>${htmlText(span.strong)}</strong>`
      : `<sup><a href="#note-${span.footnote}">${span.footnote}</a></sup>`;
  });
}
