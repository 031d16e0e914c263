import type { Message } from '../messages/message';
import { message } from '../messages/message';
import { folderOf, isAllowedId, isAllowedIdentifier, isAllowedTitle } from './names';
import { canQuote, longestValue } from './quote';

/** A suite of PTS as a file: `local/NAME`. */
export interface Suite {
  /** Lower-case letters, digits and dashes. */
  readonly name: string;
  /** The text of its suite-definition.xml. */
  readonly xml: string;
}

/** One run of PTS, with names of its own: a reused identifier doubles entries, a reused title joins results. */
export interface Round {
  /** Title of the result; its folder is `folderOf(title)`. */
  readonly title: string;
  readonly identifier: string;
  readonly description: string;
  /** Trials of every test, forced. */
  readonly trials: number;
  readonly suite: Suite;
}

/** What runs on one target: rounds one after another, in a folder of their own. */
export interface Launch {
  /** Names the folder: `20261127-013000-ab12`. */
  readonly id: string;
  /** Absolute path of `phoronix-test-suite` on the target. */
  readonly pts: string;
  readonly rounds: readonly Round[];
  /** Variables that every round gets besides its own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Installs what is missing before the first round, and lets PTS use the Internet for it. */
  readonly install?: boolean;
  /** Commands of a shell before the first round and after the last, which runs in any case. */
  readonly before?: string;
  readonly after?: string;
  /** The user's words for what the target runs on, noted beside each result: the physical machine, the hypervisor. */
  readonly machine?: string;
  readonly hypervisor?: string;
}

/** Bounds on a launch. */
export const launchLimits = {
  rounds: 100,
  /** PTS stops at 256. */
  trials: 256,
  /** UTF-16 units of a description; PTS's schema has 2,048. */
  description: 2_000,
  variables: 100,
  /** UTF-16 units of all suites. */
  suites: 1_000_000,
  /** UTF-16 units of the user's words for a machine or a hypervisor. */
  words: 100,
} as const;

/** The variables that a launch sets itself. */
const ours = new Set([
  'TEST_RESULTS_NAME',
  'TEST_RESULTS_IDENTIFIER',
  'TEST_RESULTS_DESCRIPTION',
  'FORCE_TIMES_TO_RUN',
  'TEST_EXECUTION_SORT',
  'PTS_USER_PATH_OVERRIDE',
  'PTS_TEST_INSTALL_ROOT_PATH',
  'PTS_IGNORE_MODULES',
]);

/** Why a launch cannot run as it stands; empty when it can. `launchScript` takes only those that can. */
export function launchProblems(launch: Launch): readonly Message[] {
  const { id, pts, rounds, environment = {}, before = '', after = '' } = launch;
  const problems: Message[] = [];
  if (!isAllowedId(id)) problems.push(message('runs.bad-id', { id }));
  if (!isAbsolutePath(pts)) problems.push(message('runs.bad-pts-path', { path: pts }));
  if (rounds.length === 0 || rounds.length > launchLimits.rounds)
    problems.push(message('runs.bad-round-count', { count: rounds.length, most: launchLimits.rounds }));
  problems.push(...rounds.flatMap(roundProblems), ...repeatedNames(rounds), ...suiteProblems(rounds));
  const variables = Object.entries(environment);
  if (variables.length > launchLimits.variables)
    problems.push(
      message('runs.too-many-variables', { count: variables.length, most: launchLimits.variables }),
    );
  for (const [name, value] of variables)
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name) || ours.has(name) || !isValue(value))
      problems.push(message('runs.bad-variable', { name }));
  for (const words of [launch.machine ?? '', launch.hypervisor ?? ''])
    if (words.length > launchLimits.words || /\p{Cc}/u.test(words))
      problems.push(message('runs.bad-words', { words }));
  for (const command of [before, after])
    if (!isValue(command)) problems.push(message('runs.bad-command', { command }));
  return problems;
}

function roundProblems({ title, identifier, description, trials }: Round): readonly Message[] {
  const problems: Message[] = [];
  if (!isAllowedTitle(title)) problems.push(message('runs.bad-title', { title }));
  if (!isAllowedIdentifier(identifier)) problems.push(message('runs.bad-identifier', { identifier }));
  if (description.length > launchLimits.description || !isValue(description))
    problems.push(message('runs.bad-description', { title, most: launchLimits.description }));
  if (!Number.isInteger(trials) || trials < 1 || trials > launchLimits.trials)
    problems.push(message('runs.bad-trial-count', { title, most: launchLimits.trials }));
  return problems;
}

/** Two rounds of one folder would overwrite each other; two of one identifier could not be told apart. */
function repeatedNames(rounds: readonly Round[]): readonly Message[] {
  const folders = repeated(rounds.map(({ title }) => folderOf(title)));
  const identifiers = repeated(rounds.map(({ identifier }) => identifier));
  return [
    ...folders.map(folder => message('runs.repeated-folder', { folder })),
    ...identifiers.map(identifier => message('runs.repeated-identifier', { identifier })),
  ];
}

function repeated(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(texts.filter(text => seen.size === seen.add(text).size))];
}

function suiteProblems(rounds: readonly Round[]): readonly Message[] {
  const problems: Message[] = [];
  const texts = new Map<string, string>();
  for (const { suite } of rounds) {
    const { name, xml } = suite;
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) problems.push(message('runs.bad-suite-name', { name }));
    if (!canQuote(xml)) problems.push(message('runs.bad-suite', { name }));
    if ((texts.get(name) ?? xml) !== xml) problems.push(message('runs.repeated-suite', { name }));
    texts.set(name, xml);
  }
  const size = [...texts.values()].reduce((sum, xml) => sum + xml.length, 0);
  if (size > launchLimits.suites) problems.push(message('runs.suites-too-large'));
  return problems;
}

/** Whether a text is a path from the root that a shell takes as it is. */
export function isAbsolutePath(path: string): boolean {
  return /^\/[^\p{Cc}]{1,4000}$/u.test(path) && canQuote(path);
}

function isValue(text: string): boolean {
  return text.length <= longestValue && canQuote(text);
}
