import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../../package.json';
import { fixtures, run } from './run';

const lab = [`${fixtures}/xen`, `${fixtures}/kvm`];

describe('a mistake in the options is explained in one line, with code 2 and nothing printed', () => {
  test.each([
    [[], 'Say what to do'],
    [['frobnicate', 'x'], '“frobnicate” is no command'],
    [['read'], 'read needs at least one file'],
    [['compare', 'x', '--zap'], 'There is no option --zap'],
    [['compare', 'x', '-z'], 'There is no option -z'],
    [['compare', 'x', '--constructor'], 'There is no option --constructor'],
    [['compare', 'x', '--confidence', '97'], '--confidence cannot be “97”: choose from 90, 95, 99'],
    [['compare', 'x', '--margin', '0'], 'above 0 and at most 50'],
    [['compare', 'x', '--margin', '-1'], 'above 0 and at most 50'],
    [['compare', 'x', '--margin=wide'], '“wide”'],
    [['compare', 'x', '--correction', 'none'], 'choose from bh, holm'],
    [['compare', 'x', '--format', 'xml'], 'choose from text, json, markdown, html, csv, svg'],
    [['read', ...lab, '--format', 'svg'], 'choose from text, json, markdown, html, csv.'],
    [['compare', ...lab, '--filter', '"nothing of this name"', '--format', 'svg'], 'ratio to draw'],
    [['compare', 'x', '--fail-on', 'faster'], 'choose from slower'],
    [['compare', 'x', '--baseline'], '--baseline needs a value'],
    [['compare', 'x', '--help=yes'], '--help takes no value'],
    [['read', 'x', '--baseline', 'y'], '--baseline is an option of compare, plan, report only'],
    [['compare', 'a.ptscompare', 'x'], 'a.ptscompare names its own files'],
    [
      ['compare', ...lab, '--baseline', 'Bochs'],
      'There is no system “Bochs”. The systems are: guest (xen), guest (kvm).',
    ],
    [['compare', ...lab, '--filter', 'verdct:slower'], 'Did you mean “verdict”?'],
  ])('a mistake in the options is explained in one line: %j', async (args, said) => {
    const { code, out, complaint } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toMatch(/^pts-lens: [^\n]+\n$/);
    expect(complaint).toContain(said);
  });
});

describe('the options do what they say', () => {
  test('help and version answer at once', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, complaint: '' });
    expect((await run(['compare', '--help'])).out).toContain('--fail-on slower');
    expect((await run(['-h', '--language', 'ru'])).out).toContain('Использование');
  });

  test('the language is that of the environment', async () => {
    expect((await run(['frob'], { LANG: 'ru_RU.UTF-8' })).complaint).toContain('Команды «frob» нет');
    expect((await run(['frob'], { LC_ALL: 'C', LANG: 'ru_RU.UTF-8' })).complaint).toContain('is no command');
    expect((await run(['frob', '--language=en'], { LANG: 'ru_RU.UTF-8' })).complaint).toContain('no command');
  });

  test('method and baseline reach the comparison', async () => {
    const { out } = await run([
      'compare',
      ...lab,
      '--baseline=guest (kvm)',
      '--confidence=99',
      '--margin',
      '2,5',
      '--correction',
      'holm',
    ]);
    expect(JSON.parse(out)).toMatchObject({
      baseline: 'guest (kvm)',
      confidence: 99,
      margin: 2.5,
      correction: 'holm',
      rows: [
        { title: 'BLAKE2', comparisons: [{ system: 'guest (xen)', verdict: 'slower' }] },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  test('options come before what the document says', async () => {
    const document = `${fixtures}/lab.ptscompare`;
    expect(JSON.parse((await run(['compare', document])).out)).toMatchObject({ baseline: 'Xen', margin: 2 });
    const { out } = await run(['compare', document, '--baseline', 'KVM', '--margin', '3']);
    expect(JSON.parse(out)).toMatchObject({ baseline: 'KVM', margin: 3 });
  });

  test('a filter chooses rows and changes no number; it may begin with a minus', async () => {
    const whole = JSON.parse((await run(['compare', ...lab])).out);
    const { out } = await run(['compare', ...lab, '--filter', '-sqlite -coremark -monitor -ramspeed']);
    const shown = JSON.parse(out);
    expect(shown.rows).toHaveLength(2);
    for (const row of shown.rows) expect(whole.rows).toContainEqual(row);
    expect(shown.overall).toEqual(whole.overall);
  });

  test('--fail-on slower: code 1 when a row that is shown is slower', async () => {
    const slower = ['compare', ...lab, '--baseline', 'guest (kvm)', '--fail-on', 'slower'];
    expect((await run(slower)).code).toBe(1);
    expect((await run([...slower, '--filter', 'fio'])).code).toBe(0);
    expect((await run(['compare', ...lab, '--fail-on', 'slower'])).code).toBe(0);
  });

  test('--fail-on slower passes over what cannot be credited to the hypervisor and says so, unless told otherwise', async () => {
    const unfair = [
      'compare',
      path.resolve('samples/lab/lab.ptscompare'),
      '--fail-on',
      'slower',
      '--format',
      'csv',
    ];
    const { code, complaint } = await run(unfair);
    expect(code).toBe(0);
    expect(complaint).toContain('8 slower pairs');
    const counted = await run([...unfair, '--even-if-unfair']);
    expect(counted).toMatchObject({ code: 1, complaint: '' });
    expect((await run(['read', 'x', '--even-if-unfair'])).complaint).toContain('compare only');
  });
});
