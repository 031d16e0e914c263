import type { Target } from './target';

/** Why a host is not asked. */
export const chainProblems = [
  /** The hosts lead back to one that was there before. */
  'circle',
  /** There are more below one another than are read. */
  'too-deep',
  /** No target of that name can be used. */
  'no-target',
] as const;

export type ChainProblem = (typeof chainProblems)[number];

/** The hosts below a target that can be asked, the nearest first, and where that ends before the machine does. */
export interface HostChain {
  readonly hosts: readonly Target[];
  readonly problem?: { readonly name: string; readonly why: ChainProblem };
}

/**
 * The host of a target, the host of that host, and so on. In a circle none is a host: whichever were asked would be
 * taken for what is below the others.
 * @param all every target there is
 * @param most hosts below one another
 */
export function hostChain(target: Target, all: readonly Target[], most: number): HostChain {
  const hosts: Target[] = [];
  const seen = new Set([target.name]);
  for (let name = target.host; name !== undefined; ) {
    const next: string = name;
    if (seen.has(next)) return { hosts: [], problem: { name: next, why: 'circle' } };
    if (hosts.length === most) return { hosts, problem: { name: next, why: 'too-deep' } };
    const host = all.find(each => each.name === next);
    if (host === undefined) return { hosts, problem: { name: next, why: 'no-target' } };
    seen.add(next);
    hosts.push(host);
    name = host.host;
  }
  return { hosts };
}
