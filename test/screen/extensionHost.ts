import { execFileSync } from 'node:child_process';
import type { RunningVSCode } from './server';

/** The extension hosts of the windows of a VS Code that a test has started, by its profile. */
export function extensionHostsOf({ profile }: RunningVSCode): readonly number[] {
  const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap(found =>
      found === null ? [] : [{ pid: Number(found[1]), parent: Number(found[2]), line: found[3] ?? '' }],
    );
  const servers = processes.filter(({ line }) => line.includes('server-main') && line.includes(profile));
  return processes
    .filter(
      ({ parent, line }) =>
        line.includes('--type=extensionHost') && servers.some(({ pid }) => pid === parent),
    )
    .map(({ pid }) => pid);
}
