import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ComparisonDocument } from '../../core/comparison/document';

type MethodSettings = Pick<ComparisonDocument, 'confidence' | 'margin' | 'correction'>;

const schemas = {
  confidence: v.picklist([90, 95, 99]),
  margin: v.pipe(v.number(), v.gtValue(0), v.maxValue(50)),
  correction: v.picklist(['bh', 'holm']),
} as const;

/** The user's settings for a new comparison; a value a settings file got wrong counts as not set. */
export function methodSettings(scope?: vscode.Uri): MethodSettings {
  const settings = vscode.workspace.getConfiguration('ptsLens', scope);
  return {
    confidence: v.parse(v.fallback(schemas.confidence, 95), settings.get('confidence')),
    margin: v.parse(v.fallback(schemas.margin, 1), settings.get('margin')),
    correction: v.parse(v.fallback(schemas.correction, 'bh'), settings.get('correction')),
  };
}
