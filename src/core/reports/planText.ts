import type { Formatter } from '../messages/formatter';
import { formatCount, formatSeconds } from '../messages/numbers';
import { leftOutText } from '../plan/leftOut';
import { durationOf, secondsOfTest } from '../plan/minutes';
import { type Gain, gainKinds, type PlannedRow, type PlannedTest } from '../plan/plan';
import type { Proposal } from '../plan/proposal';
import { type Round, roundsOf } from '../plan/rounds';
import { dangerousArguments } from '../plan/shellCharacters';
import type { Method } from '../stats/statistics';
import { clip, oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';
import { namedTable } from './namedTable';
import { type TextColumn, textTable } from './textTable';

/** Longer sentences are tiring to read, however wide the terminal is. */
const longestLine = 120;
/** Characters of Arguments in the table; where they matter to a shell they are shown whole. */
const longestArguments = 30;
/** So many names of a kind are given. */
const mostNamed = 4;

/** A plan for a terminal of so many columns: what it runs and gives, how long it takes, and what it does not have. */
export function planText(
  { plan, leftOut, alsoOn }: Proposal,
  method: Method,
  formatter: Formatter,
  columns: number = longestLine,
): string {
  const width = Math.min(columns, longestLine);
  const rounds = roundsOf(plan);
  const say = (...[id, args]: Parameters<Formatter['text']>) =>
    wrapped(oneLine(formatter.text(id, args)), width);
  const dangerous = dangerousArguments(plan);
  const runsAllOptions = plan.tests.some(isOnlyNamed);
  const parts = [
    ...wrapped(oneLine(plan.name), width),
    ...(plan.topsUp === undefined ? [] : say('plan.text-tops-up', { system: plan.topsUp.system })),
    ...(plan.tests.length === 0
      ? say('plan.text-nothing')
      : say('plan.text-summary', {
          tests: plan.tests.length,
          rounds: rounds.length,
          time: timeOf(plan.tests, formatter),
        })),
    ...gainLines(plan.tests, say),
    ...(alsoOn.length === 0 ? [] : say('plan.text-same', { systems: named(alsoOn, formatter) })),
    ...(runsAllOptions ? say('plan.text-options') : []),
    ...(plan.tests.length === 0
      ? []
      : ['', ...testTable(plan.tests, formatter, columns), '', ...roundTable(rounds, formatter)]),
    ...(dangerous.length === 0
      ? []
      : [
          '',
          ...say('plan.text-shell'),
          ...dangerous.flatMap(({ test, characters }) =>
            hanging(`${test.test}: ${test.arguments} (${characters.map(shown).join(' ')})`, width),
          ),
        ]),
    ...(leftOut.length === 0
      ? []
      : ['', ...say('plan.text-left'), ...leftLines(leftOut, method, formatter, width)]),
  ];
  return `${parts.join('\n')}\n`;
}

/** PTS takes such a test for one whose options are not chosen. */
function isOnlyNamed({ arguments: args, description, rows }: PlannedTest): boolean {
  return rows.length === 0 && args === '' && description === '';
}

function timeOf(tests: readonly PlannedTest[], formatter: Formatter): string {
  const { seconds, unknown } = durationOf({ tests });
  return formatter.text('plan.time', {
    known: unknown === 0 ? 'all' : 'some',
    time: formatSeconds(seconds, formatter.language),
    unknown,
  });
}

function gainLines(
  tests: readonly PlannedTest[],
  say: (...args: Parameters<Formatter['text']>) => readonly string[],
): readonly string[] {
  const gains = tests.flatMap(({ rows }) => rows.flatMap(row => row.gain?.kind ?? []));
  return gainKinds.flatMap(gain => {
    const count = gains.filter(kind => kind === gain).length;
    return count === 0 ? [] : say('plan.text-gains', { gain, count });
  });
}

/** A line for each row that gains something, or for each row of a plan of whole results. */
function testTable(tests: readonly PlannedTest[], formatter: Formatter, columns: number): readonly string[] {
  const { language } = formatter;
  const head = (column: string) => formatter.text('plan.column', { column });
  const lines = tests.flatMap(test => {
    const seconds = secondsOfTest(test);
    return rowsToShow(test).map((row, index) => ({
      name: row?.label ?? test.title,
      cells:
        index > 0
          ? ['', '', '', gainText(row?.gain, formatter)]
          : [
              clip(oneLine(test.arguments), longestArguments),
              `${formatCount(test.rounds, language)} × ${formatCount(test.trials, language)}`,
              seconds === undefined ? '?' : formatSeconds(seconds, language),
              gainText(row?.gain, formatter),
            ],
    }));
  });
  const heads: readonly TextColumn[] = [
    { name: head('arguments') },
    { name: head('runs'), alignment: 'right' },
    { name: head('time'), alignment: 'right' },
    { name: lines.some(({ cells }) => cells.at(-1) !== '') ? head('gain') : '' },
  ];
  return namedTable(head('test'), heads, lines, columns);
}

/** Those that gain something; of a test where nothing is said of any, all. A test without known rows has one line. */
function rowsToShow({ rows }: PlannedTest): readonly (PlannedRow | undefined)[] {
  const gaining = rows.filter(({ gain }) => gain !== undefined);
  if (gaining.length > 0) return gaining;
  return rows.length > 0 ? rows : [undefined];
}

function gainText(gain: Gain | undefined, formatter: Formatter): string {
  if (gain === undefined) return '';
  return formatter.text('plan.gain', {
    kind: gain.kind,
    of: gain.kind === 'finds' ? gain.of : 'ratio',
    finds: gain.kind === 'finds' ? gain.finds : 0,
  });
}

function roundTable(rounds: readonly Round[], formatter: Formatter): readonly string[] {
  const { language } = formatter;
  const head = (column: string) => formatter.text('plan.column', { column });
  return textTable(
    [
      { name: head('round'), alignment: 'right' },
      { name: head('title') },
      { name: head('identifier') },
      { name: head('trials'), alignment: 'right' },
      { name: head('tests'), alignment: 'right' },
      { name: head('time'), alignment: 'right' },
    ],
    rounds.flatMap(({ number, runs }) =>
      runs.map(({ title, identifier, trials, tests }) => {
        const { seconds, unknown } = durationOf({ tests: tests.map(test => ({ ...test, rounds: 1 })) });
        const time = formatSeconds(seconds, language);
        return [
          formatCount(number, language),
          title,
          identifier,
          formatCount(trials, language),
          formatCount(tests.length, language),
          unknown === 0 ? time : `≥ ${time}`,
        ];
      }),
    ),
  );
}

/** A line for each reason, with the rows that have it. */
function leftLines(
  leftOut: Proposal['leftOut'],
  method: Method,
  formatter: Formatter,
  width: number,
): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const one of leftOut) {
    const reason = leftOutText(one, method, formatter);
    const labels = byReason.get(reason);
    if (labels === undefined) byReason.set(reason, [one.label]);
    else labels.push(one.label);
  }
  return [...byReason].flatMap(([reason, labels]) =>
    hanging(`${named(labels, formatter)}: ${reason}`, width),
  );
}

function named(labels: readonly string[], formatter: Formatter): string {
  const more = labels.length - mostNamed;
  return [
    labels.slice(0, mostNamed).join(', '),
    ...(more > 0 ? [formatter.text('single.and-more', { count: more })] : []),
  ].join(' ');
}

/** A text that begins two blanks in, and its other lines four. */
function hanging(text: string, width: number): readonly string[] {
  const [first = '', ...others] = wrapped(oneLine(text), width - 4);
  return [`  ${first}`, ...others.map(line => `    ${line}`)];
}

/** A character that can be seen. */
function shown(character: string): string {
  return /\s/u.test(character) ? JSON.stringify(character).slice(1, -1) : character;
}
