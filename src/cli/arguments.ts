import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Language, languageOf } from '../core/messages/catalogue';
import { message } from '../core/messages/message';
import { UsageError } from './io';

const commands = ['read', 'compare', 'lint', 'plan', 'history', 'report', 'campaign'] as const;
export type CommandName = (typeof commands)[number];

/** What the arguments ask for. The values of a command's options are texts; `readOptions` checks them. */
export type Request = { readonly kind: 'help' } | { readonly kind: 'version' } | CommandRequest;

export interface CommandRequest {
  readonly kind: 'command';
  readonly command: CommandName;
  readonly files: readonly string[];
  readonly values: OptionValues;
}

const optionsOfAll = {
  format: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/** How sure and how large a difference has to be. */
const optionsOfMethod = {
  confidence: { type: 'string' },
  margin: { type: 'string' },
  correction: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** How the systems are compared. */
const optionsOfComparisons = {
  baseline: { type: 'string' },
  noise: { type: 'string' },
  boots: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const optionsOfCompare = {
  filter: { type: 'string' },
  'even-if-unfair': { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const optionsOfHistory = {
  since: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** The same word for what two commands have. */
const sharedOptions = {
  'fail-on': { type: 'string' },
  system: { type: 'string' },
  ansible: { type: 'string' },
  inventory: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const optionsOfPlan = {
  budget: { type: 'string' },
  tests: { type: 'string' },
  identifier: { type: 'string' },
  rounds: { type: 'string' },
  trials: { type: 'string' },
  pts: { type: 'string' },
  script: { type: 'boolean' },
  hosts: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const optionsOfReport = {
  output: { type: 'string' },
  appendix: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

type CommandOption =
  | keyof typeof optionsOfMethod
  | keyof typeof optionsOfComparisons
  | keyof typeof optionsOfCompare
  | keyof typeof optionsOfHistory
  | keyof typeof sharedOptions
  | keyof typeof optionsOfPlan
  | keyof typeof optionsOfReport;

/** The options that only some commands have, with these commands. */
export const commandsOfOption: ReadonlyMap<string, readonly CommandName[]> = new Map<
  string,
  readonly CommandName[]
>([
  ...Object.keys(optionsOfMethod).map(name => [name, ['compare', 'plan', 'history', 'report']] as const),
  ['fail-on', ['compare', 'history', 'campaign']],
  ['system', ['plan', 'history']],
  ['ansible', ['plan', 'campaign']],
  ['inventory', ['plan', 'campaign']],
  ...Object.keys(optionsOfHistory).map(name => [name, ['history']] as const),
  ...Object.keys(optionsOfComparisons).map(name => [name, ['compare', 'plan', 'report']] as const),
  ...Object.keys(optionsOfCompare).map(name => [name, ['compare']] as const),
  ...Object.keys(optionsOfPlan).map(name => [name, ['plan']] as const),
  ...Object.keys(optionsOfReport).map(name => [name, ['report']] as const),
]);

/** The texts of the given options. */
export type OptionValues = {
  readonly [Name in Exclude<CommandOption, Switch> | 'format' | 'language']?: string;
} & { readonly [Name in Switch]?: boolean };

/** Options that take no value. */
type Switch = 'even-if-unfair' | 'script' | 'appendix';

/** Reads the arguments after the program's name. Throws a `UsageError` where there is no such command or option. */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...files] = positionals;
  if (command === undefined) throw new UsageError(message('cli.no-command'));
  const name = commands.find(one => one === command);
  if (name === undefined) throw new UsageError(message('cli.unknown-command', { command }));
  return { kind: 'command', command: name, files, values };
}

/** The language of --language, else that of the environment. Mistakes in other options need it, too. */
export function languageFor(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const index = args.findIndex(arg => arg === '--language' || arg.startsWith('--language='));
  const option = args[index]?.split('=')[1] ?? (index >= 0 ? args[index + 1] : undefined);
  // gettext takes the first that is set and not empty.
  const fallback = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean);
  return languageOf(option ?? fallback?.replace('_', '-') ?? 'en');
}

function parse(args: readonly string[]) {
  const options = {
    ...optionsOfAll,
    ...optionsOfMethod,
    ...optionsOfComparisons,
    ...optionsOfCompare,
    ...optionsOfHistory,
    ...sharedOptions,
    ...optionsOfPlan,
    ...optionsOfReport,
  };
  const list = joinValues(args, options);
  try {
    return parseArgs({ args: list, options, allowPositionals: true, strict: true });
  } catch {
    // joinValues knows every option and its value: only a value of a switch is left.
    const option =
      list.find(arg => /^--(help|version|even-if-unfair|script|appendix)=/.test(arg))?.split('=')[0] ?? '';
    throw new UsageError(message('cli.option-no-value', { option }));
  }
}

/** `--filter -fio` as `--filter=-fio`: the argument after an option with a value is always its value. */
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
