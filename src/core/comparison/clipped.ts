import type { Argument, Message } from '../messages/message';
import { clip } from '../text/plainText';
import type {
  Comparison,
  Component,
  NearMiss,
  OverallRatio,
  PairComparison,
  Row,
  RowSample,
} from './comparison';
import type { RowFinding } from './rowFinding';

/** Most UTF-16 units of a text for a page: nobody reads a longer name, and a file may hold megabytes. */
const longest = {
  /** Titles, names, options, units, values. */
  name: 300,
  /** Errors and other sentences of a program. */
  sentence: 1_000,
  /** What a failed test said: PTS joins several messages. */
  error: 4_000,
  /** Text that a person wrote for readers. */
  note: 10_000,
  /** An outcome such as `PASS`. */
  outcome: 40,
} as const;

/**
 * A comparison with every long text cut, for a page. Texts that the page sends back as names stay whole:
 * labels, paths, ids of rows. The whole text stays in the file, which the page opens on request.
 */
export function clippedComparison(comparison: Comparison): Comparison {
  return {
    ...comparison,
    title: clippedName(comparison.title),
    systems: comparison.systems.map(system => ({
      ...system,
      hardware: system.hardware.map(component),
      software: system.software.map(component),
      sessions: system.sessions.map(session => ({ ...session, identifier: clippedName(session.identifier) })),
      ...(system.machine === undefined ? {} : { machine: clippedName(system.machine) }),
    })),
    rows: comparison.rows.map(row),
    overall: comparison.overall.map(overall),
    nearMisses: comparison.nearMisses.map(nearMiss),
    problems: comparison.problems.map(({ file, problem }) => ({
      file,
      problem: { ...problem, message: clippedMessage(problem.message) },
    })),
  };
}

/** A title, a name, an option, a unit. */
export function clippedName(text: string): string {
  return clip(text, longest.name);
}

function component({ name: key, value }: Component): Component {
  return { name: clippedName(key), value: clippedName(value) };
}

/** The texts of a row that are cut. */
const rowNames = [
  'identifier',
  'title',
  'appVersion',
  'arguments',
  'description',
  'scale',
  'displayFormat',
  'parent',
] as const;

function row(whole: Row): Row {
  const names: Partial<Record<(typeof rowNames)[number], string>> = {};
  for (const key of rowNames) {
    const text = whole[key];
    if (text !== undefined && text.length > longest.name) names[key] = clippedName(text);
  }
  return {
    ...whole,
    ...names,
    ...(whole.findings === undefined ? {} : { findings: whole.findings.map(finding) }),
    ...(whole.annotation === undefined ? {} : { annotation: clip(whole.annotation, longest.note) }),
    samples: whole.samples.map(sample),
    comparisons: whole.comparisons.map(pair),
  };
}

/** Most comments of a finding on a page: the text of the file has all. */
const mostComments = 100;

function finding(whole: RowFinding): RowFinding {
  const comments = whole.comments
    .slice(0, mostComments)
    .map(comment => ({ ...comment, body: clip(comment.body, longest.note) }));
  return { ...whole, comments };
}

function sample(whole: RowSample): RowSample {
  const { error, rawValue, outcomes, notes } = whole;
  return {
    ...whole,
    notes: notes.map(clippedMessage),
    outcomes: outcomes.map(outcome => clip(outcome, longest.outcome)),
    ...(error === undefined ? {} : { error: clip(error, longest.error) }),
    ...(rawValue === undefined ? {} : { rawValue: clip(rawValue, longest.sentence) }),
  };
}

function pair(whole: PairComparison): PairComparison {
  const { reasons, attributionReasons } = whole;
  return {
    ...whole,
    reasons: reasons.map(clippedMessage),
    ...(attributionReasons === undefined
      ? {}
      : { attributionReasons: attributionReasons.map(clippedMessage) }),
  };
}

function overall(whole: OverallRatio): OverallRatio {
  return { ...whole, leftOut: whole.leftOut.map(one => ({ ...one, reason: clippedMessage(one.reason) })) };
}

function nearMiss(whole: NearMiss): NearMiss {
  return { ...whole, value: clippedName(whole.value), otherValue: clippedName(whole.otherValue) };
}

/** A message with its texts cut. */
export function clippedMessage(message: Message): Message {
  const { id, args } = message;
  if (args === undefined) return message;
  const texts: Record<string, Argument> = {};
  for (const [key, value] of Object.entries(args))
    texts[key] = typeof value === 'string' ? clip(value, longest.sentence) : value;
  return { id, args: texts };
}
