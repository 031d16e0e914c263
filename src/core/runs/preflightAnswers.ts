import { clip, oneLine } from '../text/plainText';

/** Whether a test is installed, and what installing it would need. */
export interface TestState {
  readonly profile: string;
  /** `unknown`: neither installed nor a profile on the target. */
  readonly state: 'installed' | 'missing' | 'unknown';
  /** Bytes to download; absent when the profile does not say. */
  readonly download?: number;
  /** Megabytes of disk that the profile names. */
  readonly room?: number;
}

/** What a target answered to `preflightScript`. What it did not answer is absent. */
export interface PreflightAnswers {
  /** Seconds since 1970 by the target's clock. */
  readonly clock?: number;
  readonly system?: string;
  readonly tools: ReadonlySet<string>;
  /** False where PTS reads a configuration that a private path cannot replace. */
  readonly ownConfig?: boolean;
  readonly config?: string;
  readonly configFits?: boolean;
  readonly isOffline?: boolean;
  readonly pts?: string;
  readonly version?: string;
  readonly php?: string;
  readonly phpLacks: readonly string[];
  readonly tests: readonly TestState[];
  /** Kilobytes free where runs are kept. */
  readonly free?: number;
  /** Pids of PTS processes of anyone. */
  readonly running: readonly number[];
  /** Ids of runs of ours that go on. */
  readonly ourRuns: readonly string[];
  readonly lingers?: boolean;
  readonly killsAtLogout?: boolean;
  readonly hardwareVirtualization?: boolean;
  readonly hasKvm: boolean;
}

/** Lines that are read, and UTF-16 units of each. */
const limits = { lines: 5_000, line: 4_096, shown: 300 } as const;

/** Reads what `preflightScript` printed; lines that it does not print are left out. */
export function readPreflight(output: string): PreflightAnswers {
  const lines = output.split('\n', limits.lines).map(line => line.slice(0, limits.line));
  const all = (word: string) =>
    lines.filter(line => line.startsWith(`${word} `)).map(line => line.slice(word.length + 1).trim());
  const text = (word: string) => {
    const [first = ''] = all(word);
    return first === '' ? undefined : clip(oneLine(first), limits.shown);
  };
  const number = (word: string) => numberOf(text(word));
  const flag = (word: string) => flagOf(text(word));
  const [running, ourRuns] = [all('running').flatMap(pid => numberOf(pid) ?? []), all('our-run')];
  return {
    ...present({
      clock: number('clock'),
      system: text('system'),
      ownConfig: flag('own-config'),
      config: text('config'),
      configFits: flag('config-fits'),
      isOffline: flag('internet'),
      pts: text('pts'),
      version: text('version'),
      php: text('php'),
      free: number('free'),
      lingers: flag('linger'),
      killsAtLogout: flag('kills-at-logout'),
      hardwareVirtualization: flag('virtualization'),
    }),
    tools: new Set(all('tool')),
    phpLacks: all('php-lacks').map(name => clip(oneLine(name), limits.shown)),
    tests: all('test').map(testOf),
    running,
    ourRuns: ourRuns.map(id => clip(oneLine(id), limits.shown)),
    hasKvm: flag('kvm') === true,
  };
}

function testOf(line: string): TestState {
  const [profile = '', state = '', download, room] = line.split(' ');
  return {
    profile: clip(oneLine(profile), limits.shown),
    state: state === 'installed' || state === 'missing' ? state : 'unknown',
    ...present({ download: numberOf(download), room: numberOf(room) }),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

function flagOf(text: string | undefined): boolean | undefined {
  const word = text?.toLowerCase();
  if (word === 'yes' || word === 'true') return true;
  return word === 'no' || word === 'false' ? false : undefined;
}

/** Without what is undefined. */
function present<Given extends object>(
  given: Given,
): { readonly [Name in keyof Given]?: NonNullable<Given[Name]> };
function present(given: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
