import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { campaignSchema } from '../../../src/core/campaign/campaignDocument';
import { defaultChoices } from '../../../src/core/document/method';
import { documentSchema } from '../../../src/core/document/parse';
import { planSchema } from '../../../src/core/plan/planDocument';
import { settingSchemas } from '../../../src/extension/settingSchemas';

/** A rule that JSON Schema cannot express, such as labels that differ, is left to the reader of the document. */
const options = { errorMode: 'ignore', typeMode: 'input' } as const;

test.each([
  ['ptscompare', documentSchema],
  ['ptsplan', planSchema],
  ['ptscampaign', campaignSchema],
] as const)('the editor completes and checks a .%s as it is read', async (extension, read) => {
  const schema = toJsonSchema(read, options);
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    `../../../media/${extension}.schema.json`,
  );
  expect(contributes.jsonValidation).toContainEqual({
    fileMatch: `*.${extension}`,
    url: `./media/${extension}.schema.json`,
  });
  // A schema of JSON counts only where the editor takes the text for JSON.
  expect(contributes.languages[0].extensions).toContain(`.${extension}`);
});

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> =
  contributes.configuration.properties;

test('the editor knows every setting that is read, and no other', () => {
  const names = Object.keys(settingSchemas).map(name => `ptsLens.${name}`);
  expect(Object.keys(settings).sort()).toEqual(names.sort());
});

test.each(Object.entries(settingSchemas))(
  'the editor completes and checks the setting ptsLens.%s as it is read',
  (name, schema) => {
    const { $schema: _, ...read } = toJsonSchema(schema, options);
    const {
      default: usual,
      scope,
      markdownDescription,
      enumDescriptions,
      ...checked
    } = settings[`ptsLens.${name}`] ?? {};
    expect(checked).toEqual(read);
    expect(v.is<v.GenericSchema>(schema, usual)).toBe(true);
    expect(scope).toMatch(/^(?:application|window|resource|machine|machine-overridable)$/);
    expect(markdownDescription).toBe(`%setting.${name}%`);
    if (enumDescriptions !== undefined) expect(enumDescriptions).toHaveLength(Object(checked['enum']).length);
  },
);

test('a setting that is not set is what a new comparison says', () => {
  for (const [name, choice] of Object.entries(defaultChoices))
    expect(settings[`ptsLens.${name}`]?.['default']).toEqual(choice);
});
