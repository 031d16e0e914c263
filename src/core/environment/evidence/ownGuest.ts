import { limits } from './evidenceLimits';
import type { Probe } from './probe';

/** What a host says of one of its guests under one question. */
interface Part {
  readonly text: string;
  readonly names: ReadonlySet<string>;
  readonly uuids: ReadonlySet<string>;
  readonly macs: ReadonlySet<string>;
}

/** By what a guest can be told from others. */
type Identity = Omit<Part, 'text'>;

/** Guests of one host that are told apart. */
const mostGuests = 200;

/**
 * A host's probe with what it says of one guest alone: the one below which the other probe was taken, told by its UUID,
 * by the address of a network device, or by a name that one guest has. Where that cannot be told, what differs from
 * guest to guest is no answer; only what the command lines of all have in common is left.
 *
 * @param inner the probe of the guest, which may be a host itself; undefined where there is none
 */
export function aboutOwnGuest(host: Probe, inner: Probe | undefined): Probe {
  const identity = inner === undefined ? nobody : identityOf(inner);
  const ids = listedIds(host);
  const answers = new Map(host.answers);
  for (const [question, split] of questions) {
    const text = host.answers.get(question);
    if (text === undefined) continue;
    const parts = split(text, ids).slice(0, mostGuests);
    const own = ownOf(parts, identity);
    if (own !== undefined) answers.set(question, own.text);
    else if (question === 'qemu.command-lines' && parts.length > 0) answers.set(question, common(parts));
    else answers.delete(question);
  }
  return { ...host, answers };
}

const nobody: Identity = { names: new Set(), uuids: new Set(), macs: new Set() };

function identityOf({ answers }: Probe): Identity {
  const said = (question: string) => answers.get(question) ?? '';
  const uuids = ['identity.uuid', 'hyperv.VirtualMachineId'].flatMap(question => uuidsIn(said(question)));
  const names = ['identity.name', 'hyperv.VirtualMachineName'].map(question => said(question).trim());
  return {
    names: new Set(names.filter(name => name !== '').map(lower)),
    uuids: new Set(uuids.flatMap(uuid => [uuid, swapped(uuid)])),
    macs: new Set(macsIn(said('identity.macs'))),
  };
}

/** The guest that the identity is of. One that shows another identity is not it, were it the only one. */
function ownOf(parts: readonly Part[], identity: Identity): Part | undefined {
  const possible = parts.filter(part => !isOther(part, identity));
  const [first, second] = possible.filter(
    part => share(part.uuids, identity.uuids) || share(part.macs, identity.macs),
  );
  if (first !== undefined) return second === undefined ? first : undefined;
  const [named, another] = possible.filter(part => share(part.names, identity.names));
  if (named !== undefined) return another === undefined ? named : undefined;
  const [only] = possible;
  return parts.length === 1 ? only : undefined;
}

/** Whether both show what is theirs alone, and it differs. */
function isOther(part: Part, identity: Identity): boolean {
  if (part.uuids.size > 0 && identity.uuids.size > 0) return !share(part.uuids, identity.uuids);
  return part.macs.size > 0 && identity.macs.size > 0 && !share(part.macs, identity.macs);
}

function share(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  return [...ours].some(one => theirs.has(one));
}

/** What each question holds of single guests, and how it is divided. */
const questions: ReadonlyMap<
  string,
  (text: string, ids: ReadonlyMap<string, readonly string[]>) => readonly Part[]
> = new Map([
  ['qemu.command-lines', text => lines(text).map(line => partOf(line, nameOfCommand(line)))],
  [
    'virsh.dumpxml',
    text => blocks(text, /^\s*<domain /).map(part => partOf(part, nameIn(part, nameOfDomain))),
  ],
  ['vmx.settings', text => blocks(text, /^\[guest\]/).map(part => partOf(part, nameIn(part, nameOfVmx)))],
  [
    'hyperv.vm-settings',
    text => blocks(text, /^\[guest\]/).map(part => partOf(part, nameIn(part, nameOfVm))),
  ],
  ['xl.vcpu-list', (text, ids) => rows(text, ids)],
]);

const nameOfDomain = /<name>([^<>]{1,200})<\/name>/;
const nameOfVmx = /displayName *= *"([^"\n]{1,200})"/i;
const nameOfVm = /VMName *= *"([^"\n]{1,200})"/i;

function partOf(text: string, name: string | undefined, more: readonly string[] = []): Part {
  return {
    text,
    names: new Set(name === undefined ? [] : [lower(name)]),
    uuids: new Set([...uuidsIn(text), ...more]),
    macs: new Set(macsIn(text)),
  };
}

/** The lines of a table that begin with the name of a guest, by guest; the control domain is none of its guests. */
function rows(text: string, ids: ReadonlyMap<string, readonly string[]>): readonly Part[] {
  const byName = new Map<string, string[]>();
  const [head = '', ...all] = lines(text);
  const isHead = /^Name\s/.test(head);
  for (const line of isHead ? all : [head, ...all]) {
    const name = /^\S+/.exec(line)?.[0] ?? '';
    if (name === '' || name === 'Domain-0') continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [line]);
    else known.push(line);
  }
  return [...byName].map(([name, own]) =>
    partOf([...(isHead ? [head] : []), ...own].join('\n'), name, ids.get(lower(name)) ?? []),
  );
}

/** The UUIDs of guests by their names, from the lists of `xl vm-list`; two of one name have both. */
function listedIds({ answers }: Probe): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const line of lines(answers.get('xl.vm-list') ?? '')) {
    const name = line.trimEnd().split(/\s/).at(-1);
    const [uuid] = uuidsIn(line);
    if (name === undefined || uuid === undefined) continue;
    ids.set(lower(name), [...(ids.get(lower(name)) ?? []), uuid].slice(0, 8));
  }
  return ids;
}

function nameOfCommand(line: string): string | undefined {
  const name = / -name ([^,\n]{1,200})/.exec(line)?.[1]?.replace(/^guest=/, '');
  // The next option begins where the name ends.
  return name?.split(' -')[0]?.trim();
}

function nameIn(text: string, form: RegExp): string | undefined {
  return form.exec(text)?.[1]?.trim();
}

/** The options with their values that all command lines have. */
function common(parts: readonly Part[]): string {
  const [first = [], ...others] = parts.map(({ text }) => text.split(/(?= -[a-zA-Z])/));
  const sets = others.map(options => new Set(options.map(option => option.trim())));
  return first
    .map(option => option.trim())
    .filter(option => sets.every(set => set.has(option)))
    .join(' ');
}

function lines(text: string): readonly string[] {
  return text
    .slice(0, limits.answer)
    .split('\n')
    .filter(line => line.trim() !== '');
}

/** The text from each line of that form to the next one. */
function blocks(text: string, start: RegExp): readonly string[] {
  const found: string[][] = [];
  for (const line of lines(text)) {
    if (start.test(line)) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found.map(block => block.join('\n'));
}

/** UUIDs without their dashes, in lower case; one of zeros, as dom0 has it, is nobody's. */
function uuidsIn(text: string): readonly string[] {
  const written = text.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi) ?? [];
  // VMware writes bytes.
  const bytes = text.match(/(?:\b[0-9a-f]{2}[ -]){15}[0-9a-f]{2}\b/gi) ?? [];
  return [...written, ...bytes]
    .map(uuid => lower(uuid).replace(/[ -]/g, ''))
    .filter(uuid => !/^0+$/.test(uuid));
}

/** The other order of bytes in which firmware may tell a UUID. */
function swapped(uuid: string): string {
  const pair = (at: number) => uuid.slice(2 * at, 2 * at + 2);
  return [3, 2, 1, 0, 5, 4, 7, 6].map(pair).join('') + uuid.slice(16);
}

function macsIn(text: string): readonly string[] {
  const found = text.match(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi) ?? [];
  return found.map(lower).filter(mac => !/^[0:]+$/.test(mac));
}

function lower(text: string): string {
  return text.toLowerCase();
}
