import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../../src/core/plan/planDocument';
import { temporaryFolder } from '../temporaryFolder';
import { fixtures, run } from './run';

const lab = `${fixtures}/lab.ptscompare`;
const at = temporaryFolder('plan');
const samples = path.resolve(import.meta.dirname, '../../../samples');
const withoutPlace = (text: string) => text.replaceAll(fixtures, 'FIXTURES');

describe('what is to run is shown before anything runs', () => {
  test.each([
    ['plan-top-up.txt', [`${samples}/lab/lab.ptscompare`, '--system', 'Xen', '--margin', '3']],
    [
      'plan-budget-ru.txt',
      [`${samples}/lab/lab.ptscompare`, '--system=Xen', '--budget=30m', '--language=ru'],
    ],
    ['plan-whole.txt', [`${fixtures}/kvm`, '--rounds', '3', '--identifier', 'Hyper-V']],
    ['plan-named.txt', ['--tests', 'pts/ramspeed-1.4.3,local/x']],
  ])('the page of a plan: %s', async (name, args) => {
    const { code, out, complaint } = await run(['plan', ...args, '--format=text']);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    await expect(withoutPlace(out)).toMatchFileSnapshot(`golden/${name}`);
  });

  test('into a pipe it is the document, which reads back, is a plan by itself, and says the same', async () => {
    const args = ['plan', `${samples}/lab/lab.ptscompare`, '--system', 'Xen'];
    const { code, out, complaint } = await run(args);
    expect(code).toBe(0);
    expect(complaint).toBe('pts-lens: 1 row is not in this plan; --format text says why.\n');
    expect(parsePlan(out)).toMatchObject({ kind: 'plan', plan: { topsUp: { system: 'Xen' } } });
    const file = at('a.ptsplan');
    writeFileSync(file, out);
    expect((await run(['plan', file])).out).toBe(out);
    const page = (await run(['plan', file, '--format', 'text'])).out;
    expect(page).toContain('first interval');
    expect((await run(['plan', file, '--script'])).out).toBe((await run([...args, '--script'])).out);
  });

  test('--script prints what would run, every round under a name of its own', async () => {
    const { code, out, complaint } = await run([
      'plan',
      `${fixtures}/kvm`,
      '--rounds=2',
      '--script',
      '--pts=/opt/pts/phoronix-test-suite',
    ]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(out).toMatch(/^#!\/bin\/sh\n/);
    expect(out).toContain("program='/opt/pts/phoronix-test-suite'");
    expect(out.match(/export TEST_RESULTS_IDENTIFIER='[^']+'/g)).toEqual([
      "export TEST_RESULTS_IDENTIFIER='guest r1'",
      "export TEST_RESULTS_IDENTIFIER='guest r2'",
    ]);
  });

  test('Arguments that a shell acts on are told, in the page and beside the script', async () => {
    const file = at('hostile.ptsplan');
    const hostile = {
      version: 1,
      name: 'hostile',
      identifier: 'a',
      tests: [
        {
          test: 'pts/x-1.0.0',
          title: 'X',
          arguments: 'ok $(touch /tmp/x)',
          description: '',
          rows: [],
          rounds: 1,
          trials: 1,
        },
      ],
    };
    writeFileSync(file, JSON.stringify(hostile));
    const page = await run(['plan', file, '--format=text']);
    expect(page.out).toContain('pts/x-1.0.0: ok $(touch /tmp/x) ($ ( ))');
    const script = await run(['plan', file, '--script']);
    expect(script.code).toBe(0);
    expect(script.complaint).toContain('hold characters that a shell acts on');
  });
});

describe('a mistake in a plan’s options is one line and code 2', () => {
  test.each([
    [['plan'], 'plan needs at least one file'],
    [['plan', lab, '--system', 'Hyper'], 'There is no system “Hyper”'],
    [['plan', lab, '--budget', '30m'], '--budget needs --system'],
    [['plan', lab, '--system', 'KVM', '--budget', 'soon'], 'such as 30m, 1h30m or 2h'],
    [['plan', lab, '--system', 'KVM', '--budget', '0'], 'such as 30m'],
    [['plan', lab, '--system', 'KVM', '--rounds', '3'], 'follows from their noise'],
    [['plan', `${fixtures}/kvm`, '--system', 'guest'], 'the only system here'],
    [['plan', lab, '--trials', '0'], 'a whole number from 1 to 200'],
    [['plan', lab, '--tests', 'nothing'], 'No result is of a test “nothing”'],
    [['plan', lab, '--identifier', 'a;b'], 'PTS keeps letters'],
    [['plan', lab, '--pts', '/x'], '--pts needs --script'],
    [['plan', lab, '--script', '--pts', 'x'], 'x'],
    [['plan', lab, '--filter', 'x'], '--filter is an option of compare only'],
    [['compare', lab, '--budget', '1h'], '--budget is an option of plan only'],
    [['plan', lab, '--format', 'csv'], 'choose from text, json'],
    [['plan', `${fixtures}/nothing`], 'There is no such file'],
    [['plan', `${fixtures}/nothing.ptsplan`], 'There is no such file'],
    [['plan', lab, `${fixtures}/nothing.ptsplan`], 'says all that is to run'],
  ])('%j', async (args, said) => {
    const { code, out, complaint } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toMatch(/^pts-lens: [^\n]+\n$/);
    expect(complaint).toContain(said);
  });

  test.each(['30m', '30 min', '0.5h', '0h30m', '30'])('%s is half an hour', async budget => {
    const args = ['plan', `${samples}/lab/lab.ptscompare`, '--system', 'Xen', '--format=text'];
    const { out } = await run([...args, '--budget', budget]);
    expect(out).toBe((await run([...args, '--budget', '30m'])).out);
  });
});
