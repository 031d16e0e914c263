import * as v from 'valibot';
import * as vscode from 'vscode';
import { type DocumentMethod, defaultChoices, methodSchemas } from '../../core/comparison/method';

/** The user's settings for a new comparison; a value a settings file got wrong counts as not set. */
export function methodSettings(scope?: vscode.Uri): DocumentMethod {
  const settings = vscode.workspace.getConfiguration('ptsLens', scope);
  const { confidence, margin, correction, noise } = methodSchemas;
  return {
    confidence: v.parse(v.fallback(confidence, defaultChoices.confidence), settings.get('confidence')),
    margin: v.parse(v.fallback(margin, defaultChoices.margin), settings.get('margin')),
    correction: v.parse(v.fallback(correction, defaultChoices.correction), settings.get('correction')),
    noise: v.parse(v.fallback(noise, defaultChoices.noise), settings.get('noise')),
  };
}
