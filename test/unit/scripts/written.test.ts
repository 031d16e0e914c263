import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/prepare/dependencies.mjs';
import { temporaryFolder } from '../temporaryFolder';

// What a reader copies from the README, and what it links to.

const temporary = temporaryFolder('written');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

/** Commands of a page's shell blocks. */
function commandsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n').filter(line => line !== '' && !line.startsWith('#')),
  );
}

/** A folder in which the commands run as in a clone. */
function clone(): string {
  const folder = temporary();
  for (const name of ['dist', 'node_modules', 'package.json'])
    symlinkSync(path.join(root, name), path.join(folder, name));
  for (const name of ['samples', 'examples'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  return folder;
}

function shell(command: string, cwd: string, environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

const commands = pages.flatMap(commandsOf);
const scripts: unknown = JSON.parse(read('package.json')).scripts;

describe('every command that is written', () => {
  test('some are', () => expect(commands.length).toBeGreaterThan(8));

  test.each(commands.filter(command => command.startsWith('node ')))(
    'works as it is written: %s',
    command => {
      const { status, stderr } = shell(command, clone());
      // A plan says on the side what it leaves out.
      expect(status, stderr).toBe(0);
    },
  );

  test.each(commands.filter(command => !command.startsWith('node ')))('is one of npm: %s', command => {
    const [, run] = /^npm (?:run )?(\S+)/.exec(command) ?? [];
    expect(scripts).toHaveProperty(run ?? 'none');
  });
});

test('every command of the palette that a page names is called so', () => {
  const shown = [
    'package.nls.json',
    ...readdirSync(path.join(root, 'l10n/en')).map(name => `l10n/en/${name}`),
  ]
    .map(read)
    .join('\n');
  const unknown = pages.flatMap(page =>
    [...read(page).matchAll(/\*\*(?:PTS: )?([^*\n]+(?:\n[^*\n]+)?)…\*\*/g)]
      .map(([, name = '']) => name.replaceAll(/\s+/g, ' '))
      .filter(name => !shown.includes(`${name}…`))
      .map(name => `${page}: ${name}…`),
  );
  expect(unknown).toEqual([]);
});

test('every file that a page links to is there', () => {
  for (const page of pages)
    for (const [, link = ''] of read(page).matchAll(/\]\(((?!https?:|#)[^)#]+)/g))
      expect(existsSync(path.join(root, path.dirname(page), link)), `${page}: ${link}`).toBe(true);
});

describe('the workflow for a repository of results', () => {
  const workflow = read('examples/github/benchmarks.yml');
  const steps = [...workflow.matchAll(/^ +run: (.+)$/gm)].map(([, step = '']) => step);
  const [install = '', compare = '', history = '', show = ''] = steps;

  /** A repository of results, with `pts-lens` on the path. */
  function repository(): { readonly folder: string; readonly environment: Readonly<Record<string, string>> } {
    const folder = temporary();
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      path.join(bin, 'pts-lens'),
      `#!/bin/sh\nexec node ${path.join(root, 'dist/cli.js')} "$@"\n`,
    );
    chmodSync(path.join(bin, 'pts-lens'), 0o755);
    const results = path.join(folder, 'benchmarks');
    cpSync(path.join(root, 'samples/lab/hyper-v'), path.join(results, 'base'), { recursive: true });
    cpSync(path.join(root, 'samples/lab/xen'), path.join(results, 'head'), { recursive: true });
    for (const run of [1, 2, 3])
      cpSync(path.join(root, 'samples/lab/kvm'), path.join(results, `nightly/${run}`), { recursive: true });
    const summary = path.join(folder, 'summary.md');
    return { folder, environment: { PATH: `${bin}:${process.env['PATH']}`, GITHUB_STEP_SUMMARY: summary } };
  }

  test('installs the command line that is packaged', () => {
    const { name, version } = JSON.parse(read('package.json'));
    expect(install).toMatch(new RegExp(`${name}-\\d+\\.\\d+\\.\\d+\\.tgz$`));
    expect(version).toMatch(/^\d/);
  });

  test('writes the comparison and the history, and shows both', () => {
    const { folder, environment } = repository();
    // Slower, but the nesting forbids to credit a hypervisor: the run passes.
    expect(shell(compare, folder, environment)).toMatchObject({ status: 0 });
    expect(shell(history, folder, environment)).toMatchObject({ status: 0, stderr: '' });
    expect(shell(show, folder, environment)).toMatchObject({ status: 0, stderr: '' });
    const summary = readFileSync(environment['GITHUB_STEP_SUMMARY'] ?? '', 'utf8');
    expect(summary).toContain('slower');
    expect(summary).toMatch(/KVM guest/);
  });
});
