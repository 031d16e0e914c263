import type { System } from '../results/resultFile';
import { hypervisorOf, layersOf } from './layersText';
import type { LibrarySystem } from './libraryEntry';

/** The systems a file describes, those of one identifier numbered. */
export function librarySystems(systems: readonly System[]): readonly LibrarySystem[] {
  const seen = new Map<string, number>();
  return systems.map(system => {
    const { identifier, timestamp } = system;
    const occurrence = seen.get(identifier) ?? 0;
    seen.set(identifier, occurrence + 1);
    const layers = layersOf(system);
    const hypervisor = hypervisorOf(layers);
    const processor = system.hardware.get('Processor');
    return {
      identifier,
      occurrence,
      isDeclared: true,
      ...(timestamp === undefined ? {} : { timestamp }),
      layers,
      ...(hypervisor === undefined ? {} : { hypervisor }),
      ...(processor === undefined ? {} : { processor }),
    };
  });
}
