import * as v from 'valibot';
import { ranOnLayerSchema, ranOnSchema } from '../environment/evidence/ranOn';
import type { Message } from '../messages/message';
import { type ComparisonDocument, views } from './document';
import { keysOf, type Shape } from './doubledKeys';
import { readJsonDocument } from './jsonDocument';
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
  | 'view'
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
    view: v.exactOptional(v.picklist(views, expected('view'))),
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

/** A thousand files and their systems need less; UTF-16 units. */
const longest = 2_000_000;

/**
 * Reads a `.ptscompare`: plain JSON without comments. Unknown fields are allowed and kept.
 * The message of an invalid document names the line, the field and the expected value.
 */
export function parseDocument(source: string): DocumentReading {
  const reading = readJsonDocument(source, documentSchema, { kind: 'comparison', longest, shape });
  return reading.kind === 'value' ? { kind: 'document', document: reading.value } : reading;
}
