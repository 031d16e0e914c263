import { stateOf } from '../../src/core/campaign/campaignState';
import { compareFiles } from '../../src/core/comparison/compare';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import type { ComparisonDocument } from '../../src/core/document/document';
import { defaultChoices } from '../../src/core/document/method';
import { historyOf } from '../../src/core/history/historyOf';
import { readHead } from '../../src/core/library/head';
import { lintResultFile } from '../../src/core/lint/lint';
import { Formatter } from '../../src/core/messages/formatter';
import { compareCsv } from '../../src/core/reports/compareCsv';
import { compareReport } from '../../src/core/reports/compareJson';
import { compareMarkdown } from '../../src/core/reports/compareMarkdown';
import { historyReport } from '../../src/core/reports/historyJson';
import { historyText } from '../../src/core/reports/historyText';
import { readResultFile } from '../../src/core/results/read';
import { sniffResult } from '../../src/core/results/sniff';
import { weeklyFiles } from '../weeklyRuns';
import { campaignOfTargets } from './campaign';
import { comparison } from './compare';
import type { Figure } from './figure';
import { resultFileOf } from './resultFile';
import { type Growing, growthOf } from './timing';

const english = new Formatter('en');

/** Works by what grows, of a size that takes some dozens of milliseconds. */
export const growing: readonly (Growing & { readonly name: string })[] = [
  {
    name: 'reading: twice the megabytes',
    size: 2,
    prepare: megabytes => {
      const text = resultFileOf(megabytes);
      return () => {
        readResultFile(text);
      };
    },
  },
  {
    name: 'reading: twice the flaws',
    size: 4_000,
    prepare: count =>
      readingOf(fileAround('<Result><Title>a & b <5 &nbsp; </Title></Result><!-- -- -->'.repeat(count))),
  },
  {
    name: 'reading: twice the breaks',
    size: 450,
    prepare: count =>
      readingOf(fileAround(`<Result><Title>${'x'.repeat(2000)}</Titel></Result>`.repeat(count))),
  },
  {
    name: 'reading: twice the elements that are never closed',
    size: 8,
    prepare: count => readingOf(fileAround(`<Result><Data><Entry>${' '.repeat(200_000)}`.repeat(count))),
  },
  {
    name: 'reading: twice the blanks, signs and digits in one value',
    size: 100_000,
    prepare: count =>
      readingOf(
        fileAround(
          [' ', '1:', '-', '&', '\n', '1', ',']
            .map(piece => `<Result><Title>${piece.repeat(count)}</Title></Result>`)
            .join(''),
        ),
      ),
  },
  {
    name: 'sniffing and reading the head of a file: twice the comments and signs',
    size: 40_000,
    prepare: count => {
      const texts = ['<!-- -- -->', '<', '&', '<!--', '<?x?>', '<![CDATA['].map(piece => piece.repeat(count));
      return () => {
        for (const text of texts) {
          sniffResult(text);
          readHead(fileAround(text));
        }
      };
    },
  },
  {
    name: 'linting: twice the results',
    size: 2_000,
    prepare: count => {
      const reading = readResultFile(
        fileAround(
          Array.from(
            { length: count },
            (_, at) =>
              `<Result><Identifier>pts/x-1.0.${at}</Identifier><Title>${at}</Title><Data><Entry><Identifier>A ${at}</Identifier><Value>1</Value></Entry></Data></Result>`,
          ).join(''),
        ),
      );
      return () => {
        if (reading.kind === 'results') lintResultFile(reading.file);
      };
    },
  },
  {
    name: 'comparing: twice the results without entries',
    size: 1_500,
    prepare: count => comparingOf(resultsOf(count, () => '')),
  },
  {
    name: 'comparing: twice the results that one of two systems has',
    size: 700,
    prepare: count =>
      comparingOf(
        resultsOf(
          count,
          at => `<Entry><Identifier>${at % 2 === 0 ? 'A' : 'B'}</Identifier><Value>${at}</Value></Entry>`,
        ),
      ),
  },
  {
    name: 'comparing: twice the systems of one file',
    size: 700,
    prepare: count => comparingOf(systemsOf(count, 1)),
  },
  {
    name: 'comparing: twice the systems that each lack most results',
    size: 300,
    prepare: count => comparingOf(systemsOf(count, 14)),
  },
  {
    name: 'comparing: twice the systems that a document lists',
    size: 500,
    prepare: count => {
      const systems = Array.from({ length: count }, (_, at) => ({
        label: `label ${at}`,
        sessions: [{ file: 'f', identifier: String(at) }],
      }));
      return comparingOf(systemsOf(count, 1), { systems });
    },
  },
  {
    name: 'writing JSON, CSV and Markdown: twice the systems',
    size: 400,
    prepare: count => {
      const compared = compareFiles(documentOf({}), [loadedOf(systemsOf(count, 2))]);
      return () => {
        JSON.stringify(compareReport(compared, compared.rows, english));
        compareCsv(compared, compared.rows, english);
        compareMarkdown(compared, compared.rows, english);
      };
    },
  },
  {
    name: 'a history: twice the benchmarks',
    size: 150,
    prepare: count => {
      const benchmarks = Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`Test${at}`, () => 100]),
      );
      const files = weeklyFiles({ runs: 12, benchmarks });
      return historyWorkOf(files);
    },
  },
  {
    name: 'a history: twice the versions of one test',
    size: 1_000,
    prepare: count => {
      const versions = Array.from(
        { length: count },
        (_, at) =>
          `<Result><Title>T</Title><AppVersion>${at}</AppVersion><Data><Entry><Identifier>A</Identifier><Value>1</Value></Entry></Data></Result>`,
      );
      const head = '<System><Identifier>A</Identifier><TimeStamp>2026-10-13 20:15:00</TimeStamp></System>';
      return historyWorkOf([loadedOf(`<PhoronixTestSuite>${head}${versions.join('')}</PhoronixTestSuite>`)]);
    },
  },
  { name: 'comparing: twice the rows', size: 300, prepare: rows => comparison(rows, 5) },
  { name: 'comparing: twice the systems', size: 6, prepare: systems => comparison(200, systems) },
  {
    name: 'a campaign judged: twice the targets',
    size: 200,
    prepare: count => {
      const { campaign, home } = campaignOfTargets(count);
      return () => {
        stateOf(campaign, home);
      };
    },
  },
];

function fileAround(inside: string): string {
  return `<PhoronixTestSuite><System><Identifier>A</Identifier></System>${inside}</PhoronixTestSuite>`;
}

function readingOf(text: string): () => void {
  return () => {
    readResultFile(text);
  };
}

/** A file of results that differ in their description alone. */
function resultsOf(count: number, entryOf: (at: number) => string): string {
  return fileAround(
    Array.from(
      { length: count },
      (_, at) =>
        `<Result><Title>T</Title><Description>${at}</Description><Data>${entryOf(at)}</Data></Result>`,
    ).join(''),
  );
}

/** Systems of which each has an entry in one of the results. */
function systemsOf(count: number, results: number): string {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const systems = numbers.map(at => `<System><Identifier>${at}</Identifier></System>`).join('');
  const lists = Array.from({ length: results }, (_, result) => {
    const entries = numbers
      .filter(at => at % results === result)
      .map(at => `<Entry><Identifier>${at}</Identifier><Value>${at + 1}</Value></Entry>`);
    return `<Result><Title>T</Title><Description>${result}</Description><Data>${entries.join('')}</Data></Result>`;
  });
  return `<PhoronixTestSuite>${systems}${lists.join('')}</PhoronixTestSuite>`;
}

function documentOf(more: Partial<ComparisonDocument>): ComparisonDocument {
  return { version: 1, files: ['f'], ...defaultChoices, ...more };
}

function loadedOf(text: string): LoadedFile {
  return { path: 'f', folder: 'f', reading: readResultFile(text) };
}

function historyWorkOf(files: readonly LoadedFile[]): () => void {
  const document = documentOf({ files: files.map(({ path }) => path) });
  return () => {
    const history = historyOf(document, files);
    JSON.stringify(historyReport(history, english));
    historyText(history, english);
  };
}

function comparingOf(text: string, more: Partial<ComparisonDocument> = {}): () => void {
  const files = [loadedOf(text)];
  return () => {
    compareFiles(documentOf(more), files);
  };
}

export function growthFigures(rounds = 10): readonly Figure[] {
  return growing.map(work => ({
    name: `${work.name} takes`,
    value: growthOf(work, { rounds }),
    unit: '×',
    goal: { atMost: 3 },
  }));
}
