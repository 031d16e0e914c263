import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { documentSchema } from '../../../src/core/document/parse';
import { ranOnSchema } from '../../../src/core/environment/evidence/ranOn';

/** A rule that JSON Schema cannot express, such as labels that differ, is left to the reader of the document. */
const options = { errorMode: 'ignore', typeMode: 'input' } as const;

test('the editor completes and checks a .ptscompare as it is read', async () => {
  const schema = toJsonSchema(documentSchema, options);
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../media/ptscompare.schema.json',
  );
});

test('the editor completes and checks the setting ptsLens.systems as it is read', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { $schema: _, ...schema } = toJsonSchema(ranOnSchema, options);
  expect(contributes.configuration.properties['ptsLens.systems'].additionalProperties).toEqual(schema);
});
