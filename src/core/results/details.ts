import * as v from 'valibot';
import { limits } from './limits';
import type { Compiler } from './resultFile';

/** Numbers and truth values are taken as text: PTS writes text, other writers may not. */
const text = v.union([v.string(), v.pipe(v.union([v.number(), v.boolean()]), v.transform(String))]);
const textOrNothing = v.fallback(v.optional(text), undefined);

/** Also an array: PHP writes an empty object as `[]`. Valibot's record would drop keys such as `constructor`. */
const anyObject = v.custom<object>(value => typeof value === 'object' && value !== null);

const entryDetails = v.object({
  error: textOrNothing,
  'test-run-times': textOrNothing,
  'compiler-options': v.fallback(
    v.optional(
      v.object({
        'compiler-type': textOrNothing,
        compiler: textOrNothing,
        'compiler-options': textOrNothing,
      }),
    ),
    undefined,
  ),
});

export interface EntryDetails {
  readonly error?: string;
  /** Wall seconds, joined by `:`. */
  readonly runTimes?: string;
  readonly compiler?: Compiler;
  /** All other texts, by key; absent where there are none. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** What most JSON of entries is, as PTS writes it: read without the cost of parsing it. */
const runTimesAlone = /^\{"test-run-times":"([\d.:]*)"\}$/;

/** What an Entry's JSON says; undefined when it is not a JSON object. Values of a wrong kind are left out. */
export function readEntryDetails(json: string): EntryDetails | undefined {
  const alone = runTimesAlone.exec(json)?.[1];
  if (alone !== undefined) return { runTimes: alone };
  const read = parseJson(json);
  const parsed = v.safeParse(entryDetails, read);
  if (!parsed.success) return undefined;
  const notes = textsOf(read, key => !Object.hasOwn(entryDetails.entries, key));
  const { error, 'test-run-times': runTimes, 'compiler-options': options } = parsed.output;
  return {
    ...(error !== undefined && { error }),
    ...(runTimes !== undefined && { runTimes }),
    ...(options !== undefined && { compiler: compilerOf(options) }),
    ...(notes !== undefined && notes.size > 0 && { notes }),
  };
}

function compilerOf(options: NonNullable<v.InferOutput<typeof entryDetails>['compiler-options']>): Compiler {
  const { 'compiler-type': type, compiler, 'compiler-options': flags } = options;
  return {
    ...(type !== undefined && { type }),
    ...(compiler !== undefined && { compiler }),
    ...(flags !== undefined && { options: flags }),
  };
}

/** A System's JSON as texts by key; undefined when it is not a JSON object. Nested values are left out. */
export function readSystemDetails(json: string): ReadonlyMap<string, string> | undefined {
  return textsOf(parseJson(json), () => true);
}

function textsOf(
  object: unknown,
  isWanted: (key: string) => boolean,
): ReadonlyMap<string, string> | undefined {
  const parsed = v.safeParse(anyObject, object);
  if (!parsed.success) return undefined;
  const texts = new Map<string, string>();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(parsed.output);
  for (const [key, value] of entries) {
    if (!isWanted(key)) continue;
    const read = v.safeParse(text, value);
    if (read.success) texts.set(key, read.output);
  }
  return texts;
}

/** The value a JSON text stands for; undefined when it is none or too long. */
function parseJson(json: string): unknown {
  if (json.length > limits.json) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
