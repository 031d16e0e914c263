import type { ComparedSystem, Comparison } from '../comparison/comparison';
import { stackParts } from '../comparison/stackText';
import { architecturesOf } from '../environment/fairness/architecture';
import type { Formatter } from '../messages/formatter';
import { markdownName, markdownText } from '../reports/markdownText';
import { clip } from '../text/plainText';
import type { Compared } from './compared';

/** More than these nobody reads in a hover; the page has them all. */
const mostEvidence = 6;
const mostFacts = 6;
const mostComponents = 40;
const longestText = 200;

/** Opens the text on what hypervisors mean for a number. */
export const theoryCommand = 'ptsLens.showTheory';

/**
 * What a system ran on, what shows it, what that means for a number, and how it differs from the baseline; empty where
 * nothing is known yet.
 */
export function systemHover(
  identifier: string,
  compared: Compared | undefined,
  words: Formatter,
  occurrence: number,
): readonly string[] {
  const system = compared?.systemOf(identifier, occurrence);
  if (compared === undefined || system === undefined) return [];
  const stack = stackParts(system, words)
    .map(part => text(part))
    .join(' · ');
  return [
    [markdownName(clip(system.label, longestText)), ...(stack === '' ? [] : [stack])].join(' — '),
    ...evidenceOf(system),
    ...architectures(system, words),
    ...differences(compared.comparison, system, words),
  ];
}

/** What each layer means for a number, and where more is said of it. */
function architectures(system: ComparedSystem, words: Formatter): readonly string[] {
  const lines = architecturesOf(system).map(said => markdownText(words.say(said)));
  return lines.length === 0
    ? []
    : [...lines, `[${markdownText(words.text('inline.theory'))}](command:${theoryCommand})`];
}

/** The components of a Hardware or Software text, a line each. */
export function componentsHover(components: ReadonlyMap<string, string>): readonly string[] {
  const lines = [...components]
    .slice(0, mostComponents)
    .map(([name, value]) => `| ${text(name)} | ${text(value)} |`);
  return lines.length === 0 ? [] : [['|  |  |', '| --- | --- |', ...lines].join('\n')];
}

/** Where the layers are read from, and the words that stand there. */
function evidenceOf({ layers }: ComparedSystem): readonly string[] {
  const quoted = layers.flatMap(({ evidence }) =>
    evidence.map(
      ({ file, field, text: said }) => `${file === undefined ? '' : `${file}: `}${field} = ${said}`,
    ),
  );
  const lines = [...new Set(quoted)].slice(0, mostEvidence).map(line => `- ${text(line)}`);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** The facts that keep a difference from being credited to the hypervisor, or may, with the values of both sides. */
function differences(
  { facts, baseline }: Comparison,
  system: ComparedSystem,
  words: Formatter,
): readonly string[] {
  if (baseline === undefined || baseline === system.label) return [];
  const lines = facts
    .filter(
      ({ severity, pairs }) =>
        severity !== 'none' && pairs.some(pair => pair.system === system.label && pair.state === 'differs'),
    )
    .toSorted((a, b) => Number(a.severity !== 'blocks') - Number(b.severity !== 'blocks'))
    .slice(0, mostFacts)
    .map(({ fact, values }) => {
      const valueOn = (label: string) => {
        const value = values.find(one => one.system === label);
        if (value === undefined) return words.text('environment.state', { state: 'unknown' });
        return value.words === undefined ? value.text : words.say(value.words);
      };
      return words.text('inline.fact-differs', {
        name: words.text(`environment.fact-${fact}`),
        value: clip(valueOn(system.label), longestText),
        baseline: clip(baseline, longestText),
        other: clip(valueOn(baseline), longestText),
      });
    });
  return lines.length === 0 ? [] : [lines.map(line => `- ${text(line)}`).join('\n')];
}

function text(words: string): string {
  return markdownText(clip(words, longestText));
}
