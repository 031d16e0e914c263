import ansible from '../../../l10n/ru/ansible.json';
import campaign from '../../../l10n/ru/campaign.json';
import cli from '../../../l10n/ru/cli.json';
import comparison from '../../../l10n/ru/comparison.json';
import definitions from '../../../l10n/ru/definitions.json';
import environment from '../../../l10n/ru/environment.json';
import extension from '../../../l10n/ru/extension.json';
import findings from '../../../l10n/ru/findings.json';
import history from '../../../l10n/ru/history.json';
import inline from '../../../l10n/ru/inline.json';
import library from '../../../l10n/ru/library.json';
import page from '../../../l10n/ru/page.json';
import phoromatic from '../../../l10n/ru/phoromatic.json';
import plan from '../../../l10n/ru/plan.json';
import planning from '../../../l10n/ru/planning.json';
import records from '../../../l10n/ru/records.json';
import report from '../../../l10n/ru/report.json';
import results from '../../../l10n/ru/results.json';
import runs from '../../../l10n/ru/runs.json';
import single from '../../../l10n/ru/single.json';
import stats from '../../../l10n/ru/stats.json';
import targets from '../../../l10n/ru/targets.json';
import writing from '../../../l10n/ru/writing.json';
import type { Catalogue } from './catalogue';

/** A file that lacks a sentence of the English one does not compile. */
export const russian: Catalogue = {
  ...ansible,
  ...campaign,
  ...cli,
  ...comparison,
  ...definitions,
  ...environment,
  ...extension,
  ...findings,
  ...history,
  ...inline,
  ...library,
  ...page,
  ...phoromatic,
  ...plan,
  ...planning,
  ...records,
  ...report,
  ...results,
  ...runs,
  ...single,
  ...stats,
  ...targets,
  ...writing,
};
