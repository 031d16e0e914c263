import type { Comparison } from '../../../src/core/comparison/comparison';
import type { Evidence } from '../../../src/core/environment/evidence/evidence';
import { type Finding, finding } from '../finding';

const oracle = 'layers';

/** What is said of a system's hypervisors can be shown: never "certain" without the words it stands on. */
export function shownLayers({ systems, rows }: Comparison): readonly Finding[] {
  const layers = systems.flatMap(({ layers }) => layers);
  // The user's word for the machine itself is to name no layer.
  const isWord = ({ source, text }: Evidence) => source === 'user' || text.trim() !== '';
  const bare = layers.find(({ evidence }) => !evidence.some(isWord));
  const hinted = layers.find(
    ({ confidence, evidence }) =>
      confidence === 'certain' && evidence.length > 0 && evidence.every(({ source }) => source === 'words'),
  );
  const mute = rows
    .flatMap(row => row.comparisons)
    .find(
      ({ attribution, attributionReasons }) =>
        attribution !== undefined && (attributionReasons ?? []).length === 0,
    );
  return [
    ...(bare === undefined ? [] : [finding(oracle, `${bare.confidence} layer without evidence`, bare)]),
    ...(hinted === undefined ? [] : [finding(oracle, 'certain by a hint of words', hinted)]),
    ...(mute === undefined
      ? []
      : [finding(oracle, `attribution ${mute.attribution} without a reason`, mute)]),
  ];
}
