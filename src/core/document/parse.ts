import {
  createScanner,
  findNodeAtLocation,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { ranOnLayerSchema, ranOnSchema } from '../environment/evidence/ranOn';
import { type Message, message } from '../messages/message';
import type { ComparisonDocument } from './document';
import { findDoubledKey, type Shape } from './doubledKeys';
import { defaultChoices, methodSchemas } from './method';

export type DocumentReading =
  | { readonly kind: 'document'; readonly document: ComparisonDocument }
  | { readonly kind: 'invalid'; readonly message: Message };

/** Expectations of a value; the message `comparison.document-value` has a sentence for each. */
type Expectation =
  | 'object'
  | 'list'
  | 'text'
  | 'nothingEmpty'
  | 'version'
  | 'someSession'
  | 'occurrence'
  | 'uniqueLabels'
  | 'role'
  | 'below';

const expected = (expectation: Expectation) => expectation;

const text = v.string(expected('text'));
const name = v.pipe(text, v.nonEmpty(expected('nothingEmpty')));

const session = v.object(
  {
    file: name,
    identifier: text,
    occurrence: v.exactOptional(
      v.pipe(
        v.number(expected('occurrence')),
        v.integer(expected('occurrence')),
        v.minValue(0, expected('occurrence')),
      ),
    ),
  },
  expected('object'),
);

const system = v.object(
  {
    label: name,
    sessions: v.pipe(v.array(session, expected('list')), v.minLength(1, expected('someSession'))),
    ranOn: v.exactOptional(ranOnSchema),
  },
  expected('object'),
);

export const documentSchema = v.object(
  {
    version: v.literal(1, expected('version')),
    title: v.exactOptional(text),
    files: v.array(name, expected('list')),
    systems: v.exactOptional(
      v.pipe(
        v.array(system, expected('list')),
        v.check(
          systems => new Set(systems.map(one => one.label)).size === systems.length,
          expected('uniqueLabels'),
        ),
      ),
    ),
    baseline: v.exactOptional(text),
    confidence: v.exactOptional(methodSchemas.confidence, defaultChoices.confidence),
    margin: v.exactOptional(methodSchemas.margin, defaultChoices.margin),
    correction: v.exactOptional(methodSchemas.correction, defaultChoices.correction),
    noise: v.exactOptional(methodSchemas.noise, defaultChoices.noise),
    boots: v.exactOptional(methodSchemas.boots),
  },
  expected('object'),
);

/** Where keys have a meaning; the same as the documentSchema, which valibot does not let us walk. */
const shape: Shape = {
  ...keysOf(documentSchema),
  systems: {
    ...keysOf(system),
    sessions: keysOf(session),
    ranOn: { ...keysOf(ranOnSchema), layers: keysOf(ranOnLayerSchema) },
  },
};

function keysOf({ entries }: { readonly entries: object }): Shape {
  return Object.fromEntries(Object.keys(entries).map(key => [key, true]));
}

/** A thousand files and their systems need less; UTF-16 units. */
const longest = 2_000_000;

/** Deeper than any document needs, and shallow enough for every recursive reader. */
const deepest = 50;

/**
 * Reads a `.ptscompare`: plain JSON without comments. Unknown fields are allowed and kept.
 * The message of an invalid document names the line, the field and the expected value.
 */
export function parseDocument(source: string): DocumentReading {
  if (source.length > longest)
    return { kind: 'invalid', message: message('comparison.document-long', { most: longest }) };
  const json = source.replace(/^\uFEFF/, ' ');
  if (depthOf(json) > deepest) return { kind: 'invalid', message: message('comparison.document-deep') };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'invalid', message: syntaxMessage(json) };
  }
  const tree = parseTree(json);
  const doubled = tree && findDoubledKey(tree, shape);
  if (doubled !== undefined) {
    const { line } = placeOf(json, doubled.offset);
    const said = message('comparison.document-doubled', { line, field: fieldName(doubled.path) });
    return { kind: 'invalid', message: said };
  }
  const parsed = v.safeParse(documentSchema, value, { abortEarly: true });
  if (parsed.success) return { kind: 'document', document: parsed.output };
  return { kind: 'invalid', message: valueMessage(json, parsed.issues[0]) };
}

function depthOf(json: string): number {
  const scanner = createScanner(json, true);
  let depth = 0;
  let most = 0;
  while (scanner.getPosition() < json.length) {
    scanner.scan();
    const first = json.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    else if (first === '}' || first === ']') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function syntaxMessage(json: string): Message {
  const errors: ParseError[] = [];
  parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  const offset = first?.offset ?? 0;
  return message('comparison.document-syntax', {
    ...placeOf(json, offset),
    code: first === undefined ? 'other' : printParseErrorCode(first.error),
  });
}

function valueMessage(json: string, issue: v.BaseIssue<unknown>): Message {
  const path = (issue.path ?? []).map(step => (typeof step.key === 'number' ? step.key : String(step.key)));
  const tree = parseTree(json);
  let place = placeOf(json, 0);
  for (let length = path.length; tree !== undefined && length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) {
      place = placeOf(json, node.offset);
      break;
    }
  }
  return message('comparison.document-value', {
    line: place.line,
    field: path.length === 0 ? 'none' : fieldName(path),
    // A key that is not there is reported by the object it is missing from.
    expectation: issue.input === undefined && path.length > 0 ? 'missing' : issue.message,
  });
}

/** As a programmer would write it: `systems[0].label`. */
function fieldName(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function placeOf(json: string, offset: number): { line: number; column: number } {
  const before = json.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
