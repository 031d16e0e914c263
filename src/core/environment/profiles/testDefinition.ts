import * as v from 'valibot';
import { type DefinitionXmlProblem, parseDefinitionXml } from './definitionXml';

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

export type TestDefinitionProblem = DefinitionXmlProblem | 'not-a-definition';

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
  const parsed = parseDefinitionXml(xml);
  if (parsed.kind === 'problem') return parsed;
  const read = v.safeParse(schema, parsed.value);
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
