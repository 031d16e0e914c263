import { expect, test } from 'vitest';
import { newPass, parseNote, parsePass, type StepNote, serialisePass } from '../../../src/core/campaign/pass';
import { canBeForgotten, notedOf, type PassNotes, passStateOf } from '../../../src/core/campaign/passState';
import { planOfStep } from '../../../src/core/campaign/steps';
import { Formatter } from '../../../src/core/messages/formatter';
import { campaignOf, plannedOption, stepRecord } from '../../measuredCampaign';
import { present } from '../../present';

const pass = newPass(
  campaignOf(['A', 'B', 'C'], [plannedOption(1, 2)]),
  { id: 'pass-1', campaign: 'file:///lab/x.ptscampaign', began: 5, base: 'file:///lab', install: false },
  target => (target === 'C' ? 'rack 2' : 'rack 1'),
);
const planA = present(pass.plans[0], 'a plan');
const runOf = (plan: number, round: number) => ({
  record: stepRecord(planOfStep(planA, round), {
    id: `run-${plan}-${round}`,
    campaign: { pass: pass.id, plan, round },
  }),
});

function notes(steps: Readonly<Record<string, StepNote>>, more: Partial<PassNotes> = {}): PassNotes {
  return { steps: new Map(Object.entries(steps)), isPaused: false, isEnded: false, ...more };
}

const kinds = (noted: PassNotes, runs: Parameters<typeof passStateOf>[2] = []) =>
  passStateOf(pass, noted, runs).lanes.map(({ states }) => states.map(({ kind }) => kind).join(' '));

test('a pass is read back as it was noted: any window knows the same steps', () => {
  expect(parsePass(serialisePass(pass))).toEqual(pass);
  expect(parsePass(serialisePass({ ...pass, machines: ['rack 1'] }))).toBeUndefined();
  expect(parseNote('{"seen":1,"kind":"ran"}')).toEqual({ seen: 1, kind: 'ran' });
  expect(parseNote('{"seen":1,"kind":"fine"}')).toBeUndefined();
});

test('where a pass stands is told by what is noted, whichever window looks', () => {
  expect(kinds(notes({}))).toEqual(['waiting waiting waiting waiting', 'waiting waiting']);
  expect(kinds(notes({ '0-0': { seen: 1, kind: 'ran' } }), [runOf(0, 0), runOf(1, 0)])).toEqual([
    'settled going waiting waiting',
    'waiting waiting',
  ]);
});

test('a target that was lost starts nothing more in the pass, and the others of its machine go on', () => {
  expect(kinds(notes({ '0-0': { seen: 1, kind: 'lost' } }), [runOf(0, 0)])).toEqual([
    'settled waiting waiting left-out',
    'waiting waiting',
  ]);
});

test('a guest that could not be stopped ends its lane, and no other', () => {
  const stuck = notes({ '0-0': { seen: 1, kind: 'ran', stop: 'domain busy' } });
  expect(kinds(stuck)).toEqual(['settled left-out left-out left-out', 'waiting waiting']);
  const words = new Formatter('en');
  const noted = notedOf([passStateOf(pass, stuck, [])], target => target);
  expect(noted.get('A')?.map(each => words.say(each))[0]).toBe(
    'Round 1: The command that stops “A” failed: domain busy. Nothing more starts on its machine, since a guest that is still up would disturb the next.',
  );
  // Not that it stopped answering: it did not.
  expect(noted.get('A')?.map(each => words.say(each))[1]).toBe(
    'Round 2: Not started in this pass: “A” could not be stopped.',
  );
  expect(noted.get('B')?.map(each => words.say(each))[0]).toContain(
    '“A” of the same machine could not be stopped',
  );
});

test('a pass that somebody ended is over when its last run is', () => {
  expect(passStateOf(pass, notes({}), []).isOver).toBe(false);
  expect(passStateOf(pass, notes({}, { isEnded: true }), [runOf(0, 0)]).isOver).toBe(false);
  expect(passStateOf(pass, notes({}, { isEnded: true }), []).isOver).toBe(true);
});

test('a pass is kept as long as a run of it is lost: its notes say that nobody waits for that run', () => {
  const lost = notes({ '0-0': { seen: 1, kind: 'lost' } }, { isEnded: true });
  expect(canBeForgotten(passStateOf(pass, lost, [runOf(0, 0)]))).toBe(false);
  const found = { ...runOf(0, 0), end: { seen: 2, how: 'ended' as const } };
  expect(canBeForgotten(passStateOf(pass, lost, [found]))).toBe(true);
  expect(canBeForgotten(passStateOf(pass, notes({}), []))).toBe(false);
});
