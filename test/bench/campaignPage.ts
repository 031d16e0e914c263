import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import { measuredText } from '../measuredCampaign';
import { Workbench } from '../screen/workbench';
import { campaignOfTargets } from './campaign';
import type { Figure } from './figure';
import { onStage } from './onStage';

const rounds = 3;
const count = 200;

/** What a person waits for before a large campaign is on the screen, in the real workbench. */
export function campaignPageFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    const { targets, campaign, home } = campaignOfTargets(count);
    const text = serialiseCampaign(campaign);
    for (const place of ['planned', 'half'])
      for (const name of [place, `${place}/again`]) {
        mkdirSync(path.join(folder, name), { recursive: true });
        writeFileSync(path.join(folder, name, `${place}.ptscampaign`), text);
      }
    let runs = 0;
    for (const { files } of home)
      for (const { systems, results } of files) {
        const place = path.join(folder, `half/pts-runs/run-${(runs += 1)}/result`);
        mkdirSync(place, { recursive: true });
        const options = results.map((_, option) => option);
        writeFileSync(
          path.join(place, 'composite.xml'),
          measuredText(systems[0]?.identifier ?? '', options, () => 3),
        );
      }
    const reached = Object.fromEntries(
      targets.map(({ name, host }) => [name, { reach: { ssh: name.replace(' ', '-') }, host }]),
    );
    const figures: Figure[] = [];
    for (const [place, what, complete] of [
      ['planned', 'nothing of it at home', 0],
      ['half', `${runs} of its runs at home`, 6000],
    ] as const) {
      const workbench = await Workbench.open(browser, stage, {
        folder: path.join(folder, place),
        settings: { 'ptsLens.targets': reached },
      });
      const planned: number[] = [];
      const judged: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        await workbench.explorerRow(`${place}.ptscampaign`).click();
        const page = await workbench.webview('table.order li');
        planned.push(performance.now() - start);
        await page.getByText(`${complete.toLocaleString('en')} of 10,000 sessions complete`).waitFor();
        await page.locator('table.order li').first().waitFor();
        judged.push(performance.now() - start);
        await workbench.command('View: Close All Editors');
      }
      const goal = { atMost: 1000 };
      const of = `a campaign of 1,000 runs on ${count} targets, ${what}`;
      figures.push(
        {
          name: `click to ${of}, planned and judged, the first time`,
          value: judged[0] ?? Number.NaN,
          unit: 'ms',
          goal,
        },
        { name: 'the same again', value: Math.min(...judged.slice(1)), unit: 'ms', goal },
      );
      await workbench.close();
    }
    return figures;
  });
}
