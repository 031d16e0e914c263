/** Whether a difference between two systems can be attributed to their hypervisors. */
export type Attribution = (typeof attributions)[number];

export const attributions = ['creditable', 'caution', 'blocked', 'none'] as const;
