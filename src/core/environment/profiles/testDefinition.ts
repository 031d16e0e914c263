/// <reference path="./xml2js.d.ts" />
import * as v from 'valibot';
import { Parser } from 'xml2js/lib/parser.js';
import { limits } from '../evidence/evidenceLimits';

/** Facts about a test from its installed profile. */
export interface TestDefinition {
  /** `Processor`, `Memory`, … */
  readonly testType?: string;
  /** Trials PTS schedules before it checks the spread; PTS's default is 3. */
  readonly timesToRun?: number;
  readonly title?: string;
  readonly appVersion?: string;
  readonly scale?: string;
  readonly proportion?: string;
  readonly profileVersion?: string;
}

export type TestDefinitionProblem =
  | 'too-large'
  | 'has-entities'
  | 'too-deep'
  | 'not-xml'
  | 'not-a-definition';

export type TestDefinitionReading =
  | { readonly kind: 'definition'; readonly definition: TestDefinition }
  | { readonly kind: 'problem'; readonly problem: TestDefinitionProblem };

/** A repeated element is an array, an element with children an object: neither is a text. */
const text = v.fallback(v.optional(v.pipe(v.string(), v.trim())), undefined);
const section = <T extends v.ObjectEntries>(entries: T) =>
  v.fallback(v.optional(v.object(entries)), undefined);

const schema = v.object({
  PhoronixTestSuite: v.object({
    TestInformation: section({
      Title: text,
      AppVersion: text,
      ResultScale: text,
      Proportion: text,
      TimesToRun: text,
    }),
    TestProfile: section({ Version: text, TestType: text }),
  }),
});

/** Reads a profile's `test-definition.xml`. Hostile text is a problem, never an exception. */
export function readTestDefinition(xml: string): TestDefinitionReading {
  if (xml.length > limits.definition) return problem('too-large');
  const harm = harmOf(xml);
  if (harm !== undefined) return problem(harm);
  const parsed = parse(xml);
  if (parsed === undefined) return problem('not-xml');
  const read = v.safeParse(schema, parsed);
  if (!read.success) return problem('not-a-definition');
  const { TestInformation: test, TestProfile: profile } = read.output.PhoronixTestSuite;
  if (test === undefined && profile === undefined) return problem('not-a-definition');
  const times = Number(test?.TimesToRun);
  return {
    kind: 'definition',
    definition: {
      ...named('testType', profile?.TestType),
      ...(Number.isInteger(times) && times > 0 && times <= 256 ? { timesToRun: times } : {}),
      ...named('title', test?.Title),
      ...named('appVersion', test?.AppVersion),
      ...named('scale', test?.ResultScale),
      ...named('proportion', test?.Proportion),
      ...named('profileVersion', profile?.Version),
    },
  };
}

function problem(kind: TestDefinitionProblem): TestDefinitionReading {
  return { kind: 'problem', problem: kind };
}

function named<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  if (value !== undefined && value !== '') found[key] = value;
  return found;
}

/** Beginnings with `<` that are no elements, each with its end. */
const passedBy = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * Finds a reason to keep the text from the parser, which builds a value as deep as the text is and reads a
 * declaration again at each of its characters. No definition of PTS has a document type; without one there
 * are no entities to expand. Every character is read once: a part without an end ends the search.
 */
function harmOf(xml: string): TestDefinitionProblem | undefined {
  let depth = 0;
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const [open, close] = passedBy.find(([opening]) => xml.startsWith(opening, start)) ?? ['<', '>'];
    if (open === '<' && xml[start + 1] === '!') return 'has-entities';
    const end = xml.indexOf(close, start + open.length);
    if (end < 0) return undefined;
    if (open === '<') {
      if (xml[start + 1] === '/') depth -= 1;
      else if (xml[end - 1] !== '/') depth += 1;
      if (depth > limits.definitionDepth) return 'too-deep';
    }
    start = xml.indexOf('<', end + close.length);
  }
  return undefined;
}

function parse(xml: string): unknown {
  let parsed: unknown;
  let failed = false;
  try {
    const parser = new Parser({
      async: false,
      strict: true,
      explicitArray: false,
      ignoreAttrs: true,
      trim: true,
    });
    parser.parseString(xml, (error, result) => {
      // After an error the parser may call again for the text that follows.
      if (error !== null && error !== undefined) failed = true;
      else parsed ??= result;
    });
  } catch {
    failed = true;
  }
  return failed ? undefined : (parsed ?? undefined);
}
