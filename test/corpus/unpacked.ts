import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unpacks every archive of a folder into a new one, which is the caller's to remove. */
export function unpacked(archives: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pts-lens-corpus-'));
  for (const name of readdirSync(archives))
    execFileSync('tar', ['-xzf', join(archives, name), '-C', folder], { stdio: 'pipe' });
  return folder;
}

/** Every file below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => statSync(path).isFile());
}
