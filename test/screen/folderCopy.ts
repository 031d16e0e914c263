import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of a folder, which a test may change. */
export class FolderCopy {
  readonly folder: string;
  readonly #before: string;

  /**
   * @param source full path; where there is nothing, the copy begins empty
   * @param files texts of further files of the copy, by name, which may have folders
   */
  constructor(source: string, files: Readonly<Record<string, string>> = {}) {
    this.folder = path.join(mkdtempSync(path.join(tmpdir(), 'pts-lens-folder-')), path.basename(source));
    if (existsSync(source)) cpSync(source, this.folder, { recursive: true });
    else mkdirSync(this.folder);
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    this.#before = this.#digest();
  }

  /** Whether it still holds what it held at first, and nothing else. */
  isUntouched(): boolean {
    return this.#digest() === this.#before;
  }

  remove(): void {
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  /** A line for each file: its name, and what stands for its content. */
  #digest(): string {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.join(entry.parentPath, entry.name))
      .sort()
      .map(name => `${name} ${createHash('sha1').update(readFileSync(name)).digest('hex')}`)
      .join('\n');
  }
}
