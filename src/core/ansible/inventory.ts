import * as v from 'valibot';
import type { Target } from '../targets/target';
import { readTargets, targetSchema } from '../targets/targetSchema';

/** A host of an Ansible inventory, as far as runs need it. */
export interface InventoryHost {
  readonly name: string;
  /** Groups that name it or hold one that does, without `all` and `ungrouped`. */
  readonly groups: readonly string[];
  /** How it is reached without Ansible; absent where only Ansible knows a way. */
  readonly target?: Target;
  /** What its variables `pts_lens_…` say of it; what is wrong there is left out. */
  readonly about: Pick<Target, 'machine' | 'hypervisor' | 'host' | 'pts'>;
  /** The variables `pts_lens_…` that are wrong. */
  readonly wrong: readonly string[];
}

export type InventoryReading =
  | { readonly kind: 'inventory'; readonly hosts: readonly InventoryHost[] }
  /** It is no answer of `ansible-inventory --list`. */
  | { readonly kind: 'unreadable' };

/** More than anybody runs benchmarks on; the rest is not read. */
const limits = { hosts: 2_000, groups: 2_000, depth: 20 } as const;

const variables = v.record(v.string(), v.unknown());
const list = v.fallback(v.array(v.string()), []);
const groupSchema = v.object({ hosts: v.optional(list, []), children: v.optional(list, []) });
const metaSchema = v.object({ hostvars: v.optional(v.record(v.string(), v.fallback(variables, {})), {}) });

/** The fields of a target that variables fill: `pts_lens_machine`, … */
const fields = ['machine', 'hypervisor', 'host', 'pts'] as const;
const aboutSchema = v.pick(targetSchema, fields);

/** Reads what `ansible-inventory --list` printed: Ansible itself has read the inventory, whatever form that has. */
export function readInventory(output: string): InventoryReading {
  const read = v.safeParse(variables, parsed(output));
  if (!read.success) return { kind: 'unreadable' };
  const { _meta: meta = {}, ...others } = read.output;
  const known = v.safeParse(metaSchema, meta);
  const groups = new Map(
    Object.entries(others)
      .slice(0, limits.groups)
      .flatMap(([name, group]) => {
        const one = v.safeParse(groupSchema, group);
        return one.success ? [[name, one.output] as const] : [];
      }),
  );
  if (!known.success || groups.size === 0) return { kind: 'unreadable' };
  const { hostvars } = known.output;
  const named = new Map<string, Set<string>>();
  for (const name of groups.keys())
    for (const host of hostsOf(name, groups)) {
      if (!named.has(host) && named.size >= limits.hosts) continue;
      const own = named.get(host) ?? new Set();
      named.set(host, name === 'all' || name === 'ungrouped' ? own : own.add(name));
    }
  const hosts = [...named].map(([name, own]) =>
    hostOf(name, [...own], Object.hasOwn(hostvars, name) ? (hostvars[name] ?? {}) : {}),
  );
  return { kind: 'inventory', hosts };
}

/**
 * The hosts of these names, and of the groups of these names, each once, in the order of the inventory; or the first
 * name that there is not.
 */
export function hostsNamed(
  all: readonly InventoryHost[],
  names: readonly string[],
): readonly InventoryHost[] | { readonly missing: string } {
  const isOf = ({ name, groups }: InventoryHost, wanted: string) =>
    name === wanted || wanted === 'all' || groups.includes(wanted);
  const missing = names.find(wanted => !all.some(host => isOf(host, wanted)));
  return missing === undefined ? all.filter(host => names.some(wanted => isOf(host, wanted))) : { missing };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The hosts of a group and of all below it, each once. */
function hostsOf(
  group: string,
  groups: ReadonlyMap<string, v.InferOutput<typeof groupSchema>>,
): ReadonlySet<string> {
  const seen = new Set([group]);
  for (const name of seen) for (const child of groups.get(name)?.children ?? []) seen.add(child);
  return new Set([...seen].flatMap(name => groups.get(name)?.hosts ?? []));
}

function hostOf(
  name: string,
  groups: readonly string[],
  given: Readonly<Record<string, unknown>>,
): InventoryHost {
  const said = fields.filter(field => given[`pts_lens_${field}`] !== undefined);
  const isRight = (field: (typeof fields)[number]) =>
    v.is(aboutSchema.entries[field], given[`pts_lens_${field}`]);
  const about = v.parse(
    aboutSchema,
    Object.fromEntries(said.filter(isRight).map(field => [field, given[`pts_lens_${field}`]])),
  );
  const wrong = said.filter(field => !isRight(field)).map(field => `pts_lens_${field}`);
  const ssh = destinationOf(name, given);
  const [target] = ssh === undefined ? [] : readTargets({ [name]: { reach: { ssh } } }).targets;
  return { name, groups, about, wrong, ...(target === undefined ? {} : { target: { ...target, ...about } }) };
}

/** What `ssh` is given for a host; undefined where Ansible goes another way, or by words that are only known to it. */
function destinationOf(name: string, given: Readonly<Record<string, unknown>>): string | undefined {
  const text = (...keys: readonly string[]) => {
    const value = keys.map(key => given[key]).find(each => each !== undefined && each !== null);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  if (!['ssh', 'smart', 'paramiko', 'ansible.builtin.ssh'].includes(text('ansible_connection') ?? 'ssh'))
    return undefined;
  const host = text('ansible_ssh_host', 'ansible_host') ?? name;
  const [user, port] = [text('ansible_ssh_user', 'ansible_user'), text('ansible_ssh_port', 'ansible_port')];
  const who = user === undefined ? '' : `${user}@`;
  if (port === undefined) return `${who}${host}`;
  if (!/^\d{1,5}$/.test(port)) return undefined;
  return `ssh://${who}${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}
