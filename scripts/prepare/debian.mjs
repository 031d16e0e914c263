// @ts-check
// Programs that tests need and npm does not have. On Debian, as root, they are installed; elsewhere
// the person is told what to install.
import { existsSync } from 'node:fs';
import { must, Remediable, which } from './command.mjs';

/**
 * @typedef {object} Program
 * @property {readonly string[]} names any of them will do
 * @property {readonly string[]} packages Debian's packages that bring it
 */

/** @satisfies {Record<string, Program>} */
export const programs = {
  ansible: { names: ['ansible-playbook'], packages: ['ansible-core'] },
  busybox: { names: ['busybox'], packages: ['busybox'] },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', 'fonts-dejavu-core'],
  },
  compiler: { names: ['g++'], packages: ['g++', 'make'] },
  csh: { names: ['csh', 'tcsh'], packages: ['csh'] },
  dash: { names: ['dash'], packages: ['dash'] },
  fish: { names: ['fish'], packages: ['fish'] },
  make: { names: ['make'], packages: ['make'] },
  ps: { names: ['ps'], packages: ['procps'] },
  python: { names: ['python3'], packages: ['python3'] },
  ripgrep: { names: ['rg'], packages: ['ripgrep'] },
  sshd: { names: ['sshd'], packages: ['openssh-server'] },
  ssh: { names: ['ssh'], packages: ['openssh-client'] },
  xmllint: { names: ['xmllint'], packages: ['libxml2-utils'] },
};

/**
 * The programs' full paths, after installing those that are missing.
 * @param {readonly (keyof typeof programs)[]} needed
 */
export async function ensurePrograms(needed) {
  const missing = needed.filter(name => which(...programs[name].names) === undefined);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap(name => programs[name].packages))];
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Remediable(
      `Not found: ${missing.join(', ')}. On Debian or Ubuntu: sudo apt install ${packages.join(' ')}`,
    );
  }
  console.log(`Installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await must('apt-get', ['update', '-qq'], { env });
  await must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Chromium or Chrome: $CHROMIUM, or the first that is installed. */
export function chromium() {
  const found = process.env['CHROMIUM'] ?? which(...programs.chromium.names);
  if (found === undefined)
    throw new Remediable('Chromium was not found: install it, or set CHROMIUM to its path');
  return found;
}
