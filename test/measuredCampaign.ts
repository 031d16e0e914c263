import type { Campaign, CampaignPlan } from '../src/core/campaign/campaign';
import type { FoundRun } from '../src/core/campaign/found';
import type { PlannedTest } from '../src/core/plan/plan';
import { roundsOf } from '../src/core/plan/rounds';
import { plannedLaunch } from '../src/core/records/plannedLaunch';
import { parseRecord, type RunRecord, serialiseRecord } from '../src/core/records/runRecord';
import { readResultFile } from '../src/core/results/read';
import type { ResultFile } from '../src/core/results/resultFile';
import { compositeXml } from './compositeXml';
import { present } from './present';

const profile = 'local/copy-1.0.0';
const descriptionOf = (option: number) => `Option: ${option}`;

/** The text of a result file as PTS writes it of a round with these options; `trials` 0 is a test that failed. */
export function measuredText(
  identifier: string,
  options: readonly number[],
  trials: (option: number) => number,
): string {
  return compositeXml({
    title: 'measured',
    systems: [{ identifier }],
    results: options.map(option => {
      const count = trials(option);
      const raw = Array.from({ length: count }, (_, at) => (100 + option + at).toFixed(2));
      return {
        profile,
        title: 'Copy',
        appVersion: '1',
        arguments: `-o ${option}`,
        description: descriptionOf(option),
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: [
          count === 0
            ? { system: identifier, value: '', raw: '', json: '{"error":"The test quit."}' }
            : {
                system: identifier,
                value: raw[0] ?? '',
                raw: raw.join(':'),
                json: `{"test-run-times":"${raw.map(() => '20').join(':')}"}`,
              },
        ],
      };
    }),
  });
}

/** The same as it is read. */
export function measured(...round: Parameters<typeof measuredText>): ResultFile {
  const reading = readResultFile(measuredText(...round));
  if (reading.kind !== 'results') throw new Error('this is no result file');
  return reading.file;
}

const known = new Map<number, string>();

function keyOf(option: number): string {
  const key = known.get(option) ?? present(measured('x', [option], () => 1).results[0], 'a result').key;
  known.set(option, key);
  return key;
}

/** A test of a plan, by its option. */
export function plannedOption(option: number, rounds: number, trials = 3): PlannedTest {
  const description = descriptionOf(option);
  return {
    test: profile,
    title: 'Copy',
    arguments: `-o ${option}`,
    description,
    rows: [{ key: keyOf(option), description, scale: 'MB/s', label: `Copy, ${description}` }],
    secondsPerTrial: 20,
    rounds,
    trials,
  };
}

/** A campaign of systems by name, each on a target of the same name. */
export function campaignOf(
  systems: readonly string[],
  tests: readonly PlannedTest[],
  more: Partial<CampaignPlan> = {},
): Campaign {
  return {
    name: 'The lab',
    plans: systems.map(name => ({ name: `Lab ${name}`, target: name, identifier: name, tests, ...more })),
  };
}

/** What comes home of a round of a plan, by its place. */
export function roundHome(
  plan: CampaignPlan,
  place: number,
  trials: (option: number) => number = () => 3,
): FoundRun {
  const { runs } = present(roundsOf(plan)[place], 'a round');
  return {
    files: runs.map(({ identifier, tests }) => {
      const options = tests.map(test => Number(test.arguments.slice('-o '.length)));
      return measured(identifier, options, trials);
    }),
  };
}

/** The record of a run of a step. */
export function stepRecord(
  plan: CampaignPlan,
  more: Partial<RunRecord> & { readonly id: string },
): RunRecord {
  const made = plannedLaunch(plan, { id: more.id, pts: '/opt/pts/phoronix-test-suite' });
  if (made.kind !== 'launch') throw new Error('this plan cannot be launched');
  const { launch, tests } = made;
  const record = { name: plan.name, target: plan.target, began: 1, plan, launch, tests, ...more };
  return present(parseRecord(serialiseRecord(record)), 'a record');
}
