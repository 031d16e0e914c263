import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Does a work and says in which function of ours most of its time was spent, or below it. */
export async function profiled<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly place: string }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const value = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { value, place: busiest(profile) };
}

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
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'no function of ours';
}

const bundle = fileURLToPath(import.meta.url);
let map: SourceMap | undefined;

/** Function, file and line in `src/`; undefined for what is not ours. */
function ourPlace(node: Profiler.ProfileNode | undefined): string | undefined {
  if (node === undefined || !node.callFrame.url.endsWith('/run.mjs')) return undefined;
  map ??= new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')));
  const { functionName, lineNumber, columnNumber } = node.callFrame;
  const entry = map.findEntry(lineNumber, columnNumber);
  if (!('originalSource' in entry)) return undefined;
  const source = /src\/.*/.exec(entry.originalSource)?.[0];
  return source === undefined
    ? undefined
    : `${functionName || 'a function'} (${source}:${entry.originalLine + 1})`;
}
