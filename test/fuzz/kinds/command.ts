import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../../src/cli/commandLine';
import { type Finding, finding } from '../finding';
import { composite } from '../generators/composite';
import { encoded } from '../generators/layout';
import { mutated } from '../generators/step';
import type { Check, Kind, Part } from '../kind';
import { oddTexts } from '../odd/texts';
import { oneLineOnly } from '../oracles/characters';
import { safeCsv } from '../oracles/csv';
import { validJson } from '../oracles/json';
import { plainMarkdown } from '../oracles/markdown';
import type { Random } from '../random';
import { anyDocument } from './document';
import { anyLog } from './logs';
import { resultSteps } from './results';

/** The command line on a folder on disk: what it prints, and what it complains of in one line. */
export const command: Kind = {
  weight: 5,
  make(making) {
    const { random, material } = making;
    const made = random.chance(0.4)
      ? composite(random, Math.min(making.size, 20_000))
      : mutated(random.pick(material.results), resultSteps, making);
    const log = anyLog(random.pick(['lscpu', 'dmidecode', 'dmesg']), making);
    const parts: readonly Part[] = [
      { name: 'f0/composite.xml', content: encoded(made.text, random) },
      { name: 'f1/composite.xml', content: random.pick(material.results) },
      { name: 'f1/system-logs/x/lscpu', content: log.text },
      { name: 'fuzz.ptscompare', content: anyDocument(making) },
    ];
    const args = argumentsOf(random);
    return {
      recipe: [args.join(' ').slice(0, 200), ...made.recipe],
      parts: [...parts, { name: 'arguments.json', content: JSON.stringify(args) }],
      work: () => work(parts, args),
    };
  },
};

/** Files stand as `./NAME` for one of the folder's, and else for themselves. */
function argumentsOf(random: Random): readonly string[] {
  const odd = () => random.pick(oddTexts).replaceAll('\0', '');
  const name = random.pick(['read', 'compare', 'compare', 'lint', 'plan', odd()]);
  const format = random.pick(['json', 'markdown', 'csv']);
  const files = random.pick([
    ['./f0'],
    ['./f0', './f1'],
    ['./fuzz.ptscompare'],
    ['./f1', odd()],
    [odd()],
    [],
  ]);
  const options = random.pick([
    [],
    [],
    ['--filter', odd()],
    ['--baseline', odd()],
    [`--${odd()}`],
    ['--margin', '1e-9'],
    ['--confidence', odd()],
    ['--system', odd(), '--budget', random.pick(['1h', odd()])],
    ['--tests', odd()],
  ]);
  return [name, '--format', format, '--language', random.pick(['en', 'ru']), ...options, ...files];
}

async function work(parts: readonly Part[], args: readonly string[]): Promise<Check> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-fuzz-'));
  try {
    for (const { name, content } of parts) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    let out = '';
    let complaint = '';
    const code = await runCommandLine(
      args.map(arg => (arg.startsWith('./f') ? path.join(folder, arg) : arg)),
      {
        environment: {},
        write: text => {
          out += text;
        },
        isTerminal: false,
        writeError: text => {
          complaint += text;
        },
      },
    );
    return () => checkPrinted(args, code, out, complaint);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkPrinted(
  args: readonly string[],
  code: number,
  out: string,
  complaint: string,
): readonly Finding[] {
  const [name, , format] = args;
  const isUnusable = code === 2;
  const sound = [0, 1, 2].includes(code) ? [] : [finding('command line', `exit code ${code}`, args)];
  const silent =
    isUnusable && complaint === '' ? [finding('command line', 'unusable without a word', args)] : [];
  const printed =
    out === ''
      ? []
      : format === 'json'
        ? validJson(`JSON of ${name}`, out)
        : format === 'csv'
          ? safeCsv(`CSV of ${name}`, out)
          : plainMarkdown(`Markdown of ${name}`, out);
  return [...sound, ...silent, ...printed, ...oneLineOnly('stderr', complaint)];
}
