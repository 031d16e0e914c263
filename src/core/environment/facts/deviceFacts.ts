import { type Fact, type FactId, factValue } from './fact';

const shown = (id: FactId, ...fields: readonly string[]): Fact => ({
  id,
  group: 'hypervisor',
  read: ({ clues }) => factValue(clues.first(...fields)),
});

/** Virtual hardware is part of the compared hypervisor, so it is shown and never weighed. */
export const deviceFacts: readonly Fact[] = [
  shown('board', 'Motherboard', 'Board'),
  shown('chipset', 'Chipset', 'Motherboard Chipset'),
  shown('disk-device', 'Disk'),
  shown('network-device', 'Network'),
  shown('graphics-device', 'Graphics'),
];
