import { compareFiles } from '../core/comparison/compare';
import type { ComparedSystem, Comparison } from '../core/comparison/comparison';
import { profilesOf } from '../core/comparison/loadedFile';
import { systemNamed } from '../core/comparison/systemNamed';
import { message } from '../core/messages/message';
import { installedProfiles } from '../node/disk/installedProfiles';
import type { Inputs } from './inputs';
import { UsageError } from './io';
import type { Options } from './options';

/** Compares the files as the document and the options say. Throws a `UsageError` for an unknown baseline. */
export async function compareInputs(
  { document, files, choosesBaseline }: Inputs,
  { baseline, confidence, margin, correction, noise, boots }: Options,
): Promise<Comparison> {
  const comparison = compareFiles(
    {
      ...document,
      ...(baseline === undefined ? {} : { baseline }),
      ...(confidence === undefined ? {} : { confidence }),
      ...(margin === undefined ? {} : { margin }),
      ...(correction === undefined ? {} : { correction }),
      ...(noise === undefined ? {} : { noise }),
      ...(boots === undefined ? {} : { boots }),
    },
    files,
    { installed: await installedProfiles(profilesOf(files)), choosesBaseline },
  );
  // The core would take the first system without a word.
  if (baseline !== undefined && comparison.systems.length > 0) askedSystem(baseline, comparison);
  return comparison;
}

/** The system of a label, or else of an identifier that all its sessions have. Throws a `UsageError` where there is none. */
export function askedSystem(name: string, comparison: Comparison): ComparedSystem {
  const found = systemNamed(name, comparison);
  if (found !== undefined) return found;
  throw new UsageError(
    message('cli.no-system', {
      system: name,
      systems: comparison.systems.map(({ label }) => label).join(', '),
    }),
  );
}
