import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

// A process that is killed in an endless loop cannot say where it was. A second thread can: it looks
// through the inspector at what the first one does, when that has not moved for a while.

/** Milliseconds at one input after which the look begins, and how long it lasts. */
const [patience, look] = [4_000, 3_000];
const lookEvery = 250;
const file = 'test-results/fuzz/hang.txt';

/** Starts the second thread. `beat` is to be called at each input. */
export function startWatchdog(): { readonly beat: () => void } {
  const shared = new SharedArrayBuffer(4);
  const counter = new Int32Array(shared);
  rmSync(file, { force: true });
  new Worker(fileURLToPath(import.meta.url), { argv: ['--watch'], workerData: shared }).unref();
  return { beat: () => void Atomics.add(counter, 0, 1) };
}

/** Where the last process hung: function, file and line. Undefined where nobody saw it. */
export function placeOfHang(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The second thread. */
export async function watch(): Promise<void> {
  if (isMainThread || !(workerData instanceof SharedArrayBuffer)) return;
  const counter = new Int32Array(workerData);
  let last = Atomics.load(counter, 0);
  for (let still = 0; ; still += lookEvery) {
    await setTimeout(lookEvery);
    const now = Atomics.load(counter, 0);
    if (now !== last) still = 0;
    last = now;
    if (still < patience) continue;
    const profile = await profileMain();
    // It may have been slow only.
    if (Atomics.load(counter, 0) !== now) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, busiest(profile));
    return;
  }
}

async function profileMain(): Promise<Profiler.Profile> {
  const session = new Session();
  session.connectToMainThread();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await setTimeout(look);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

/** The function of ours that most of the time was spent in, or below. */
function busiest({ nodes, samples = [] }: Profiler.Profile): string {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)),
  );
  const counts = new Map<string, number>();
  for (const sample of samples) {
    let id: number | undefined = sample;
    let place: string | undefined;
    while (id !== undefined && place === undefined) {
      place = ourPlace(byId.get(id));
      id = parents.get(id);
    }
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'unknown';
}

let map: SourceMap | undefined;

function ourPlace(node: Profiler.ProfileNode | undefined): string | undefined {
  if (node === undefined || !node.callFrame.url.endsWith('run.mjs')) return undefined;
  map ??= new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(import.meta.url)}.map`, 'utf8')));
  const { functionName, lineNumber, columnNumber } = node.callFrame;
  const entry = map.findEntry(lineNumber, columnNumber);
  if (!('originalSource' in entry)) return undefined;
  const source = entry.originalSource.replace(/^(?:\.\.\/)+/, '');
  return source.startsWith('src/')
    ? `${functionName || 'a function'} (${source}:${entry.originalLine + 1})`
    : undefined;
}
