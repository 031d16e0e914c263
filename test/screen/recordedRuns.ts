import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../../src/core/plan/planDocument';
import { plannedLaunch } from '../../src/core/records/plannedLaunch';
import { newRunId, serialiseRecord } from '../../src/core/records/runRecord';
import { planText, rows } from './loopback';

/** Writes records of runs that are over into a profile, as windows of the user noted them. */
export function writeRecords(profile: string, count: number): void {
  const folder = path.join(profile, 'server/data/User/globalStorage/pts-lens.pts-lens/runs');
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < count; at += 1) {
    const began = new Date(Date.now() - (at + 1) * 3_600_000);
    const id = newRunId(began, `test${at}`);
    const reading = parsePlan(
      planText(`Night ${String(at).padStart(3, '0')}`, 3, 3, rows.copy, rows.scale, rows.steady),
    );
    if (reading.kind !== 'plan') throw new Error('this plan is not one');
    const { plan } = reading;
    const made = plannedLaunch(plan, { id, pts: '/usr/bin/phoronix-test-suite' });
    if (made.kind !== 'launch') throw new Error('this plan cannot be launched');
    const { launch, tests } = made;
    const record = { id, name: plan.name, target: 'guest', began: began.getTime(), plan, launch, tests };
    const write = (name: string, text: string) => writeFileSync(path.join(folder, `${id}${name}.json`), text);
    write('', serialiseRecord(record));
    write('.end', JSON.stringify({ seen: began.getTime(), how: at % 10 === 3 ? 'gone' : 'ended' }));
    const missing = at % 4 === 2 ? 2 : 0;
    const home = {
      folder: 'file:///nowhere',
      came: began.getTime(),
      complete: 9 - missing,
      fewer: 0,
      missing,
    };
    if (at % 10 !== 3) write('.home', JSON.stringify(home));
  }
}
