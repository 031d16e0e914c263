import { describe, expect, test } from 'vitest';
import { parseCampaign, serialiseCampaign } from '../../../src/core/campaign/campaignDocument';
import { Formatter } from '../../../src/core/messages/formatter';
import { campaignOf, plannedOption } from '../../measuredCampaign';
import { present } from '../../present';

const campaign = campaignOf(['A', 'B'], [plannedOption(1, 3)]);

function said(document: unknown): string {
  const reading = parseCampaign(JSON.stringify(document, undefined, 1));
  return reading.kind === 'campaign' ? 'fine' : new Formatter('en').say(reading.message);
}

test('a campaign that is saved is read back as it was', () => {
  expect(parseCampaign(serialiseCampaign(campaign))).toEqual({ kind: 'campaign', campaign });
});

test('tests that several plans have stand in the text once: a change of them is a change of all', () => {
  const [a, b] = campaign.plans;
  const other = { ...present(b, 'a plan'), identifier: 'C', target: 'C', tests: [plannedOption(2, 1)] };
  const mixed = { ...campaign, plans: [present(a, 'a plan'), other, present(b, 'a plan')] };
  const text = serialiseCampaign(mixed);
  expect(text.match(/"-o 1"/g)).toHaveLength(1);
  expect(parseCampaign(text)).toEqual({ kind: 'campaign', campaign: mixed });
  const many = campaignOf(
    Array.from({ length: 200 }, (_, at) => `guest ${at}`),
    Array.from({ length: 10 }, (_, option) => plannedOption(option, 5)),
  );
  expect(serialiseCampaign(many).length).toBeLessThan(40_000);
});

describe('a document that would run something else than its author wrote is refused, with the place', () => {
  const [first, second] = campaign.plans;
  test.each([
    [
      'a plan without a target',
      { plans: [{ ...first, target: undefined }] },
      'plans[0].target”: it is missing',
    ],
    [
      'a plan without tests, where the campaign has none',
      { plans: [{ ...first, tests: undefined }] },
      'a plan has no tests, and the campaign has none for it',
    ],
    ['a misspelt field', { plans: [{ ...first, tragets: 'A' }] }, 'tragets”: there is no such field'],
    ['a command', { plans: [{ ...first, start: 'rm' }] }, 'start”: there is no such field'],
    ['two plans of one system', { plans: [first, { ...second, identifier: 'A' }] }, 'same identifier'],
    ['two that differ by a round', { plans: [first, { ...second, identifier: 'A r2' }] }, 'same identifier'],
    ['another version', { version: 2 }, 'only version 1'],
    [
      'more rounds than anybody runs',
      {
        plans: Array.from({ length: 100 }, (_, at) => ({
          ...first,
          identifier: `A${at}`,
          tests: [plannedOption(1, 101)],
        })),
      },
      'too many rounds',
    ],
  ])('%s', (_, change, words) => {
    expect(said({ version: 1, ...campaign, ...change })).toContain(words);
  });

  test('a field that stands there twice', () => {
    const text = serialiseCampaign(campaign).replace('"target"', '"target": "B", "target"');
    const reading = parseCampaign(text);
    expect(reading.kind === 'invalid' && reading.message.id).toBe('comparison.document-doubled');
  });
});
