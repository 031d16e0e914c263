import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { writeZip } from '../unit/environment/writeZip';
import type { Figure } from './figure';

/** What a run of the command line may take beyond an empty one, on input made to be slow or large. */
const most = { milliseconds: 3000, megabytes: 200 };

interface Run {
  readonly milliseconds: number;
  /** Peak of the resident memory. */
  readonly megabytes: number;
}

/** Whole processes of the built command line on inputs that once stopped it; the least of a few runs each. */
export function hostileFigures(rounds = 3): readonly Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-bench-'));
  try {
    const empty = leastOf(rounds, ['--version']);
    return [
      ...many(folder, rounds, empty),
      ...cases.flatMap(({ name, make }, at) => {
        const own = path.join(folder, String(at));
        mkdirSync(own);
        make(own);
        const run = leastOf(rounds, ['read', own]);
        return [
          beyond(
            `${name}: beyond an empty run`,
            run.milliseconds - empty.milliseconds,
            'ms',
            most.milliseconds,
          ),
          beyond(`${name}: memory beyond it`, run.megabytes - empty.megabytes, 'MB', most.megabytes),
        ];
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function many(folder: string, rounds: number, empty: Run): readonly Figure[] {
  const file = path.join(folder, 'composite.xml');
  writeFileSync(file, manySystems(9400));
  // A second of work is seldom left alone by a machine that does other things.
  const run = leastOf(3 * rounds, ['compare', file]);
  return [
    beyond('9,400 systems in 1 MB compared, the whole process', run.milliseconds, 'ms', 1500),
    beyond('the same: memory beyond an empty run', run.megabytes - empty.megabytes, 'MB', undefined),
  ];
}

function beyond(name: string, value: number, unit: 'ms' | 'MB', atMost: number | undefined): Figure {
  return { name, value, unit, ...(atMost === undefined ? {} : { goal: { atMost } }) };
}

/** Runs `dist/cli.js`, which `npm run build` makes. */
function leastOf(rounds: number, args: readonly string[]): Run {
  const runs = Array.from({ length: rounds }, () => run(args));
  return runs.reduce((a, b) => ({
    milliseconds: Math.min(a.milliseconds, b.milliseconds),
    megabytes: Math.min(a.megabytes, b.megabytes),
  }));
}

/** Tells the peak of its memory on the last line of stderr. */
const hook = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))`;

function run(args: readonly string[]): Run {
  const answer = openSync(devNull, 'w');
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', hook, 'dist/cli.js', ...args], {
    encoding: 'utf8',
    // Reading an answer of 14 MB through a pipe would be the time of this process.
    stdio: ['ignore', answer, 'pipe'],
  });
  const milliseconds = performance.now() - start;
  closeSync(answer);
  return { milliseconds, megabytes: Number(stderr.split('\n').at(-1)) / 1024 };
}

function manySystems(count: number): string {
  const each = (one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at)).join('');
  const systems = each(at => `<System><Identifier>${at}</Identifier></System>`);
  const entries = each(at => `<Entry><Identifier>${at}</Identifier><Value>1</Value></Entry>`);
  return `<PhoronixTestSuite>${systems}<Result><Title>T</Title><Scale>s</Scale><Data>${entries}</Data></Result></PhoronixTestSuite>`;
}

const oneSystem = '<PhoronixTestSuite><System><Identifier>0</Identifier></System></PhoronixTestSuite>';
const log = Buffer.alloc(4_000_000, 'a: b\n');

const cases: readonly { readonly name: string; readonly make: (folder: string) => void }[] = [
  {
    name: 'archive of 500 entries on one member of 4 MB',
    make: folder =>
      archive(folder, [
        { name: '0/lscpu', data: log },
        ...Array.from({ length: 499 }, (_, at) => ({ name: `${at}/dmesg`, data: log, sameAs: 0 })),
      ]),
  },
  {
    name: 'archive of 200 members that say 100 bytes and hold 40 MB',
    make: folder => {
      const large = { name: '0/lscpu', data: Buffer.alloc(40_000_000, 'a: b\n'), size: 100 };
      archive(folder, [
        large,
        ...Array.from({ length: 199 }, (_, at) => ({ ...large, name: `${at}/dmesg`, sameAs: 0 })),
      ]);
    },
  },
  {
    name: 'a log of 4 MB under 6,500 names',
    make: folder => {
      writeFileSync(path.join(folder, 'composite.xml'), oneSystem);
      writeFileSync(path.join(folder, 'big'), log);
      const names = ['lscpu', 'cpuinfo', 'meminfo', 'dmesg', 'dmidecode', 'lsmod', 'lspci', 'cmdline'];
      for (let system = 0; system < 500; system += 1) {
        const own = path.join(folder, 'system-logs', String(system));
        mkdirSync(own, { recursive: true });
        for (const name of [...names, 'modules', 'version', 'uname', 'mounts', 'environment-variables'])
          symlinkSync('../../big', path.join(own, name));
      }
    },
  },
  {
    name: 'dmidecode with a line of 200,000 blanks',
    make: folder => {
      writeFileSync(path.join(folder, 'composite.xml'), oneSystem);
      mkdirSync(path.join(folder, 'system-logs/0'), { recursive: true });
      writeFileSync(path.join(folder, 'system-logs/0/dmidecode'), `\n${' '.repeat(200_000)}\n`);
    },
  },
];

function archive(folder: string, members: Parameters<typeof writeZip>[0]): void {
  writeFileSync(path.join(folder, 'composite.xml'), oneSystem);
  writeFileSync(path.join(folder, 'system-logs.zip'), writeZip(members));
}
