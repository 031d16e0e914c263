import type { SystemLogs } from '../environment/evidence/gather';
import { loadSystemLogs } from '../environment/evidence/systemLogs';
import type { Layer } from '../environment/stack/layer';
import { readHeadOf } from './content';
import { headBytes } from './head';
import { systemsOf } from './libraryEntry';
import type { LibraryFiles } from './libraryFiles';

/**
 * The logs of the systems of a file that are containers, and no others: PTS writes that it sees Docker, and only
 * the logs show the guest that Docker runs in. To read the logs of every result would take as long as the results.
 */
export async function containerLogs(
  files: LibraryFiles,
  path: string,
  bytes: Uint8Array,
): Promise<SystemLogs> {
  const { content } = readHeadOf(bytes.subarray(0, Math.max(...headBytes)));
  const contained = systemsOf(content).filter(({ layers }) => isContainerAlone(layers));
  return contained.length === 0 ? new Map() : loadSystemLogs(files, path, contained);
}

function isContainerAlone(layers: readonly Layer[]): boolean {
  return layers.length > 0 && layers.every(({ role }) => role === 'container');
}
