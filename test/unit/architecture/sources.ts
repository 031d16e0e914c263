import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A file of `src` and what it imports. */
export interface Source {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** The folder of `src` that it lies in. */
  readonly room: string;
  readonly lines: number;
  /** Files of `src` (without ending), types included. */
  readonly files: readonly string[];
  /** Packages and built-in modules, as they are written. */
  readonly packages: readonly string[];
}

/** Static, dynamic and bare imports, and exports from elsewhere. */
const specifier = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;

export function readSources(): readonly Source[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => readSource(`src/${name.split(path.sep).join('/')}`));
}

function readSource(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imported = [...text.matchAll(specifier)].map(match => match[2] ?? '');
  return {
    file,
    room: file.split('/')[1] ?? '',
    lines: text.split('\n').length - 1,
    files: imported
      .filter(name => name.startsWith('.'))
      .map(name => path.posix.join(path.posix.dirname(file), name)),
    packages: imported.filter(name => !name.startsWith('.')),
  };
}
