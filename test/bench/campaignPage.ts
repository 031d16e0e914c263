import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Campaign } from '../../src/core/campaign/campaign';
import { serialiseCampaign } from '../../src/core/campaign/campaignDocument';
import type { FoundRun } from '../../src/core/campaign/found';
import { measuredText } from '../measuredCampaign';
import { Workbench } from '../screen/workbench';
import { campaignOfTargets } from './campaign';
import type { Figure } from './figure';
import { onStage } from './onStage';

const rounds = 3;

/** What a person waits for before a large campaign is on the screen, in the real workbench. */
export function campaignPageFigures(): Promise<readonly Figure[]> {
  return onStage(async (browser, stage, folder) => {
    const { targets, campaign, home } = campaignOfTargets(200);
    const reached = Object.fromEntries(
      targets.map(({ name, host }) => [name, { reach: { ssh: name.replace(' ', '-') }, host }]),
    );
    const small = { ...campaign, plans: campaign.plans.slice(0, 1) };
    writeCampaign(path.join(folder, 'small'), small, []);
    writeCampaign(path.join(folder, 'planned'), campaign, []);
    writeCampaign(path.join(folder, 'half'), campaign, home);
    const seen = async (name: string, asked: string) => {
      const workbench = await Workbench.open(browser, stage, {
        folder: path.join(folder, name),
        settings: { 'ptsLens.targets': reached },
      });
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        await workbench.explorerRow('lab.ptscampaign').click();
        // The figures and the order are drawn together, when results have been read.
        const page = await workbench.webview('header .meter');
        times.push(performance.now() - start);
        await page.getByText(`${asked} sessions complete`).waitFor();
        await page.locator('table.order li').first().waitFor();
        await workbench.command('View: Close All Editors');
      }
      await workbench.close();
      const [first = Number.NaN, ...again] = times;
      return { first, again: Math.min(...again) };
    };
    const least = await seen('small', '0 of 50');
    const planned = await seen('planned', '0 of 10,000');
    const half = await seen('half', '6,000 of 10,000');
    const goal = { atMost: 1000 };
    const all = 'a campaign of 1,000 runs on 200 targets';
    const small5 = 'click to a campaign of 5 runs on one target';
    return [
      {
        name: `${small5}, the first time`,
        value: least.first,
        unit: 'ms',
        note: 'what VS Code takes in any case',
      },
      { name: `${small5}, again`, value: least.again, unit: 'ms' },
      {
        name: `click to ${all}, planned and judged, nothing at home, the first time`,
        value: planned.first,
        unit: 'ms',
        goal,
      },
      { name: 'the same again', value: planned.again, unit: 'ms', goal },
      {
        name: `click to ${all}, planned and judged, 600 at home, the first time`,
        value: half.first,
        unit: 'ms',
        goal,
      },
      { name: 'the same again', value: half.again, unit: 'ms', goal },
    ];
  });
}

function writeCampaign(folder: string, campaign: Campaign, home: readonly FoundRun[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'lab.ptscampaign'), serialiseCampaign(campaign));
  for (const [at, { systems, results }] of home.flatMap(({ files }) => files).entries()) {
    const place = path.join(folder, `pts-runs/run-${at}/result`);
    mkdirSync(place, { recursive: true });
    const options = results.map((_, option) => option);
    const text = measuredText(systems[0]?.identifier ?? '', options, () => 3);
    writeFileSync(path.join(place, 'composite.xml'), text);
  }
}
