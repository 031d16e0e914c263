import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quote } from '../src/core/runs/quote';

/** What commands print, by their command line: `xl info`. An empty text is a command that fails. */
export type Printed = Readonly<Record<string, string>>;

/**
 * Puts stand-ins for commands into a folder: each prints what the real one would on the machine that is played, and
 * fails for any other command line, or is then the real one.
 */
export function writeStandIns(
  folder: string,
  printed: Printed,
  otherwise: 'fails' | 'is real' = 'fails',
): void {
  for (const program of new Set(Object.keys(printed).map(line => line.split(' ')[0] ?? ''))) {
    const cases = Object.entries(printed)
      .filter(([line, text]) => line.split(' ')[0] === program && text !== '')
      .map(([line, text]) => `${quote(line)}) printf '%s\\n' ${quote(text)}; exit 0 ;;`);
    const real = otherwise === 'fails' ? '' : pathOf(program);
    const last = real === '' ? 'exit 1' : `exec ${real} "$@"`;
    const line = `${quote(program)}\${1:+ $*}`;
    writeProgram(
      path.join(folder, program),
      `# A stand-in for ${program}.\ncase ${line} in\n${cases.join('\n')}\nesac\n${last}\n`,
    );
  }
}

/** A folder of stand-ins to be first on the PATH of a login: commands, and files of /sys and /proc for those who read them by `cat`. */
export function standInMachine(
  folder: string,
  printed: Printed,
  files: Readonly<Record<string, string>>,
): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  writeStandIns(folder, printed, 'is real');
  const cases = Object.entries(files).map(
    ([name, text]) => `${quote(name)}) printf '%s\\n' ${quote(text)}; exit 0 ;;`,
  );
  const others = '/sys/class/dmi/*|/sys/hypervisor/*|/proc/xen/*) exit 1 ;;';
  writeProgram(
    path.join(folder, 'cat'),
    `# A stand-in for cat, which has files of its own.\ncase \${1-} in\n${cases.join('\n')}\n${others}\nesac\nexec ${pathOf('cat')} "$@"\n`,
  );
}

function pathOf(program: string): string {
  return spawnSync('which', [program]).stdout.toString().trim();
}

function writeProgram(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}`);
  chmodSync(file, 0o755);
}
