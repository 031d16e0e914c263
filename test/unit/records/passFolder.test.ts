import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPass } from '../../../src/core/campaign/pass';
import { PassFolder } from '../../../src/node/records/passFolder';
import { RecordFolder } from '../../../src/node/records/recordFolder';
import { campaignOf, plannedOption } from '../../measuredCampaign';

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'pts-lens-passes-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const window = () => new PassFolder(new RecordFolder(place));
const passOf = (id: string, began: number) =>
  newPass(
    campaignOf(['A'], [plannedOption(1, 2)]),
    { id, campaign: 'file:///lab/x.ptscampaign', began, base: 'file:///lab', install: false },
    target => target,
  );
const step = { plan: 0, round: 0, target: 'A' };

test('what one window notes of a pass every other one reads, and its first word counts', async () => {
  const [here, there] = [window(), window()];
  await here.add(passOf('pass-1', 1));
  await here.note('pass-1', step, { seen: 1, kind: 'ran' });
  await there.note('pass-1', step, { seen: 2, kind: 'lost' });
  await there.pause('pass-1');
  await here.load();
  expect(here.notes('pass-1')).toMatchObject({ isPaused: true, isEnded: false });
  expect(here.notes('pass-1').steps.get('0-0')).toEqual({ seen: 1, kind: 'ran' });
  await here.goOn('pass-1');
  await there.load();
  expect(there.notes('pass-1').isPaused).toBe(false);
});

test('a pass that is forgotten leaves no file behind, and its neighbours all of theirs', async () => {
  const here = window();
  await here.add(passOf('pass-1', 1));
  await here.add(passOf('pass-10', 2));
  for (const id of ['pass-1', 'pass-10']) {
    await here.noteBegun(id, step);
    await here.note(id, step, { seen: 1, kind: 'ran' });
  }
  await here.end('pass-1');
  await here.forget('pass-1');
  expect(here.passes.map(({ id }) => id)).toEqual(['pass-10']);
  expect(readdirSync(place).sort()).toEqual([
    'pass-10.begun-0-0.json',
    'pass-10.pass.json',
    'pass-10.step-0-0.json',
  ]);
});
