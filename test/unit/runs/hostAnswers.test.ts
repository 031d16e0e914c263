import { expect, test } from 'vitest';
import { readProbe, writeProbe } from '../../../src/core/environment/evidence/probe';
import { Formatter } from '../../../src/core/messages/formatter';
import {
  type AskedHost,
  askedChain,
  askedHost,
  hostNote,
  hostTexts,
  noAnswers,
} from '../../../src/core/runs/hostAnswers';
import { probeOf } from '../environment/systems';

const said = (name: string, answers: Readonly<Record<string, string>>, role: 'host' | 'guest' = 'host') =>
  askedHost(name, { kind: 'done', output: writeProbe(probeOf(role, answers)) });

const answersOf = (text: string | undefined) => {
  const reading = readProbe(text ?? '');
  return reading.kind === 'probe' ? Object.fromEntries(reading.probe.answers) : reading.reason;
};

test('what a host said before a run and after it is one answer, and what it said before is kept where it is silent after', () => {
  const asked = [said('dom0', { a: '1', 'load.before': '0.1' }), said('windows', { b: '2' })];
  const texts = hostTexts(asked, new Map([['dom0', said('dom0', { 'load.after': '3' })]]));
  expect(texts.map(answersOf)).toEqual([{ a: '1', 'load.before': '0.1', 'load.after': '3' }, { b: '2' }]);
});

test('below a host that is silent no other is taken for it', () => {
  const silent = askedHost('dom0', { kind: 'failed', failure: 'unreachable', detail: '' });
  expect(hostTexts([silent, said('windows', { b: '2' })], new Map())).toEqual([]);
});

test('a host that answers with anything but the probe of a host has not answered', () => {
  for (const output of ['', 'motd\n{}', '{', writeProbe(probeOf('guest', {}))])
    expect(askedHost('dom0', { kind: 'done', output })).toEqual({ name: 'dom0', why: 'no-probe' });
});

test('why a host did not answer is said in a sentence, whatever the reason, in both languages', () => {
  const says = (asked: AskedHost, language: 'en' | 'ru') => {
    const note = hostNote(asked);
    return note === undefined ? '' : new Formatter(language).say(note);
  };
  for (const why of noAnswers)
    for (const language of ['en', 'ru'] as const)
      expect(says({ name: 'dom0', why, detail: 'x' }, language)).toMatch(/^[“«\p{L}].+[.:x)]$/u);
  expect(says({ name: 'dom0', why: 'circle' }, 'en')).toBe(
    'Its hosts lead in a circle, back to “dom0”: none of them was asked.',
  );
  expect(says(said('dom0', {}), 'en')).toBe('');
  expect(askedChain({ hosts: [], problem: { name: 'dom0', why: 'circle' } }, [])).toEqual([
    { name: 'dom0', why: 'circle' },
  ]);
});
