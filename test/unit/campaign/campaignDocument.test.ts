import { describe, expect, test } from 'vitest';
import { parseCampaign, serialiseCampaign } from '../../../src/core/campaign/campaignDocument';
import { Formatter } from '../../../src/core/messages/formatter';
import { campaignOf, plannedOption } from '../../measuredCampaign';

const campaign = campaignOf(['A', 'B'], [plannedOption(1, 3)]);

function said(document: unknown): string {
  const reading = parseCampaign(JSON.stringify(document, undefined, 1));
  return reading.kind === 'campaign' ? 'fine' : new Formatter('en').say(reading.message);
}

test('a campaign that is saved is read back as it was', () => {
  expect(parseCampaign(serialiseCampaign(campaign))).toEqual({ kind: 'campaign', campaign });
});

describe('a document that would run something else than its author wrote is refused, with the place', () => {
  const [first, second] = campaign.plans;
  test.each([
    [
      'a plan without a target',
      { plans: [{ ...first, target: undefined }] },
      'plans[0].target”: it is missing',
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
