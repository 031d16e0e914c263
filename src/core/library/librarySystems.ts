import type { SystemLogs } from '../environment/evidence/gather';
import type { System } from '../results/resultFile';
import { layersOf } from './layersText';
import type { LibrarySystem } from './libraryEntry';

/** The systems a file describes, those of one identifier numbered; their layers by the logs, too, that are given. */
export function librarySystems(
  systems: readonly System[],
  logs: SystemLogs = new Map(),
): readonly LibrarySystem[] {
  const seen = new Map<string, number>();
  return systems.map(system => {
    const { identifier, timestamp } = system;
    const occurrence = seen.get(identifier) ?? 0;
    seen.set(identifier, occurrence + 1);
    const processor = system.hardware.get('Processor');
    return {
      identifier,
      occurrence,
      isDeclared: true,
      ...(timestamp === undefined ? {} : { timestamp }),
      layers: layersOf(system, logs),
      ...(processor === undefined ? {} : { processor }),
    };
  });
}
