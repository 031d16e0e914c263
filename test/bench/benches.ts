import { campaignFigures } from './campaign';
import { campaignPageFigures } from './campaignPage';
import { compareFigures } from './compare';
import { coverage } from './coverage';
import { familyFigures } from './families';
import type { Figure } from './figure';
import { findingFigures } from './findings';
import { growthFigures } from './growth';
import { historyFigures } from './history';
import { historyPageFigures } from './historyPage';
import { hostileFigures } from './hostile';
import { inlineFigures } from './inline';
import { measureLibrary } from './library';
import { parseFigures } from './parse';
import { processFigures } from './process';
import { runFigures } from './runs';
import { workbenchFigures } from './workbench';

/** What `npm run bench` measures, by name: the quick ones first. Each runs in a process of its own. */
export const benches: Readonly<Record<string, () => Promise<readonly Figure[]> | readonly Figure[]>> = {
  campaign: () => campaignFigures(),
  compare: () => compareFigures(),
  growth: () => growthFigures(),
  hostile: () => hostileFigures(),
  inline: () => inlineFigures(),
  library: libraryFigures,
  parse: () => parseFigures(),
  process: () => processFigures(),
  workbench: () => workbenchFigures(),
  findings: () => findingFigures(),
  runs: () => runFigures(),
  history: () => historyFigures(),
  historyPage: () => historyPageFigures(),
  campaignPage: () => campaignPageFigures(),
  families: () => familyFigures(),
  coverage: () => coverage(),
};

async function libraryFigures(): Promise<readonly Figure[]> {
  const { folders, heads, whole, afterOneChanged, longestBlock } = await measureLibrary(1000);
  const goal = { atMost: 2000 };
  return [
    { name: `${folders} result folders listed with title and systems`, value: heads, unit: 'ms', goal },
    { name: 'the same, every file read to its end', value: whole, unit: 'ms' },
    { name: 'the same again after one has changed', value: afterOneChanged, unit: 'ms', goal },
    { name: 'longest the host was blocked by it', value: longestBlock, unit: 'ms', goal: { atMost: 50 } },
  ];
}
