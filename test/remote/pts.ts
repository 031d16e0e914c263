import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { which } from '../../scripts/prepare/command.mjs';

/** A program that tests take for the Phoronix Test Suite. */
export interface Pts {
  readonly name: string;
  /** Full path of `phoronix-test-suite`. */
  readonly program: string;
}

export const standIn: Pts = {
  name: 'the stand-in',
  program: path.join(import.meta.dirname, 'standIn/phoronix-test-suite'),
};

const found = process.env['PTS'] ?? which('phoronix-test-suite');

/** The real one, where `PTS` names it or it is on the path. */
export const realPts: Pts | undefined =
  found !== undefined && existsSync(found)
    ? { name: 'the real PTS', program: path.resolve(found) }
    : undefined;

if (realPts === undefined)
  console.log('skipped: no real PTS is here (set PTS to its path), so launches meet the stand-in alone');

/** The stand-in, and the real one where it is. */
export const allPts: readonly Pts[] = realPts === undefined ? [standIn] : [standIn, realPts];

/** Answers what a target asks of PHP, which the stand-in does not need: the machine of the tests may have none. */
export const noPhp = `#!/bin/sh
case $* in *PHP_VERSION*) printf 8.2.0 ;; esac
`;

/**
 * Starts a program as a user who is not root: PTS takes root for a server, with a configuration of the whole machine.
 * Empty where nobody is root.
 */
export const asUser: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

/** Makes everything below a folder that user's. */
export function giveToUser(folder: string): void {
  if (asUser.length > 0) execFileSync('chown', ['-R', '65534:65534', folder]);
}

/** The program where every user can run it: a clone may lie in a home that only its owner sees. */
export function placed(pts: Pts, folder: string): string {
  if (pts !== standIn) return pts.program;
  cpSync(path.dirname(pts.program), folder, { recursive: true });
  return path.join(folder, path.basename(pts.program));
}

/** One row of a suite. */
export interface Row {
  readonly test: string;
  readonly arguments: string;
  readonly description: string;
}

export const rows = {
  copy: { test: 'local/copy-1.0.0', arguments: 'COPY -b 4', description: 'Type: Copy - Block: Small' },
  scale: { test: 'local/copy-1.0.0', arguments: 'SCALE -b 64', description: 'Type: Scale - Block: Large' },
  three: { test: 'local/three-1.0.0', arguments: '', description: '' },
  steady: { test: 'local/shaky-1.0.0', arguments: 'ok', description: 'Mode: OK' },
  once: { test: 'local/shaky-1.0.0', arguments: 'once', description: 'Mode: First Trial Fails' },
  always: { test: 'local/shaky-1.0.0', arguments: 'always', description: 'Mode: Always Fails' },
  /** One of the profiles beside the clone, for the real PTS: it is compiled. */
  ramcopy: {
    test: 'local/ramcopy-1.0.0',
    arguments: 'ADD -b 3',
    description: 'Type: Add - Benchmark: Integer',
  },
  badInstall: { test: 'local/badinst-1.0.0', arguments: '', description: '' },
} as const satisfies Readonly<Record<string, Row>>;

/** A suite of such rows; none of them has a character that XML escapes. */
export function suiteOf(...all: readonly Row[]): string {
  const executes = all.map(
    row => `  <Execute>
    <Test>${row.test}</Test>
    <Arguments>${row.arguments}</Arguments>
    <Description>${row.description}</Description>
  </Execute>
`,
  );
  return `<?xml version="1.0"?>
<PhoronixTestSuite>
  <SuiteInformation>
    <Title>Rows</Title>
    <Version>1.0.0</Version>
    <TestType>System</TestType>
    <Description>Rows</Description>
    <Maintainer>PTS Lens</Maintainer>
  </SuiteInformation>
${executes.join('')}</PhoronixTestSuite>
`;
}

const examples = path.resolve('../shared/examples/pts-test-profiles');
/** Whether profiles are there that were not made for these tests. */
export const hasExamples = existsSync(examples);

/** Puts the profiles of the tests where a user's own ones are. */
export function addProfiles(home: string): void {
  const place = path.join(home, '.phoronix-test-suite/test-profiles/local');
  cpSync(path.join(import.meta.dirname, 'profiles'), place, { recursive: true });
  if (!hasExamples) return;
  for (const name of readdirSync(examples))
    cpSync(path.join(examples, name), path.join(place, name), { recursive: true });
  // They may be there to be read only, and copies are removed again.
  execFileSync('chmod', ['-R', 'u+w', place]);
}

/** A private data folder of PTS, as a launch makes one. */
export interface PtsFolder {
  readonly data: string;
  readonly results: string;
  /** Runs a command of PTS on a suite to its end, and gives what it printed. */
  run(
    command: string,
    suite: string,
    environment?: Readonly<Record<string, string>>,
    hear?: (said: string) => void,
  ): Promise<string>;
  /** Runs a command of PTS on something else, such as the name of a result. */
  ask(command: string, argument: string): Promise<string>;
  remove(): void;
}

export function makePtsFolder(pts: Pts): PtsFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-pts-'));
  chmodSync(folder, 0o755);
  const at = (...names: readonly string[]) => path.join(folder, ...names);
  mkdirSync(at('data/test-suites/local/rows'), { recursive: true });
  mkdirSync(at('data/test-results'));
  mkdirSync(at('tests'));
  mkdirSync(at('tmp'));
  addProfiles(at('home'));
  const program = placed(pts, at('program'));
  cpSync(at('home/.phoronix-test-suite/test-profiles'), at('data/test-profiles'), { recursive: true });
  writeFileSync(at('data/user-config.xml'), configuration(at('data/test-results/')));
  giveToUser(folder);
  const start = (
    args: readonly string[],
    environment: Readonly<Record<string, string>>,
    hear: (said: string) => void,
  ) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: at('home'),
      // PTS keeps a file for the whole machine there, which another user's would be in the way of.
      TMPDIR: at('tmp'),
      PTS_USER_PATH_OVERRIDE: at('data/'),
      PTS_TEST_INSTALL_ROOT_PATH: at('tests/'),
      NO_COLOR: '1',
      TERMINAL_WIDTH: '100',
      ...environment,
    };
    return outputOf([...asUser, program, ...args], env, at(), hear);
  };
  return {
    data: at('data/'),
    results: at('data/test-results'),
    run: (command, suite, environment = {}, hear = () => {}) => {
      writeFileSync(at('data/test-suites/local/rows/suite-definition.xml'), suite);
      const names = {
        TEST_RESULTS_NAME: 'Contract 1',
        TEST_RESULTS_IDENTIFIER: 'guest 2',
        TEST_RESULTS_DESCRIPTION: 'of <both>',
        FORCE_TIMES_TO_RUN: '3',
        TEST_EXECUTION_SORT: 'none',
      };
      return start([command, 'local/rows'], { ...names, ...environment }, hear);
    },
    ask: (command, argument) => start([command, argument], {}, () => {}),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function configuration(results: string): string {
  return `<?xml version="1.0"?>
<PhoronixTestSuite>
  <Options>
    <OpenBenchmarking>
      <AnonymousUsageReporting>FALSE</AnonymousUsageReporting>
    </OpenBenchmarking>
    <Modules>
      <AutoLoadModules>toggle_screensaver</AutoLoadModules>
    </Modules>
    <Testing>
      <ResultsDirectory>${results}</ResultsDirectory>
    </Testing>
    <BatchMode>
      <SaveResults>TRUE</SaveResults>
      <UploadResults>FALSE</UploadResults>
      <PromptForTestIdentifier>FALSE</PromptForTestIdentifier>
      <PromptForTestDescription>TRUE</PromptForTestDescription>
      <PromptSaveName>FALSE</PromptSaveName>
      <RunAllTestCombinations>FALSE</RunAllTestCombinations>
      <Configured>TRUE</Configured>
    </BatchMode>
    <Networking>
      <NoInternetCommunication>TRUE</NoInternetCommunication>
    </Networking>
  </Options>
</PhoronixTestSuite>
`;
}

function outputOf(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
  hear: (said: string) => void,
): Promise<string> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        hear(said);
      });
    child.once('error', reject);
    child.once('close', () => resolve(said));
  });
}

/** The files below a folder, with `/`, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
