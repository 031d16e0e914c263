import * as v from 'valibot';
import type { Correction, Method, Noise } from '../stats/statistics';
import { mostPercent } from './mostPercent';

/** The method of a document. */
export interface DocumentMethod {
  /** Percent: 90, 95 or 99. */
  readonly confidence: Confidence;
  /** Percent, above 0 and at most 50. */
  readonly margin: number;
  readonly correction: Correction;
  /** Whether the rows of a pair of systems share their noise (the default), or each is judged by its own trials. */
  readonly noise: Noise;
  /** Percent by which boots of one system are taken to differ, above 0 and at most 50; absent: left open. */
  readonly boots?: number;
}

export type Confidence = (typeof confidences)[number];

/** The choices of a document that states none. */
export const defaultChoices: DocumentMethod = {
  confidence: 95,
  margin: 1,
  correction: 'bh',
  noise: 'shared',
};

export const confidences = [90, 95, 99] as const;
export const corrections = ['bh', 'holm'] as const;
export const noises = ['shared', 'own'] as const;

/** A difference in percent. The message of each schema names what is expected. */
const percentage = v.pipe(
  v.number('percentage'),
  v.gtValue(0, 'percentage'),
  v.maxValue(mostPercent, 'percentage'),
);

/** One schema for each choice, shared by documents, settings, messages of the page and options of the command line. */
export const methodSchemas = {
  confidence: v.picklist(confidences, 'confidence'),
  margin: percentage,
  correction: v.picklist(corrections, 'correction'),
  noise: v.picklist(noises, 'noise'),
  boots: percentage,
} as const;

/** The document's percentages as the fractions that the statistics take. */
export function methodOf({ confidence, margin, correction, noise, boots }: DocumentMethod): Method {
  return {
    confidence: confidence / 100,
    margin: margin / 100,
    correction,
    noise,
    ...(boots === undefined ? {} : { boots: boots / 100 }),
  };
}
