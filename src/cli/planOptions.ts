import { message } from '../core/messages/message';
import { planLimits } from '../core/plan/plan';
import { isAbsolutePath } from '../core/runs/launch';
import { isAllowedIdentifier } from '../core/runs/names';
import type { OptionValues } from './arguments';
import { UsageError } from './io';

/** The checked options of `plan`. */
export interface PlanOptions {
  /** Label or identifier of the system that the plan, or the history, is of. */
  readonly system?: string;
  readonly budgetSeconds?: number;
  readonly tests?: readonly string[];
  readonly identifier?: string;
  readonly rounds?: number;
  readonly trials?: number;
  /** Where PTS is on the target, for the script that would run; absent: no script is asked for. */
  readonly scriptFor?: string;
  /** The playbook that is asked for; absent: none is. */
  readonly playbook?: PlaybookOptions;
}

/** Where a playbook is written to, and for which hosts. */
export interface PlaybookOptions {
  readonly folder: string;
  readonly inventory: string;
  /** Names of hosts and groups; absent: the plan's target. */
  readonly hosts?: readonly string[];
}

/** Where the packages of distributions put PTS. */
const usualPts = '/usr/bin/phoronix-test-suite';

const mostNames = 1_000;

/** Throws a `UsageError` for the first that is wrong. */
export function readPlanOptions({
  system,
  budget,
  tests,
  identifier,
  rounds,
  trials,
  pts,
  script = false,
  ansible,
  inventory,
  hosts,
}: OptionValues): PlanOptions {
  if (pts !== undefined && !script) throw new UsageError(message('cli.pts-of-script'));
  if (budget !== undefined && system === undefined) throw new UsageError(message('cli.budget-of-system'));
  return {
    ...(system === undefined ? {} : { system }),
    ...(budget === undefined ? {} : { budgetSeconds: readSeconds(budget) }),
    ...(tests === undefined ? {} : { tests: readNames('--tests', tests) }),
    ...(identifier === undefined ? {} : { identifier: readIdentifier(identifier) }),
    ...(rounds === undefined ? {} : { rounds: readCount('--rounds', rounds, planLimits.rounds) }),
    ...(trials === undefined ? {} : { trials: readCount('--trials', trials, planLimits.trials) }),
    ...(script ? { scriptFor: readPath(pts ?? usualPts) } : {}),
    ...readPlaybook(ansible, inventory, hosts),
  };
}

function readPlaybook(
  folder: string | undefined,
  inventory: string | undefined,
  hosts: string | undefined,
): { readonly playbook?: PlaybookOptions } {
  if (folder === undefined) {
    if (inventory === undefined && hosts === undefined) return {};
    throw new UsageError(
      message('cli.of-ansible', { option: inventory === undefined ? '--hosts' : '--inventory' }),
    );
  }
  if (folder === '') throw new UsageError(message('cli.option-needs-value', { option: '--ansible' }));
  if (inventory === undefined) throw new UsageError(message('cli.ansible-needs-inventory'));
  return {
    playbook: { folder, inventory, ...(hosts === undefined ? {} : { hosts: readNames('--hosts', hosts) }) },
  };
}

/** Seconds of `30m`, `1.5h`, `1h30m` or `90` (minutes). */
function readSeconds(value: string): number {
  const text = value.replaceAll(' ', '').toLowerCase();
  const [hours, minutes] = text.includes('h') ? text.split('h', 2) : ['0', text];
  const numbers = [hours, minutes?.replace(/m(?:in)?$/, '') || '0'].map(Number);
  const [ofHours = Number.NaN, ofMinutes = Number.NaN] = numbers;
  const seconds = ofHours * 3600 + ofMinutes * 60;
  if (text !== '' && seconds > 0 && seconds <= planLimits.budgetSeconds) return seconds;
  throw new UsageError(message('cli.option-duration', { option: '--budget', value }));
}

function readPath(path: string): string {
  if (isAbsolutePath(path)) return path;
  throw new UsageError(message('runs.bad-pts-path', { path }));
}

function readNames(option: '--tests' | '--hosts', value: string): readonly string[] {
  const names = value.split(/[\s,]+/).filter(name => name !== '');
  if (names.length > 0 && names.length <= mostNames) return names;
  throw new UsageError(message('cli.option-needs-value', { option }));
}

function readIdentifier(value: string): string {
  if (isAllowedIdentifier(value) && value.length <= planLimits.identifier) return value;
  throw new UsageError(message('cli.option-identifier', { option: '--identifier', value }));
}

function readCount(option: '--rounds' | '--trials', value: string, most: number): number {
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UsageError(message('cli.option-count', { option, value, most }));
}
