import { readContent, readHeadOf } from '../../../src/core/library/content';
import { toJson } from '../../../src/core/reports/jsonReport';
import { lintBlocks, lintCsv, lintReport } from '../../../src/core/reports/lintReport';
import { markdownOf } from '../../../src/core/reports/markdownBlocks';
import { readBlocks } from '../../../src/core/reports/readBlocks';
import { readCsv } from '../../../src/core/reports/readCsv';
import { readReport } from '../../../src/core/reports/readJson';
import { decodeText } from '../../../src/core/results/decode';
import { sniffResult } from '../../../src/core/results/sniff';
import { type Asked, askedOf, checkCompared, compared } from '../compared';
import type { Finding } from '../finding';
import { composite } from '../generators/composite';
import { doubleElement } from '../generators/double';
import { manySystemWords, otherField } from '../generators/fields';
import { encoded, layouts } from '../generators/layout';
import { nest } from '../generators/nest';
import { repeatElement, repeatToken } from '../generators/repeat';
import { scrambles } from '../generators/scramble';
import { mutated, type Step } from '../generators/step';
import { checkInlined, inlined } from '../inlined';
import type { Check, Kind } from '../kind';
import { documentOf, loaded } from '../loaded';
import { safeCsv } from '../oracles/csv';
import { finiteValues } from '../oracles/finite';
import { sameAsOther } from '../oracles/independent';
import { validJson } from '../oracles/json';
import { sameInPieces } from '../oracles/library';
import { plainMarkdown } from '../oracles/markdown';
import { placesInText } from '../oracles/ranges';

/** Changes of a result file's text; what is listed twice comes twice as often. */
export const resultSteps: readonly Step[] = [
  ...scrambles,
  ...[otherField, otherField, otherField, otherField, otherField],
  ...[
    doubleElement,
    repeatElement,
    repeatElement,
    repeatToken('xml'),
    repeatToken('xml'),
    nest,
    manySystemWords,
  ],
  ...layouts,
];

/** `composite.xml`: read, checked, summed up for the library, compared, and written in every format. */
export const results: Kind = {
  weight: 40,
  make({ random, material, size }) {
    const isMade = random.chance(0.35);
    const made = isMade
      ? composite(random, size)
      : mutated(random.pick(material.results), resultSteps, { random, size });
    const content = isMade ? made.text : encoded(made.text, random);
    const asked = random.chance(isMade ? 0.7 : 0.4) ? askedOf(random) : undefined;
    const formatter = askedOf(random).formatter;
    return {
      recipe: made.recipe,
      parts: [{ name: 'composite.xml', content }],
      work: () =>
        work(typeof content === 'string' ? Buffer.from(content) : content, isMade, formatter, asked),
    };
  },
};

async function work(
  bytes: Uint8Array,
  isSound: boolean,
  formatter: Asked['formatter'],
  asked: Asked | undefined,
): Promise<Check> {
  const head = readHeadOf(bytes.subarray(0, 16 * 1024));
  const content = await readContent(bytes, () => Promise.resolve());
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') {
    formatter.say(decoded.message);
    return () => finiteValues('head', head);
  }
  const { text } = decoded;
  sniffResult(text.slice(0, 4096));
  const file = loaded('f/composite.xml', text);
  const { reading } = file;
  const lint = lintReport([file], [], formatter);
  const report = readReport([file], formatter);
  const csvs = [lintCsv(lint), readCsv([file])];
  const markdown = [lintBlocks(lint, formatter), readBlocks([file], formatter)].map(markdownOf);
  const json = [toJson(lint), toJson(report)];
  const outcome = asked === undefined ? undefined : compared(documentOf([file.path]), [file], asked);
  const shown =
    reading.kind === 'results'
      ? inlined(text, reading.file, file.path, outcome?.comparison, formatter)
      : undefined;
  return () => {
    const found: readonly Finding[] = [
      ...finiteValues('reading', reading),
      ...sameInPieces(content, reading),
      ...sameAsOther(text, reading, isSound),
      ...json.flatMap(one => validJson('JSON of read and lint', one)),
      ...csvs.flatMap(one => safeCsv('CSV of read and lint', one)),
      ...markdown.flatMap(one => plainMarkdown('Markdown of read and lint', one)),
      ...(reading.kind === 'results' ? placesInText(text, reading.file) : []),
      ...(shown === undefined ? [] : checkInlined(text, shown)),
    ];
    return outcome === undefined ? found : [...found, ...checkCompared(outcome)];
  };
}
