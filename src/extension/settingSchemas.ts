import * as v from 'valibot';
import { methodSchemas } from '../core/document/method';
import { ranOnSchema } from '../core/environment/evidence/ranOn';
import { targetsSchema } from '../core/targets/targetSchema';

const { confidence, margin, correction, noise } = methodSchemas;

/**
 * The form of every setting `ptsLens.*`, by its name. package.json says the same as JSON Schema, so that the editor
 * completes and checks a setting as it is read; a test compares the two.
 */
export const settingSchemas = {
  confidence,
  margin,
  correction,
  noise,
  author: v.string(),
  'inline.lens': v.boolean(),
  'inline.hover': v.boolean(),
  'inline.inlay': v.boolean(),
  'inline.outline': v.boolean(),
  'inline.navigation': v.boolean(),
  'inline.folding': v.boolean(),
  'inline.problems': v.boolean(),
  resultRoots: v.array(v.string()),
  systems: v.record(v.string(), ranOnSchema),
  targets: targetsSchema,
  'ssh.configFile': v.string(),
  'ansible.inventory': v.string(),
} as const;
