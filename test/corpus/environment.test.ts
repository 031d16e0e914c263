import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SystemEvidence } from '../../src/core/environment/evidence/evidence';
import { stackOf } from '../../src/core/environment/layers/stack';
import { readResultFile } from '../../src/core/results/read';
import type { ResultFile, System } from '../../src/core/results/resultFile';
import { type Label, labels } from './environmentLabels';

const corpus = resolve(__dirname, '../../../shared/corpus');
const here = existsSync(join(corpus, 'public'));
if (!here) console.log(`skipped: ${corpus} is not here`);

interface Read {
  readonly name: string;
  readonly folder?: string;
  readonly file: ResultFile;
}

function read(path: string): ResultFile | undefined {
  const reading = readResultFile(readFileSync(path, 'utf8'));
  return reading.kind === 'results' ? reading.file : undefined;
}

function allFiles(): readonly Read[] {
  const open = (name: string, path: string, folder?: string): readonly Read[] => {
    const file = read(path);
    return file === undefined ? [] : [{ name, file, ...(folder === undefined ? {} : { folder }) }];
  };
  return [
    ...readdirSync(join(corpus, 'public'))
      .filter(name => name.endsWith('.xml'))
      .flatMap(name => open(name, join(corpus, 'public', name))),
    ...readdirSync(join(corpus, 'runs'))
      .filter(name => existsSync(join(corpus, 'runs', name, 'composite.xml')))
      .flatMap(name =>
        open(`runs/${name}/`, join(corpus, 'runs', name, 'composite.xml'), join(corpus, 'runs', name)),
      ),
  ];
}

/** PTS's name of an identifier in paths. */
function logsOf(folder: string | undefined, identifier: string): ReadonlyMap<string, string> {
  if (folder === undefined) return new Map();
  const logs = join(folder, 'system-logs', identifier.replaceAll(/[/\\]/g, '_').replaceAll(':', ''));
  if (!existsSync(logs)) return new Map();
  return new Map(readdirSync(logs).map(name => [name, readFileSync(join(logs, name), 'utf8')]));
}

function evidenceOf({ file, folder }: Read, system: System): SystemEvidence {
  return {
    system,
    ...(file.title === undefined ? {} : { title: file.title }),
    logs: logsOf(folder, system.identifier),
  };
}

function labelOf(name: string, system: System): Label | undefined {
  return labels.find(
    ({ file, system: start }) =>
      name.startsWith(file) && (start === undefined || system.identifier.startsWith(start)),
  );
}

describe.skipIf(!here)('what the public files and our own runs ran on', () => {
  test('what the public files and our own runs ran on agrees with what a person read from the raw strings in 95 of 100 systems, and is never surely wrong', () => {
    const wrong: string[] = [];
    const surelyWrong: string[] = [];
    let systems = 0;
    const files = allFiles();
    for (const one of files)
      for (const system of one.file.systems) {
        systems += 1;
        const label = labelOf(one.name, system);
        const { layers, below } = stackOf(evidenceOf(one, system));
        const said = layers.map(({ kind, role, confidence }) => `${kind} ${role} ${confidence}`);
        const expected = label?.layers ?? [];
        const place = `${one.name} “${system.identifier}”`;
        if (label === undefined || said.join() !== expected.join() || below !== label.below)
          wrong.push(`${place}: [${said.join(', ')}] below ${below}, expected [${expected.join(', ')}]`);
        const known = expected.map(layer => layer.split(' ').slice(0, 2).join(' '));
        for (const { kind, role, confidence } of layers)
          if (confidence === 'certain' && !known.includes(`${kind} ${role}`)) surelyWrong.push(place);
      }
    const right = systems - wrong.length;
    console.log(
      `layers: ${right} of ${systems} systems in ${files.length} files as labelled (${((100 * right) / systems).toFixed(1)} %), ${surelyWrong.length} surely wrong`,
    );
    for (const line of wrong) console.log(`  ${line}`);
    expect(systems).toBeGreaterThan(300);
    expect(surelyWrong).toEqual([]);
    expect(right / systems).toBeGreaterThanOrEqual(0.95);
  });

  test('what the public files and our own runs ran on looks through the container of our own run: Docker is what PTS saw, KVM is what it ran on', () => {
    const run = allFiles().find(({ name }) => name === 'runs/guest-compare/');
    const system = run?.file.systems[0];
    if (run === undefined || system === undefined) throw new Error('guest-compare is not there');
    const { layers, below } = stackOf(evidenceOf(run, system));
    expect(layers.map(({ kind, role }) => `${kind} ${role}`)).toEqual(['kvm guest', 'docker container']);
    expect(below).toBe('not known');
    expect(layers[0]?.evidence[0]).toMatchObject({
      source: 'log',
      file: 'lscpu',
      field: 'Hypervisor vendor',
      text: 'KVM',
    });
    expect(layers[1]?.evidence[0]).toMatchObject({ file: 'composite.xml', field: 'System Layer' });
  });
});
