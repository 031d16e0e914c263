import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeProgram } from '../../../src/core/runs/hostProbeScript';
import { writeStandIns } from '../../standInCommands';
import type { Shell } from './shells';

/** What every system has that the probe runs on. */
const basics = ['awk', 'cat', 'cut', 'date', 'grep', 'head', 'sed', 'tr'];

/**
 * The probe's JSON on a machine made of texts: of files by their path, and of tools by their command line. An empty
 * text is a file or a tool that is not there.
 * @param options those of the probe: `--host` asks as a host
 */
export function runProbe(
  files: Readonly<Record<string, string>>,
  tools: Readonly<Record<string, string>>,
  shell: Shell = { name: 'sh', argv: ['sh'] },
  ...options: readonly string[]
): string {
  const root = mkdtempSync(path.join(tmpdir(), 'pts-lens-machine-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      if (text === '') continue;
      mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const programs = path.join(root, 'programs');
    mkdirSync(programs);
    for (const tool of basics)
      symlinkSync(spawnSync('which', [tool]).stdout.toString().trim(), path.join(programs, tool));
    writeStandIns(programs, tools);
    const program = probeProgram.replaceAll(/(?<=[ <"])\/(?=(?:sys|proc|var)\/)/g, `${root}/`);
    const script = `set -- ${options.join(' ')}\n${program}`;
    const [name, ...args] = shell.argv;
    const resolved = spawnSync('which', [name]).stdout.toString().trim();
    const { stdout } = spawnSync(resolved, args, { input: script, env: { PATH: programs } });
    return stdout.toString();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What `cpuid -1 -r` prints of a leaf with this signature of twelve characters, `.` for NUL. */
export function cpuidLine(leaf: string, signature: string): string {
  if (signature === '') return '';
  const codes = [...signature].map(each => (each === '.' ? 0 : each.charCodeAt(0)));
  const register = (at: number) =>
    codes
      .slice(at, at + 4)
      .reverse()
      .map(code => code.toString(16).padStart(2, '0'))
      .join('');
  return `CPU:\n   0x${leaf} 0x00: eax=0x40000001 ebx=0x${register(0)} ecx=0x${register(4)} edx=0x${register(8)}`;
}
