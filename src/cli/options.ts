import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as v from 'valibot';
import type { Confidence } from '../core/document/method';
import { confidences, corrections, methodSchemas, noises } from '../core/document/method';
import { readNumber } from '../core/filter/mistakes';
import { type Language, languageOf } from '../core/messages/catalogue';
import { message } from '../core/messages/message';
import type { Correction, Noise } from '../core/stats/model';
import { UsageError } from './usageError';

const commands = ['read', 'compare', 'lint'] as const;
export type CommandName = (typeof commands)[number];
const formats = ['json', 'markdown', 'csv'] as const;
export type Format = (typeof formats)[number];

export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'command'; readonly command: CommandName; readonly options: Options };

export interface Options {
  readonly files: readonly string[];
  readonly format: Format;
  /** Absent: what the document says, else the default. */
  readonly baseline?: string;
  readonly confidence?: Confidence;
  /** Percent. */
  readonly margin?: number;
  readonly correction?: Correction;
  readonly noise?: Noise;
  /** Percent. */
  readonly boots?: number;
  readonly filter?: string;
  readonly failOnSlower: boolean;
}

const common = {
  format: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const ofCompare = {
  baseline: { type: 'string' },
  confidence: { type: 'string' },
  margin: { type: 'string' },
  correction: { type: 'string' },
  noise: { type: 'string' },
  boots: { type: 'string' },
  filter: { type: 'string' },
  'fail-on': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** Reads the arguments after the program's name; throws a `UsageError` that says what is wrong with them. */
export function readOptions(args: readonly string[]): Asked {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...files] = positionals;
  if (command === undefined) throw new UsageError(message('cli.no-command'));
  const name = commands.find(one => one === command);
  if (name === undefined) throw new UsageError(message('cli.unknown-command', { command }));
  if (name !== 'compare')
    for (const option of Object.keys(ofCompare))
      if (option in values) throw new UsageError(message('cli.only-compare', { option: `--${option}` }));
  if (files.length === 0) throw new UsageError(message('cli.no-files', { command }));
  const confidence = readConfidence(values.confidence);
  const margin = readPercentage('--margin', values.margin);
  const correction = choose('--correction', values.correction, corrections);
  const noise = choose('--noise', values.noise, noises);
  const boots = readPercentage('--boots', values.boots);
  choose('--language', values.language, ['en', 'ru'] as const);
  return {
    kind: 'command',
    command: name,
    options: {
      files,
      format: choose('--format', values.format, formats) ?? 'json',
      ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(margin === undefined ? {} : { margin }),
      ...(correction === undefined ? {} : { correction }),
      ...(noise === undefined ? {} : { noise }),
      ...(boots === undefined ? {} : { boots }),
      ...(values.filter === undefined ? {} : { filter: values.filter }),
      failOnSlower: choose('--fail-on', values['fail-on'], ['slower'] as const) !== undefined,
    },
  };
}

/** The language asked for, else that of the environment; wanted even for what is wrong with the options. */
export function languageFor(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const index = args.findIndex(arg => arg === '--language' || arg.startsWith('--language='));
  const option = args[index]?.split('=')[1] ?? (index >= 0 ? args[index + 1] : undefined);
  // As gettext has it: the first that is set and not empty.
  const fallback = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean);
  return languageOf(option ?? fallback?.replace('_', '-') ?? 'en');
}

function parse(args: readonly string[]) {
  const options = { ...common, ...ofCompare };
  const list = joinValues(args, options);
  try {
    return parseArgs({ args: list, options, allowPositionals: true, strict: true });
  } catch {
    // Options are known by now: what is left is a value given to a switch.
    const option = list.find(arg => /^--(help|version)=/.test(arg))?.split('=')[0] ?? '';
    throw new UsageError(message('cli.option-no-value', { option }));
  }
}

/** `--filter -fio` as `--filter=-fio`: what follows an option that takes a value is its value, always. */
function joinValues(
  args: readonly string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') return [...joined, ...args.slice(index)];
    const [, name, equals] = /^--([^=]+)(=?)/.exec(arg) ?? [];
    const option = name !== undefined && Object.hasOwn(options, name) ? options[name] : undefined;
    if ((name !== undefined && option === undefined) || (/^-[^-]/.test(arg) && arg !== '-h'))
      throw new UsageError(message('cli.unknown-option', { option: name === undefined ? arg : `--${name}` }));
    if (option?.type !== 'string' || equals === '=') joined.push(arg);
    else {
      index += 1;
      const value = args[index];
      if (value === undefined) throw new UsageError(message('cli.option-needs-value', { option: arg }));
      joined.push(`${arg}=${value}`);
    }
  }
  return joined;
}

function choose<Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find(one => one === value);
  if (choice !== undefined) return choice;
  throw new UsageError(message('cli.option-choice', { option, value, choices: choices.join(', ') }));
}

function readConfidence(value: string | undefined): Confidence | undefined {
  if (value === undefined) return undefined;
  const percent = confidences.find(one => String(one) === value.replace(/\s*%$/, ''));
  if (percent !== undefined) return percent;
  throw new UsageError(
    message('cli.option-choice', { option: '--confidence', value, choices: confidences.join(', ') }),
  );
}

function readPercentage(option: '--margin' | '--boots', value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const percent = v.safeParse(methodSchemas.margin, readNumber(value)?.value);
  if (percent.success) return percent.output;
  throw new UsageError(message('cli.option-percentage', { option, value }));
}
