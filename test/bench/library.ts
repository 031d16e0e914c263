import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Indexer } from '../../src/core/library/indexer';
import { diskFiles } from '../../src/node/disk/diskFiles';

export interface LibraryFigures {
  readonly folders: number;
  readonly megabytes: number;
  /** Milliseconds until every folder is in the tree with its title and systems. */
  readonly heads: number;
  /** Milliseconds until every file is read to its end. */
  readonly whole: number;
  /** Milliseconds to look at all of them again after one has changed. */
  readonly afterOneChanged: number;
  /** The longest the event loop was not free, in milliseconds. */
  readonly longestBlock: number;
}

/** As many result folders as asked, copies of the samples under titles of their own, indexed as in the editor. */
export async function measureLibrary(folders: number): Promise<LibraryFigures> {
  const root = mkdtempSync(join(tmpdir(), 'pts-lens-library-'));
  try {
    const paths = makeFolders(root, folders);
    const indexer = new Indexer(diskFiles, () => {});
    const block = watchLoop();
    const start = performance.now();
    indexer.request(paths);
    await indexer.headsRead();
    const heads = performance.now() - start;
    await indexer.idle();
    const whole = performance.now() - start;

    const [changed = ''] = paths;
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('<Title>', '<Title>changed '));
    const again = performance.now();
    indexer.request(paths);
    await indexer.idle();
    const afterOneChanged = performance.now() - again;
    const longestBlock = block();
    if (indexer.entries().length !== folders) throw new Error('not every folder was indexed');
    const megabytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1e6;
    return { folders, megabytes, heads, whole, afterOneChanged, longestBlock };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function makeFolders(root: string, folders: number): readonly string[] {
  const samples = ['lab/xen', 'lab/kvm', 'lab/hyper-v', 'guest-compare'];
  return Array.from({ length: folders }, (_, at) => {
    const folder = join(root, `result-${at}`);
    mkdirSync(folder);
    const path = join(folder, 'composite.xml');
    cpSync(join('samples', samples[at % samples.length] ?? '', 'composite.xml'), path);
    return path;
  });
}

/** Watches the event loop; the answer ends it and gives the longest stretch it was not free. */
function watchLoop(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
