import ansible from '../../../l10n/en/ansible.json';
import campaign from '../../../l10n/en/campaign.json';
import cli from '../../../l10n/en/cli.json';
import comparison from '../../../l10n/en/comparison.json';
import definitions from '../../../l10n/en/definitions.json';
import environment from '../../../l10n/en/environment.json';
import extension from '../../../l10n/en/extension.json';
import findings from '../../../l10n/en/findings.json';
import history from '../../../l10n/en/history.json';
import inline from '../../../l10n/en/inline.json';
import library from '../../../l10n/en/library.json';
import page from '../../../l10n/en/page.json';
import phoromatic from '../../../l10n/en/phoromatic.json';
import plan from '../../../l10n/en/plan.json';
import planning from '../../../l10n/en/planning.json';
import records from '../../../l10n/en/records.json';
import report from '../../../l10n/en/report.json';
import results from '../../../l10n/en/results.json';
import runs from '../../../l10n/en/runs.json';
import single from '../../../l10n/en/single.json';
import stats from '../../../l10n/en/stats.json';
import targets from '../../../l10n/en/targets.json';
import writing from '../../../l10n/en/writing.json';

/** English is the source: the type of a message id comes from it. */
export const english = {
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
