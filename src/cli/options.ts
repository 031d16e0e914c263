import * as v from 'valibot';
import type { Confidence } from '../core/document/method';
import { confidences, corrections, methodSchemas, noises } from '../core/document/method';
import { readNumber } from '../core/filter/mistakes';
import { message } from '../core/messages/message';
import { type ReportFormat, reportFormats } from '../core/report/reportFormat';
import { clockTime } from '../core/results/clockTime';
import type { Correction, Noise } from '../core/stats/statistics';
import { type CommandName, type CommandRequest, commandsOfOption } from './arguments';
import { UsageError } from './io';
import { type PlanOptions, readPlanOptions } from './planOptions';

/** Of every command; a comparison has a plot, too, and is a result of PTS. */
const textFormats = ['text', 'json', 'markdown', 'html', 'csv'] as const;
const formats = [...textFormats, 'svg', 'pts'] as const;
export type TextFormat = (typeof textFormats)[number];

/** What --fail-on may name, where it is not `slower`. */
const failOns: Readonly<Partial<Record<CommandName, readonly ('step' | 'missing')[]>>> = {
  history: ['step'],
  campaign: ['missing'],
};

/** The checked options of a command. */
export interface Options {
  readonly format: (typeof formats)[number];
  /** Absent: the choice of the document, else the default. */
  readonly baseline?: string;
  readonly confidence?: Confidence;
  /** Percent. */
  readonly margin?: number;
  readonly correction?: Correction;
  readonly noise?: Noise;
  /** Percent. */
  readonly boots?: number;
  readonly filter?: string;
  /** What --fail-on names. */
  readonly failOn?: 'slower' | 'step' | 'missing';
  /** --fail-on counts the steps from this moment on, in milliseconds of the machine's clock. */
  readonly since?: number;
  /** --fail-on counts differences that cannot be credited to the hypervisor, too. */
  readonly evenIfUnfair: boolean;
  readonly plan: PlanOptions;
  readonly report: ReportOptions;
}

/** The checked options of `report`. */
export interface ReportOptions {
  /** The folder that it goes to; absent where none is named. */
  readonly output?: string;
  /** Whether the theory is added. */
  readonly appendix: boolean;
}

/** Checks the files and values of a request; without --format a terminal gets text and a pipe JSON. Throws a `UsageError` for the first that is wrong. */
export function readOptions({ command, files, values }: CommandRequest, isTerminal: boolean): Options {
  for (const [option, commands] of commandsOfOption)
    if (option in values && !commands.includes(command))
      throw new UsageError(
        message('cli.not-of-command', { option: `--${option}`, commands: commands.join(', ') }),
      );
  // Tests that are named need no file.
  if (files.length === 0 && values.tests === undefined)
    throw new UsageError(message('cli.no-files', { command }));
  const confidence = readConfidence(values.confidence);
  const margin = readPercentage('--margin', values.margin);
  const correction = choose('--correction', values.correction, corrections);
  const noise = choose('--noise', values.noise, noises);
  const boots = readPercentage('--boots', values.boots);
  const plan = readPlanOptions(values);
  const failOn = choose('--fail-on', values['fail-on'], failOns[command] ?? (['slower'] as const));
  const since = readDay('--since', values.since);
  choose('--language', values.language, ['en', 'ru'] as const);
  return {
    format:
      choose('--format', values.format, formats) ??
      (command === 'report' ? 'html' : isTerminal ? 'text' : 'json'),
    ...(values.baseline === undefined ? {} : { baseline: values.baseline }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(margin === undefined ? {} : { margin }),
    ...(correction === undefined ? {} : { correction }),
    ...(noise === undefined ? {} : { noise }),
    ...(boots === undefined ? {} : { boots }),
    ...(values.filter === undefined ? {} : { filter: values.filter }),
    evenIfUnfair: values['even-if-unfair'] === true,
    ...(failOn === undefined ? {} : { failOn }),
    ...(since === undefined ? {} : { since }),
    plan,
    report: {
      ...(values.output === undefined ? {} : { output: values.output }),
      appendix: values.appendix === true,
    },
  };
}

/** The format of a command without a plot. Throws a `UsageError` for one that only a comparison has. */
export function textFormatOf({ format }: Options): TextFormat {
  const found = textFormats.find(one => one === format);
  if (found !== undefined) return found;
  const choices = textFormats.join(', ');
  throw new UsageError(message('cli.option-choice', { option: '--format', value: format, choices }));
}

/** The format of a plan: it has no other form. Throws a `UsageError` for one that it has not. */
export function planFormatOf({ format }: Options): 'text' | 'json' {
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(
    message('cli.option-choice', { option: '--format', value: format, choices: 'text, json' }),
  );
}

/** The format of a campaign. Throws a `UsageError` for one that it has not. */
export function campaignFormatOf({ format }: Options): 'text' | 'json' | 'markdown' {
  if (format === 'text' || format === 'json' || format === 'markdown') return format;
  throw new UsageError(
    message('cli.option-choice', { option: '--format', value: format, choices: 'text, json, markdown' }),
  );
}

/** The format of a report. Throws a `UsageError` for one that it has not. */
export function reportFormatOf({ format }: Options): ReportFormat {
  const found = reportFormats.find(one => one === format);
  if (found !== undefined) return found;
  const choices = reportFormats.join(', ');
  throw new UsageError(message('cli.option-choice', { option: '--format', value: format, choices }));
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

/** The beginning of a day. */
function readDay(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? clockTime(`${value} 00:00:00`) : undefined;
  if (moment !== undefined) return moment;
  throw new UsageError(message('cli.option-day', { option, value }));
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
