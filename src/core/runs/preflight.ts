import { type Message, message } from '../messages/message';
import { skewOf } from './clocks';
import type { PreflightAnswers, TestState } from './preflightAnswers';

/** What is checked before a launch, in the order in which it is shown. */
export const checkIds = [
  'reach',
  'tools',
  'pts',
  'php',
  'configuration',
  'tests',
  'disk',
  'alone',
  'logout',
  'clock',
  'virtualization',
] as const;

export type CheckId = (typeof checkIds)[number];

/**
 * `refused`: a launch would fail, or spoil something. `warning`: it works, but someone should look. `unknown`: the
 * target did not say.
 */
export type CheckState = 'ok' | 'warning' | 'refused' | 'unknown';

export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  readonly message: Message;
  readonly remedy?: Message;
}

/** What the launch needs, and when the target was asked. */
export interface PreflightNeeds {
  /** Bytes that the result may take. */
  readonly resultSize: number;
  /** Whether the launch installs what is missing. */
  readonly install?: boolean;
  /** When the question left and the answer came, in milliseconds since 1970 by the caller's clock. */
  readonly sent: number;
  readonly received: number;
}

/** The checks of a launch on a target, by what it answered. */
export function preflightChecks(answers: PreflightAnswers, needs: PreflightNeeds): readonly Check[] {
  return [
    check('reach', 'ok', message('runs.check-reached')),
    toolsCheck(answers),
    ptsCheck(answers),
    phpCheck(answers),
    configurationCheck(answers),
    testsCheck(answers, needs),
    diskCheck(answers, needs),
    aloneCheck(answers),
    logoutCheck(answers),
    clockCheck(answers, needs),
    virtualizationCheck(answers),
  ];
}

function check(id: CheckId, state: CheckState, said: Message, remedy?: Message): Check {
  return { id, state, message: said, ...(remedy === undefined ? {} : { remedy }) };
}

/** Programs without which no run goes. */
export const neededTools = ['tail', 'tar', 'mkfifo', 'dd', 'awk', 'sed', 'cut', 'tr', 'wc', 'cp', 'ln'];
/** Any of them gives a run a session of its own. */
export const sessionTools = ['setsid', 'perl', 'python3'];

function toolsCheck({ tools, system }: PreflightAnswers): Check {
  if (system === undefined && tools.size === 0)
    return check('tools', 'refused', message('runs.check-no-shell'), message('runs.remedy-shell'));
  const missing = neededTools.filter(tool => !tools.has(tool));
  if (missing.length > 0) {
    const list = { tools: missing.join(', ') };
    return check(
      'tools',
      'refused',
      message('runs.check-tools-missing', list),
      message('runs.remedy-tools', list),
    );
  }
  if (sessionTools.some(tool => tools.has(tool))) return check('tools', 'ok', message('runs.check-tools'));
  return tools.has('nohup')
    ? check('tools', 'warning', message('runs.check-only-nohup'), message('runs.remedy-setsid'))
    : check('tools', 'refused', message('runs.check-no-session'), message('runs.remedy-setsid'));
}

function ptsCheck({ pts, version }: PreflightAnswers): Check {
  if (pts === undefined)
    return check('pts', 'refused', message('runs.check-no-pts'), message('runs.remedy-pts'));
  if (version === undefined)
    return check('pts', 'warning', message('runs.check-pts-version-unknown', { path: pts }));
  const major = Number(/^\d{1,4}/.exec(version)?.[0] ?? 0);
  const said = { path: pts, version };
  return major >= 10
    ? check('pts', 'ok', message('runs.check-pts', said))
    : check('pts', 'warning', message('runs.check-pts-old', said), message('runs.remedy-pts-old'));
}

function phpCheck({ php, phpLacks }: PreflightAnswers): Check {
  if (php === undefined)
    return check('php', 'refused', message('runs.check-no-php'), message('runs.remedy-php'));
  const needed_ = phpLacks.filter(name => name !== 'posix');
  if (needed_.length > 0)
    return check(
      'php',
      'refused',
      message('runs.check-php-lacks', { extensions: needed_.join(', ') }),
      message('runs.remedy-php-lacks'),
    );
  return check('php', 'ok', message('runs.check-php', { version: php }));
}

/** Root, and whoever may write PTS's configuration of the system: a private one is not read then. */
function configurationCheck({ ownConfig, config = '', configFits }: PreflightAnswers): Check {
  if (ownConfig === undefined) return check('configuration', 'unknown', message('runs.check-config-unknown'));
  if (ownConfig) return check('configuration', 'ok', message('runs.check-config-own'));
  return configFits === true
    ? check('configuration', 'warning', message('runs.check-config-shared', { path: config }))
    : check(
        'configuration',
        'refused',
        message('runs.check-config-unfit', { path: config }),
        message('runs.remedy-config'),
      );
}

function testsCheck({ tests, isOffline }: PreflightAnswers, { install = false }: PreflightNeeds): Check {
  const lacking = tests.filter(({ state }) => state !== 'installed');
  if (tests.length === 0) return check('tests', 'unknown', message('runs.check-tests-unknown'));
  if (lacking.length === 0)
    return check('tests', 'ok', message('runs.check-tests-installed', { count: tests.length }));
  const said = message('runs.check-tests-lacking', {
    count: lacking.length,
    tests: namesOf(lacking),
    cost: costOf(lacking),
  });
  if (install && isOffline !== true) return check('tests', 'warning', said);
  return check(
    'tests',
    'refused',
    said,
    isOffline === true
      ? message('runs.remedy-offline', { tests: lacking.map(({ profile }) => profile).join(' ') })
      : message('runs.remedy-install', { tests: lacking.map(({ profile }) => profile).join(' ') }),
  );
}

/** The first names of a list, and how many more there are. */
function namesOf(tests: readonly TestState[]): string {
  const names = tests.map(({ profile }) => profile);
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, … (${names.length})`;
}

function costOf(tests: readonly TestState[]): Message {
  if (tests.some(({ download, room }) => download === undefined && room === undefined))
    return message('runs.install-cost-unknown');
  const sum = (of: (test: TestState) => number) => tests.reduce((total, test) => total + of(test), 0);
  return message('runs.install-cost', {
    download: Math.ceil(sum(({ download = 0 }) => download) / 1e6),
    room: Math.ceil(sum(({ room = 0 }) => room)),
  });
}

function diskCheck({ free }: PreflightAnswers, { resultSize }: PreflightNeeds): Check {
  if (free === undefined) return check('disk', 'unknown', message('runs.check-disk-unknown'));
  const said = { free: Math.floor((free * 1024) / 1e6), needed: Math.ceil((2 * resultSize) / 1e6) };
  // Twice, because PTS writes a result anew over the old one, and a full disk cuts it.
  return free * 1024 >= 2 * resultSize
    ? check('disk', 'ok', message('runs.check-disk', said))
    : check('disk', 'refused', message('runs.check-disk-full', said), message('runs.remedy-disk'));
}

function aloneCheck({ running, ourRuns }: PreflightAnswers): Check {
  if (ourRuns[0] !== undefined)
    return check(
      'alone',
      'refused',
      message('runs.check-our-run', { id: ourRuns[0] }),
      message('runs.remedy-wait'),
    );
  return running.length === 0
    ? check('alone', 'ok', message('runs.check-alone'))
    : check(
        'alone',
        'refused',
        message('runs.check-not-alone', { pid: running[0] ?? 0 }),
        message('runs.remedy-wait'),
      );
}

function logoutCheck({ lingers, killsAtLogout }: PreflightAnswers): Check {
  if (lingers === true || killsAtLogout === false) return check('logout', 'ok', message('runs.check-logout'));
  return killsAtLogout === true
    ? check('logout', 'refused', message('runs.check-killed-at-logout'), message('runs.remedy-linger'))
    : check('logout', 'unknown', message('runs.check-logout-unknown'), message('runs.remedy-linger'));
}

/** Seconds by which a clock may differ before someone should look. */
const skewThatMatters = 2;

function clockCheck({ clock }: PreflightAnswers, { sent, received }: PreflightNeeds): Check {
  if (clock === undefined) return check('clock', 'unknown', message('runs.check-clock-unknown'));
  const skew = skewOf({ target: clock, sent, received });
  if (Math.abs(skew.seconds) - skew.margin <= skewThatMatters)
    return check('clock', 'ok', message('runs.check-clock'));
  const seconds = Math.round(Math.abs(skew.seconds));
  const direction = skew.seconds > 0 ? 'ahead' : 'behind';
  return check(
    'clock',
    'warning',
    message('runs.check-clock-skewed', { seconds, direction }),
    message('runs.remedy-clock'),
  );
}

function virtualizationCheck({ hardwareVirtualization, hasKvm }: PreflightAnswers): Check {
  if (hardwareVirtualization === undefined && !hasKvm)
    return check('virtualization', 'unknown', message('runs.check-virtualization-unknown'));
  return check(
    'virtualization',
    'ok',
    message('runs.check-virtualization', {
      available: (hardwareVirtualization ?? hasKvm) ? 'yes' : 'no',
    }),
  );
}
