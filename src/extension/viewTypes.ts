/** The custom editors by their ids in package.json. */
export const viewTypes = {
  result: 'ptsLens.result',
  comparison: 'ptsLens.comparison',
  plan: 'ptsLens.plan',
  campaign: 'ptsLens.campaign',
} as const;
