import type { Kind } from './kind';
import { annotation } from './kinds/annotation';
import { archive } from './kinds/archive';
import { command } from './kinds/command';
import { definition } from './kinds/definition';
import { document } from './kinds/document';
import { documentEdit } from './kinds/documentEdit';
import { logs } from './kinds/logs';
import { probe } from './kinds/probe';
import { results } from './kinds/results';

/** What is fuzzed, by the name that `--kind` takes and reports give. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    results,
    document,
    'document-edit': documentEdit,
    annotation,
    logs,
    probe,
    definition,
    archive,
    command,
  }),
);
