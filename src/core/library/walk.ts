import { isArriving } from '../arriving';
import type { Files, Listed } from '../files';

/** How far a walk goes. */
export interface WalkLimits {
  /** Folders searched. */
  readonly folders: number;
  /** 0: the top folder alone. */
  readonly levels: number;
  /** Files that are found. */
  readonly files: number;
  /** Names of folders that are passed by. */
  readonly skipped: readonly string[];
}

export interface Walk {
  /** True for names of files to find. */
  readonly isWanted: (name: string) => boolean;
  readonly limits: WalkLimits;
  /** Receives files as they are found, the near ones first. */
  readonly found?: (paths: readonly string[]) => void;
  /** Called between folders; true ends the walk. */
  readonly isStopped?: () => boolean;
}

export interface Walked {
  readonly paths: readonly string[];
  /** A limit was reached: there may be more. */
  readonly isCut: boolean;
}

/** Entries of one folder that are looked at. */
const mostListed = 10_000;

/** Folders listed side by side. */
const sideBySide = 16;

/** Depth below the target of a link: the folder itself and those in it. */
export const levelsBehindLink = 1;

/**
 * Files of a wanted name below a folder. A link to a folder elsewhere is followed, but not the links
 * there, and none that leads into the walk or to a folder around it: a link to `/` would be a walk
 * through the whole disk. What cannot be read is left out, and so is a run that has not come home whole.
 */
export async function walk(files: Files, top: string, how: Walk): Promise<Walked> {
  const walker = new Walker(files, how);
  const { levels } = how.limits;
  const links = await walker.walk(top, levels);
  if (levels === 0 || links.length === 0) return walker;
  const real = await files.realPath(top).catch(() => top);
  const known = new Set<string>();
  for (const link of links) {
    if (walker.isDone) break;
    const target = await files.realPath(link).catch(() => undefined);
    if (target === undefined || known.has(target) || contains(target, real) || contains(real, target))
      continue;
    known.add(target);
    await walker.walk(link, Math.min(levelsBehindLink, levels - 1));
  }
  return walker;
}

class Walker implements Walked {
  readonly paths: string[] = [];
  isCut = false;
  #left: number;

  constructor(
    private readonly files: Files,
    private readonly how: Walk,
  ) {
    this.#left = how.limits.folders;
  }

  /** A limit is reached. */
  get isDone(): boolean {
    const isStopped = this.how.isStopped?.() ?? false;
    return isStopped || this.#left <= 0 || this.paths.length >= this.how.limits.files;
  }

  /** Level by level; the links that were passed are given back. */
  async walk(top: string, levels: number): Promise<readonly string[]> {
    const links: string[] = [];
    let level: readonly string[] = [top];
    for (let depth = 0; depth <= levels && level.length > 0; depth++) {
      const next: string[] = [];
      for (let index = 0; index < level.length; ) {
        if (this.isDone) {
          this.isCut = true;
          return links;
        }
        const batch = level.slice(index, index + Math.min(sideBySide, this.#left));
        index += batch.length;
        this.#left -= batch.length;
        await this.#look(batch, next, links);
      }
      level = next;
    }
    this.isCut ||= level.length > 0;
    return links;
  }

  async #look(folders: readonly string[], next: string[], links: string[]): Promise<void> {
    const { isWanted, found, limits } = this.how;
    const listed = await Promise.all(folders.map(folder => this.#list(folder)));
    const news: string[] = [];
    for (const [index, folder] of folders.entries())
      for (const { name, kind } of listed[index] ?? []) {
        if (kind === 'folder') {
          if (limits.skipped.includes(name) || isArriving(name)) continue;
          if (next.length < limits.folders) next.push(this.files.at(folder, name));
          else this.isCut = true;
        } else if (isWanted(name)) news.push(this.files.at(folder, name));
        else if (kind === 'link' && links.length < mostListed) links.push(this.files.at(folder, name));
      }
    const fitting = news.slice(0, limits.files - this.paths.length);
    this.isCut ||= fitting.length < news.length;
    this.paths.push(...fitting);
    if (fitting.length > 0) found?.(fitting);
  }

  async #list(folder: string): Promise<readonly Listed[]> {
    try {
      const listed = await this.files.list(folder, mostListed);
      this.isCut ||= listed.length >= mostListed;
      return listed;
    } catch {
      return [];
    }
  }
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
