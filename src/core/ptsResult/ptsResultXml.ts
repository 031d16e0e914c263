/// <reference path="../xml2jsBuilder.d.ts" />
import { Builder } from 'xml2js/lib/builder.js';
import { isXmlCharacter } from '../results/escape';
import type { Entry, System } from '../results/resultFile';
import { clip } from '../text/plainText';
import type { MergedResult, MergedRow, MergedSystem } from './mergedResult';

/** Of the whole result. */
export interface AboutResult {
  readonly title: string;
  readonly description: string;
  /** `YYYY-MM-DD HH:MM:SS`, local time. */
  readonly modified: string;
  /** The program that writes it, with its version. */
  readonly client: string;
}

/** Most characters of PTS's schema (types.xsd). */
const longest = { title: 126, description: 2_048, identifier: 128 } as const;

/**
 * The text of a `composite.xml`, in the order of elements in which PTS writes them, made of what was read: every number as
 * it was written, in as many decimals. No environment variable of a file is passed on: PTS would apply it to a further run.
 */
export function ptsResultXml({ systems, rows }: MergedResult, about: AboutResult): string {
  const builder = new Builder({
    xmldec: { version: '1.0' },
    renderOpts: { pretty: true, indent: '  ', newline: '\n' },
  });
  const xml = builder.buildObject({
    PhoronixTestSuite: {
      Generated: {
        Title: kept(clip(about.title, longest.title - 1)),
        LastModified: about.modified,
        TestClient: about.client,
        Description: kept(clip(about.description, longest.description - 1)),
        Notes: '',
        InternalTags: '',
        ReferenceID: '',
        PreSetEnvironmentVariables: '',
      },
      System: systems.map(systemElement),
      Result: rows.map(resultElement),
    },
  });
  return `${xml}\n`;
}

function systemElement({ identifier, system }: MergedSystem): object {
  return {
    Identifier: identifierText(identifier),
    Hardware: kept(components(system?.hardware)),
    Software: kept(components(system?.software)),
    User: kept(system?.user ?? ''),
    TimeStamp: kept(system?.timestamp ?? ''),
    TestClientVersion: kept(system?.clientVersion ?? ''),
    Notes: kept(system?.notes ?? ''),
    ...detailsOf(system),
  };
}

function components(map: System['hardware'] = new Map()): string {
  return [...map].map(([name, value]) => (name === '' ? value : `${name}: ${value}`)).join(', ');
}

function detailsOf(system: System | undefined): { readonly JSON?: string } {
  const details = system?.details ?? new Map<string, string>();
  return details.size === 0 ? {} : { JSON: kept(JSON.stringify(Object.fromEntries(details))) };
}

function resultElement({ result, annotation, entries }: MergedRow): object {
  return {
    Identifier: kept(result.identifier ?? ''),
    Title: kept(result.title),
    AppVersion: kept(result.appVersion ?? ''),
    Arguments: kept(result.arguments ?? ''),
    Description: kept(result.description ?? ''),
    Scale: kept(result.scale ?? ''),
    Proportion: result.proportion,
    DisplayFormat: kept(result.displayFormat),
    ...(annotation === undefined ? {} : { Annotation: kept(annotation) }),
    ...(result.parent === undefined ? {} : { Parent: kept(result.parent) }),
    Data: {
      Entry: entries.map(({ identifier, entry }) => ({
        Identifier: identifierText(identifier),
        Value: kept(entry.rawValue ?? ''),
        RawString: rawString(entry),
        ...jsonOf(entry),
      })),
    },
  };
}

/** PTS leaves it empty for a single trial; what is no list of trials stands in Value. */
function rawString({ trials, decimals, rawValue = '' }: Entry): string {
  const text = trials.map(trial => numberText(trial, decimals)).join(':');
  return text === rawValue ? '' : text;
}

/** A number with as many decimals as the most exact of its trials: the resolution is read off them. */
function numberText(value: number, decimals: number): string {
  const plain = String(value);
  return decimals <= 0 || decimals > 100 || plain.includes('e') ? plain : value.toFixed(decimals);
}

function jsonOf({ compiler, notes, runTimes, error }: Entry): { readonly JSON?: string } {
  const options = {
    ...(compiler?.type === undefined ? {} : { 'compiler-type': compiler.type }),
    ...(compiler?.compiler === undefined ? {} : { compiler: compiler.compiler }),
    ...(compiler?.options === undefined ? {} : { 'compiler-options': compiler.options }),
  };
  const details = {
    ...(compiler === undefined ? {} : { 'compiler-options': options }),
    ...Object.fromEntries(notes ?? []),
    ...(runTimes.length === 0 ? {} : { 'test-run-times': runTimes.join(':') }),
    ...(error === undefined ? {} : { error }),
  };
  return Object.keys(details).length === 0 ? {} : { JSON: kept(JSON.stringify(details)) };
}

function identifierText(identifier: string): string {
  return kept(clip(identifier, longest.identifier - 1));
}

/** A text without the characters that no XML can hold. */
function kept(text: string): string {
  return Array.from(text, character =>
    isXmlCharacter(character.codePointAt(0) ?? 0) ? character : '�',
  ).join('');
}
