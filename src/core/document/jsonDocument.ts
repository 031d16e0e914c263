import {
  createScanner,
  findNodeAtLocation,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import * as v from 'valibot';
import { type Message, message } from '../messages/message';
import { findDoubledKey, type Shape } from './doubledKeys';

export type JsonReading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'invalid'; readonly message: Message };

/** What a document is, for its messages and bounds. */
export interface JsonDocumentKind {
  readonly kind: 'comparison' | 'plan' | 'campaign';
  /** UTF-16 units. */
  readonly longest: number;
  /** Where keys have a meaning; the same as the schema, which valibot does not let us walk. */
  readonly shape: Shape;
}

/** Deeper than any document needs, and shallow enough for every recursive reader. */
const deepest = 50;

/**
 * Reads a document that is plain JSON without comments. The message of an invalid one names the line, the field and the
 * expected value: each message of the schema is a choice of `comparison.document-value`.
 */
export function readJsonDocument<Value>(
  source: string,
  schema: v.GenericSchema<unknown, Value>,
  { kind, longest, shape }: JsonDocumentKind,
): JsonReading<Value> {
  if (source.length > longest)
    return { kind: 'invalid', message: message('comparison.document-long', { kind, most: longest }) };
  const json = source.replace(/^\uFEFF/, ' ');
  if (depthOf(json) > deepest)
    return { kind: 'invalid', message: message('comparison.document-deep', { kind }) };
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
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { kind: 'value', value: parsed.output };
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
    expectation: expectationOf(issue),
  });
}

function expectationOf({ expected, input, path, message: expectation }: v.BaseIssue<unknown>): string {
  // A strict object expects `never` of a key that it does not know.
  if (expected === 'never') return 'unknownField';
  // A key that is not there is reported by the object it is missing from.
  return input === undefined && path !== undefined ? 'missing' : expectation;
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
