import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseCampaign, serialiseCampaign } from '../../../src/core/campaign/campaignDocument';
import { campaignOf, measuredText, plannedOption } from '../../measuredCampaign';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const at = temporaryFolder('campaign');
const campaign = campaignOf(['Xen', 'KVM'], [plannedOption(1, 2), plannedOption(2, 1)]);
let file = '';

beforeEach(() => {
  file = at('lab.ptscampaign');
  writeFileSync(file, serialiseCampaign(campaign));
  home(at('pts-runs/one'), 'Xen r1', [1, 2], () => 3);
  home(at('pts-runs/two'), 'Xen r2', [1], () => 3);
  home(at('pts-runs/three'), 'KVM r1', [1, 2], option => (option === 1 ? 0 : 2));
  writeFileSync(at('pts-runs/three/console.log'), 'E: cannot open shared object file\n');
});

function home(folder: string, identifier: string, ...round: [readonly number[], (option: number) => number]) {
  const place = path.join(folder, 'result');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'composite.xml'), measuredText(identifier, ...round));
}

describe('a campaign is judged on the command line, such as every night', () => {
  test.each([
    ['campaign.txt', ['--format', 'text']],
    ['campaign-ru.txt', ['--format', 'text', '--language', 'ru']],
    ['campaign.md', ['--format', 'markdown']],
  ])('what ran beside it, what is missing and why: %s', async (name, options) => {
    const { code, out, complaint } = await run(['campaign', file, ...options]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    await expect(out).toMatchFileSnapshot(`golden/${name}`);
  });

  test('the JSON has every number, and what remains as a campaign that reads back', async () => {
    const { out } = await run(['campaign', file]);
    const read = JSON.parse(out);
    expect(read).toMatchObject({ name: 'The lab', asked: 6, complete: 3, fewer: 1, missing: 2 });
    expect(read.plans[0]).toMatchObject({ target: 'Xen', complete: 3, leftSeconds: 0 });
    const remaining = parseCampaign(JSON.stringify(read.remaining));
    expect(remaining).toMatchObject({
      kind: 'campaign',
      campaign: { plans: [{ identifier: 'KVM', firstRound: 2 }] },
    });
  });

  test('--fail-on missing ends with 1 until nothing lacks', async () => {
    expect((await run(['campaign', file, '--fail-on', 'missing'])).code).toBe(1);
    const full = at('full/lab.ptscampaign');
    mkdirSync(path.dirname(full));
    writeFileSync(full, serialiseCampaign(campaignOf(['Xen'], [plannedOption(1, 2)])));
    expect((await run(['campaign', full, '--fail-on', 'missing'])).code).toBe(1);
    const elsewhere = await run(['campaign', full, at('pts-runs'), '--fail-on', 'missing']);
    expect(elsewhere).toMatchObject({ code: 0, complaint: '' });
    expect(JSON.parse(elsewhere.out)).not.toHaveProperty('remaining');
  });

  test('a result that could not be read is told: it counts as missing', async () => {
    mkdirSync(at('broken/result'), { recursive: true });
    writeFileSync(at('broken/result/composite.xml'), 'no XML');
    const { code, complaint } = await run(['campaign', file, at('broken')]);
    expect({ code, complaint }).toEqual({
      code: 0,
      complaint: 'pts-lens: 1 result file was not read, and counted as missing.\n',
    });
  });

  test.each([
    { command: 'campaign', names: ['nothing.ptscampaign'], said: 'There is no such file' },
    { command: 'campaign', names: ['pts-runs'], said: 'Name one .ptscampaign first' },
    { command: 'campaign', names: ['lab.ptscampaign', 'nowhere'], said: 'There is no such file' },
    { command: 'campaign', option: '--format=csv', said: 'text, json, markdown' },
    { command: 'campaign', option: '--fail-on=slower', said: 'missing' },
    { command: 'compare', option: '--fail-on=missing', said: 'slower' },
  ])(
    'what cannot be used is said in one line: $command $names $option',
    async ({ command, names = ['lab.ptscampaign'], option, said }) => {
      const options = option === undefined ? [] : [option];
      const { code, complaint } = await run([command, ...names.map(name => at(name)), ...options]);
      expect(code).toBe(2);
      expect(complaint).toContain(said);
    },
  );
});
