import type { Launch, Round } from '../../../src/core/runs/launch';

export function suiteXml(...tests: readonly string[]): string {
  const executes = tests.map(test => `  <Execute><Test>${test}</Test></Execute>\n`).join('');
  return `<PhoronixTestSuite>\n${executes}</PhoronixTestSuite>\n`;
}

export function round(number: number, more: Partial<Round> = {}): Round {
  return {
    title: `Guests r${number}`,
    identifier: `KVM r${number}`,
    description: `Round ${number} of it`,
    trials: 3,
    suite: { name: `lens-${number}`, xml: suiteXml('local/ramcopy-1.0.0') },
    ...more,
  };
}

export function launch(more: Partial<Launch> = {}): Launch {
  return {
    id: '20261127-013000-ab12',
    pts: '/opt/pts/phoronix-test-suite',
    rounds: [round(1), round(2)],
    ...more,
  };
}
