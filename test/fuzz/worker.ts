import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { attempt } from './attempt';
import { type Finding, signatureOf } from './finding';
import { inputOf } from './input';
import { mostBytes, type Specimen, sizeOf } from './kind';
import { loadMaterial } from './material';
import { profiled } from './profile';

/** What the worker is to do; it gets this as JSON. */
export interface Order {
  readonly seed: number;
  readonly from: number;
  /** Number of the input after the last. */
  readonly to: number;
  readonly kind?: string;
  readonly corpus: readonly string[];
  /** Milliseconds since 1970; no input is begun later. */
  readonly until: number;
  /** Makes the inputs and saves them, without running them. */
  readonly saveOnly: boolean;
  /** Looks where the time goes, which takes some itself. */
  readonly profile: boolean;
}

/** What the worker says, in this order for each input. */
export type Said =
  | { readonly kind: 'ready'; readonly digest: string }
  | { readonly kind: 'begun'; readonly input: number; readonly of: string }
  | {
      readonly kind: 'made';
      readonly input: number;
      readonly recipe: readonly string[];
      readonly size: number;
    }
  | {
      readonly kind: 'ended';
      readonly input: number;
      readonly milliseconds: number;
      /** Where most of the time was spent, where that was looked at. */
      readonly place: string;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'finished'; readonly next: number };

export const inputsFolder = 'test-results/fuzz/inputs';
const mostSaved = 3;

/** Runs inputs one after another in this process, which may be killed at any of them. */
export async function work(order: Order): Promise<void> {
  const say = (said: Said) => process.send?.(said);
  const material = loadMaterial(order.corpus);
  say({ kind: 'ready', digest: material.digest });
  const saved = new Map<string, number>();
  let input = order.from;
  for (; input < order.to && Date.now() < order.until; input += 1) {
    const { kind, make } = inputOf(order.seed, input);
    if (order.kind !== undefined && order.kind !== kind) continue;
    say({ kind: 'begun', input, of: kind });
    const specimen = make(material);
    const size = sizeOf(specimen);
    say({ kind: 'made', input, recipe: specimen.recipe, size });
    if (order.saveOnly) save(order.seed, input, specimen);
    const isRun = !order.saveOnly && size <= mostBytes;
    const { findings, milliseconds, place } = isRun ? await tried(specimen, order.profile) : nothing;
    const isNew = findings.some(one => (saved.get(signatureOf(one)) ?? 0) < mostSaved);
    for (const one of findings) saved.set(signatureOf(one), (saved.get(signatureOf(one)) ?? 0) + 1);
    if (isNew) save(order.seed, input, specimen);
    say({ kind: 'ended', input, milliseconds, findings, place });
    // What was said leaves the process only when it has a moment.
    await setImmediate();
  }
  say({ kind: 'finished', next: input });
}

const nothing = { findings: [], milliseconds: 0, place: '' };

async function tried(specimen: Specimen, isProfiled: boolean) {
  if (!isProfiled) return { ...(await attempt(specimen)), place: '' };
  const { value, place } = await profiled(() => attempt(specimen));
  return { ...value, place };
}

/** Writes the parts of an input to a folder of its own. */
function save(seed: number, input: number, { parts }: Specimen): void {
  for (const { name, content } of parts) {
    const file = path.join(inputsFolder, `${seed}-${input}`, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
