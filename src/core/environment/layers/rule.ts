import type { Clues } from '../evidence/clues';
import type { Evidence } from '../evidence/evidence';
import type { Confidence, LayerKind, Role } from '../stack/layer';

/** How near a field is to the hypervisor itself, nearest last: the nearer of two conflicting claims wins. */
export const standings = ['words', 'device', 'board', 'layer', 'processor', 'own'] as const;
export type Standing = (typeof standings)[number];

/** An observation that is no layer by itself but decides between layers. */
export type Sign =
  | 'hypervisor-flag'
  | 'no-hypervisor-flag'
  | 'bare-hardware'
  | 'physical-board'
  | 'virtual-board'
  | 'dom0'
  | 'domU'
  | 'root-partition'
  | 'hyper-v-present'
  | 'nested-hyper-v'
  | 'tcg'
  /** lscpu ran; it names a hypervisor. */
  | 'lscpu'
  | 'hypervisor-vendor'
  /** lscpu's "Virtualization type" in dom0, and in a guest. */
  | 'lscpu-none'
  | 'lscpu-guest'
  /** KVM or Xen at a CPUID leaf behind that of Hyper-V, whose interface it offers. */
  | 'second-signature'
  /** An unnamed hypervisor is below: systemd's `vm-other`, a kernel for guests only. */
  | 'some-guest'
  | 'x86'
  | 'windows';

export type Saying =
  | {
      readonly says: 'layer';
      readonly kind: LayerKind;
      readonly role: Role;
      readonly mode?: string;
      readonly product?: string;
      readonly confidence: Confidence;
    }
  /** A detail of a layer that another rule shows. */
  | {
      readonly says: 'detail';
      readonly kind: LayerKind;
      readonly mode?: string;
      readonly machineType?: string;
      readonly product?: string;
    }
  | { readonly says: 'sign'; readonly sign: Sign };

export type Rule = Saying & {
  /** Unique; tests name rules by it. */
  readonly id: string;
  readonly fields: readonly string[];
  /** A group named `version` becomes the version. */
  readonly pattern: RegExp;
  /**
   * The rule does not apply to a text that this matches as well. A look-ahead in `pattern` would search the
   * rest of the text again from every position.
   */
  readonly except?: RegExp;
  readonly standing?: Standing;
};

/** The signs that a system's clues show. */
export interface Signs {
  has(sign: Sign): boolean;
  /** The evidence of a sign. */
  of(sign: Sign): readonly Evidence[];
}

/** A rule that applied. */
export interface RuleMatch {
  readonly rule: Rule;
  /** The clue, or of a long text the excerpt with the match. */
  readonly evidence: Evidence;
  /** The clue with its whole text. */
  readonly clue: Evidence;
  readonly version?: string;
}

interface Placed {
  readonly rule: Rule;
  /** Matches are returned in the order of the rules and of their fields. */
  readonly place: number;
}

const tables = new WeakMap<readonly Rule[], ReadonlyMap<string, readonly Placed[]>>();

/** The rules by field: a system has clues of some ten fields, and most rules are about others. */
function tableOf(rules: readonly Rule[]): ReadonlyMap<string, readonly Placed[]> {
  const known = tables.get(rules);
  if (known !== undefined) return known;
  const table = new Map<string, Placed[]>();
  let place = 0;
  for (const rule of rules)
    for (const field of rule.fields) {
      const placed = { rule, place: place++ };
      const list = table.get(field);
      if (list === undefined) table.set(field, [placed]);
      else list.push(placed);
    }
  tables.set(rules, table);
  return table;
}

/** Applies every rule to every clue of its fields. */
export function applyRules(rules: readonly Rule[], clues: Clues): readonly RuleMatch[] {
  const table = tableOf(rules);
  const found: { readonly match: RuleMatch; readonly place: number }[] = [];
  for (const [field, list] of clues.byField)
    for (const { rule, place } of table.get(field) ?? [])
      for (const clue of list) {
        const match = apply(rule, clue);
        if (match !== undefined) found.push({ match, place });
      }
  return found.toSorted((a, b) => a.place - b.place).map(({ match }) => match);
}

function apply(rule: Rule, clue: Evidence): RuleMatch | undefined {
  const match = rule.pattern.exec(clue.text);
  if (match === null || rule.except?.test(clue.text)) return undefined;
  const version = match.groups?.['version'];
  const evidence = isLong(clue.text) ? { ...clue, text: excerptAround(match) } : clue;
  return { rule, evidence, clue, ...(version === undefined ? {} : { version }) };
}

/** A whole log, or the flags of a processor, is too long to show: the line with the match is the evidence. */
function isLong(text: string): boolean {
  return text.length > 200;
}

function excerptAround({ input, index, 0: found }: RegExpExecArray): string {
  const start = Math.max(input.lastIndexOf('\n', index) + 1, index - 80);
  const newline = input.indexOf('\n', index + found.length);
  const end = Math.min(newline < 0 ? input.length : newline, index + Math.min(found.length, 200) + 80);
  return `${start > 0 && input[start - 1] !== '\n' ? '…' : ''}${input.slice(start, end).trim()}${end < input.length && input[end] !== '\n' ? '…' : ''}`;
}
