import type { Campaign } from '../campaign/campaign';
import { campaignDocument } from '../campaign/campaignDocument';
import { type CampaignState, countsIn, type PlanState, type TestState } from '../campaign/campaignState';
import type { Formatter } from '../messages/formatter';
import { formatCount, formatSeconds } from '../messages/numbers';
import type { Duration } from '../plan/minutes';
import { clip, oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';
import type { Block, Column } from './block';
import { namedTable } from './namedTable';
import { whyText } from './runSummary';

/** Longer sentences are tiring to read, however wide the terminal is. */
const longestLine = 120;
/** Lines on what lacks, and characters of a name. */
const most = { lines: 200, name: 80 } as const;

/** The JSON output of `campaign`: what was planned, what ran, what is missing, how long. Absent is not known. */
export function campaignJson({ name }: Campaign, state: CampaignState, formatter: Formatter): object {
  const { plans, taken, left, remaining } = state;
  return {
    name,
    ...countsIn(state),
    ...timesOf(taken, left),
    plans: plans.map(({ plan, tests, noted, ...one }) => ({
      name: plan.name,
      target: plan.target,
      identifier: plan.identifier,
      ...countsIn(one),
      ...timesOf(one.taken, one.left),
      notes: noted.map(each => formatter.say(each)),
      tests: tests.map(({ test, reasons, ...counts }) => ({
        test: test.test,
        title: test.title,
        arguments: test.arguments,
        description: test.description,
        trials: test.trials,
        ...countsIn(counts),
        reasons: reasons.map(each => formatter.say(each)),
      })),
    })),
    ...(remaining === undefined ? {} : { remaining: campaignDocument(remaining) }),
  };
}

/** For a terminal of so many columns. */
export function campaignText(
  { name }: Campaign,
  state: CampaignState,
  formatter: Formatter,
  columns: number = longestLine,
): string {
  const width = Math.min(columns, longestLine);
  const [head = { name: '' }, ...heads] = columnsOf(formatter);
  const lines = state.plans.map(one => {
    const [first = '', ...cells] = cellsOf(one, formatter);
    return { name: first, cells };
  });
  const lacking = lackingLines(state, formatter);
  return `${[
    ...wrapped(oneLine(name), width),
    ...sentences(state, formatter).flatMap(each => wrapped(each, width)),
    ...(lines.length === 0 ? [] : ['', ...namedTable(head.name, heads, lines, columns)]),
    ...(lacking.length === 0 ? [] : ['', formatter.text('campaign.report-lacking')]),
    ...lacking.flatMap(line => {
      const [first = '', ...others] = wrapped(line, width - 4);
      return [`  ${first}`, ...others.map(other => `    ${other}`)];
    }),
  ].join('\n')}\n`;
}

/** For a comment on a change. */
export function campaignBlocks(
  { name }: Campaign,
  state: CampaignState,
  formatter: Formatter,
): readonly Block[] {
  const lacking = lackingLines(state, formatter);
  return [
    { kind: 'title', text: name },
    { kind: 'paragraph', line: sentences(state, formatter).join(' ') },
    ...(state.plans.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: columnsOf(formatter),
            rows: state.plans.map(one => cellsOf(one, formatter)),
          } as const,
        ]),
    ...(lacking.length === 0
      ? []
      : [
          {
            kind: 'details',
            summary: formatter.text('campaign.report-lacking'),
            blocks: [{ kind: 'list', items: lacking }],
          } as const,
        ]),
  ];
}

function sentences(state: CampaignState, formatter: Formatter): readonly string[] {
  const { language } = formatter;
  const { taken, left, plans } = state;
  return [
    formatter.text('campaign.report-summary', {
      ...countsIn(state),
      plans: plans.length,
      targets: new Set(plans.map(({ plan }) => plan.target)).size,
    }),
    formatter.text('campaign.report-times', {
      taken: formatSeconds(taken.seconds, language),
      left: formatSeconds(left.seconds, language),
      known: taken.unknown === 0,
      knownLeft: left.unknown === 0,
      lacks: state.complete < state.asked,
    }),
  ];
}

function columnsOf(formatter: Formatter): readonly Column[] {
  const named = (column: string) => formatter.text('campaign.report-column', { column });
  const figures = ['complete', 'fewer', 'missing', 'taken', 'left'];
  return [
    { name: named('system') },
    { name: named('target') },
    ...figures.map(column => ({ name: named(column), alignment: 'right' }) as const),
  ];
}

function cellsOf({ plan, ...one }: PlanState, formatter: Formatter): readonly string[] {
  const { language } = formatter;
  const count = (value: number) => (value === 0 ? '' : formatCount(value, language));
  const time = ({ seconds, unknown }: Duration) =>
    seconds === 0 ? '' : `${unknown === 0 ? '' : '≥ '}${formatSeconds(seconds, language)}`;
  return [
    plan.identifier,
    clip(oneLine(plan.target), most.name),
    `${formatCount(one.complete, language)}/${formatCount(one.asked, language)}`,
    count(one.fewer),
    count(one.missing),
    time(one.taken),
    time(one.left),
  ];
}

/** A line for each test that lacks sessions, with why. */
function lackingLines({ plans }: CampaignState, formatter: Formatter): readonly string[] {
  const all = plans.flatMap(({ plan, tests }) =>
    tests
      .filter(({ complete, asked }) => complete < asked)
      .map(one => lackingLine(plan.identifier, one, formatter)),
  );
  const more = all.length - most.lines;
  return more <= 0 ? all : [...all.slice(0, most.lines), formatter.text('single.and-more', { count: more })];
}

function lackingLine(
  system: string,
  { test, asked, complete, reasons }: TestState,
  formatter: Formatter,
): string {
  const name = [test.title, test.description].filter(text => text !== '').join(', ');
  const said = formatter.text('campaign.report-line', {
    system,
    test: clip(oneLine(name), most.name),
    lacking: asked - complete,
    asked,
  });
  return reasons.length === 0 ? said : `${said}: ${oneLine(whyText({ reasons }, formatter))}`;
}

/** Seconds; `…Unknown` tests are not in them, or with PTS's pauses alone. */
function timesOf(taken: Duration, left: Duration): object {
  return {
    takenSeconds: Math.round(taken.seconds),
    takenUnknown: taken.unknown,
    leftSeconds: Math.round(left.seconds),
    leftUnknown: left.unknown,
  };
}
