import type { Comparison, Row } from '../core/comparison/comparison';
import type { Formatter } from '../core/messages/formatter';
import { message } from '../core/messages/message';
import { launchRounds } from '../core/plan/launchRounds';
import { isNamed, planTests } from '../core/plan/namedTests';
import type { Plan } from '../core/plan/plan';
import { parsePlan, planDocument } from '../core/plan/planDocument';
import type { Proposal } from '../core/plan/proposal';
import { identifierFor, namesAfter } from '../core/plan/roundNames';
import { dangerousArguments } from '../core/plan/shellCharacters';
import { planTopUp } from '../core/plan/topUp';
import { planWhole } from '../core/plan/wholeResult';
import { toJson } from '../core/reports/jsonReport';
import { planText } from '../core/reports/planText';
import { launchProblems } from '../core/runs/launch';
import { launchScript } from '../core/runs/launchScript';
import { defaultMethod, type Method } from '../core/stats/statistics';
import { askedSystem, compareInputs } from './compareInputs';
import { loadDocumentText, loadInputs, unusable } from './inputs';
import { type Answer, exitCode, type Output, UsageError } from './io';
import { type Options, planFormatOf } from './options';

/** A proposal, and the method by which its rows were found undecided. */
interface Planned {
  readonly proposal: Proposal;
  readonly method: Method;
}

/**
 * `plan`: what to run. Of a `.ptsplan` what it says; of results with --system the trials that its undecided rows lack,
 * else everything anew; without files the tests that are named.
 */
export async function plan(
  files: readonly string[],
  options: Options,
  formatter: Formatter,
  output: Output,
): Promise<Answer & { readonly error?: string }> {
  const format = planFormatOf(options);
  const planned = await plannedFrom(files, options, formatter);
  if ('error' in planned) return { text: '', code: exitCode.unusable, error: planned.error };
  const { proposal, method } = planned;
  const { scriptFor, playbook } = options.plan;
  if (playbook !== undefined) {
    const { exportPlaybook } = await import('./playbookCommand');
    return exportPlaybook(proposal.plan, playbook, formatter);
  }
  if (scriptFor !== undefined) return script(proposal.plan, scriptFor, formatter);
  if (format === 'text')
    return { text: planText(proposal, method, formatter, output.columns), code: exitCode.done };
  const { leftOut } = proposal;
  return {
    text: toJson(planDocument(proposal.plan)),
    code: exitCode.done,
    ...(leftOut.length === 0
      ? {}
      : { error: formatter.text('plan.text-left-count', { count: leftOut.length }) }),
  };
}

/** The names of a folder that a launch would make; the script that is printed needs one, too. */
const printedId = 'printed';

/** The script that would run on the target. Characters of a shell in its Arguments are told beside it. */
function script(plan: Plan, pts: string, formatter: Formatter): Answer & { readonly error?: string } {
  if (plan.tests.length === 0) throw new UsageError(message('plan.text-nothing'));
  const made = launchRounds(plan);
  if (made.kind === 'refused') throw new UsageError(made.message, made.test);
  const launch = { id: printedId, pts, rounds: made.rounds };
  const [problem] = launchProblems(launch);
  if (problem !== undefined) throw new UsageError(problem);
  const dangerous = dangerousArguments(plan).length;
  return {
    text: launchScript(launch),
    code: exitCode.done,
    ...(dangerous === 0 ? {} : { error: formatter.text('plan.text-shell-count', { count: dangerous }) }),
  };
}

async function plannedFrom(
  files: readonly string[],
  options: Options,
  formatter: Formatter,
): Promise<Planned | { readonly error: string }> {
  const { tests } = options.plan;
  const saved = files.find(name => /\.ptsplan$/i.test(name));
  if (saved !== undefined) return { proposal: await savedPlan(saved, files, options), method: defaultMethod };
  if (files.length === 0 && tests !== undefined)
    return { proposal: namedTests(tests, options), method: defaultMethod };
  const inputs = await loadInputs(files);
  const comparison = await compareInputs(inputs, options);
  const error = unusable(inputs, 'plan', formatter);
  if (error !== undefined) return { error };
  const [only] = files.filter(name => /\.ptscompare$/i.test(name));
  return { proposal: ofResults(comparison, options, only), method: comparison.method };
}

async function savedPlan(name: string, files: readonly string[], { plan }: Options): Promise<Proposal> {
  const { scriptFor: _, playbook: __, ...others } = plan;
  if (files.length > 1 || Object.keys(others).length > 0)
    throw new UsageError(message('cli.plan-alone', { path: name }));
  const reading = parsePlan(await loadDocumentText(name));
  if (reading.kind === 'invalid') throw new UsageError(reading.message, name);
  return { plan: reading.plan, leftOut: [], alsoOn: [] };
}

function namedTests(names: readonly string[], { plan }: Options): Proposal {
  return planTests(names, { name: names.join(', '), identifier: plan.identifier ?? 'system' }, plan);
}

function ofResults(comparison: Comparison, { plan }: Options, document: string | undefined): Proposal {
  const { system: name, tests, budgetSeconds } = plan;
  const rows = tests === undefined ? comparison.rows : rowsOf(comparison, tests);
  if (name === undefined) {
    const [only, another] = comparison.systems;
    const sessions = another === undefined ? (only?.sessions ?? []) : [];
    const names =
      plan.identifier !== undefined
        ? { identifier: plan.identifier }
        : another === undefined
          ? namesAfter(sessions.map(({ identifier }) => identifier))
          : { identifier: identifierFor(comparison.title) };
    return planWhole({ ...comparison, rows }, { name: comparison.title, ...names }, plan);
  }
  const { label } = askedSystem(name, comparison);
  if (comparison.systems.length === 1) throw new UsageError(message('cli.one-system', { system: label }));
  if (plan.rounds !== undefined || plan.trials !== undefined)
    throw new UsageError(message('cli.counts-of-system', { system: label }));
  return planTopUp(comparison, {
    system: label,
    name: `${comparison.title}, ${label}`,
    ...(plan.identifier === undefined ? {} : { identifier: plan.identifier }),
    ...(tests === undefined ? {} : { rows: new Set(rows.map(({ id }) => id)) }),
    ...(budgetSeconds === undefined ? {} : { budgetSeconds }),
    ...(document === undefined ? {} : { comparison: document }),
  });
}

/** The rows of these tests. Throws a `UsageError` for a name that none of them has. */
function rowsOf({ rows }: Comparison, names: readonly string[]): readonly Row[] {
  const wanted = new Set<string>();
  for (const test of new Set(rows.map(row => row.identifier ?? '')))
    if (names.some(name => isNamed(test, name))) wanted.add(test);
  const missing = names.find(name => ![...wanted].some(test => isNamed(test, name)));
  if (missing !== undefined) throw new UsageError(message('cli.no-test', { test: missing }));
  return rows.filter(row => wanted.has(row.identifier ?? ''));
}
