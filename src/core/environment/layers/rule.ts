import type { Clues } from '../clues';
import type { Evidence } from '../evidence';
import type { Confidence, LayerKind, Role } from '../layer';

/** How near to the hypervisor itself a field is: of claims that disagree the nearer one is believed. */
export const standings = ['words', 'device', 'board', 'layer', 'processor', 'own'] as const;
export type Standing = (typeof standings)[number];

/** Something a clue shows that is no layer by itself but decides between some. */
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
  /** More about a layer that something else shows. */
  | { readonly says: 'detail'; readonly kind: LayerKind; readonly mode?: string; readonly product?: string }
  | { readonly says: 'sign'; readonly sign: Sign };

export type Rule = Saying & {
  /** Unique; tests name rules by it. */
  readonly id: string;
  readonly fields: readonly string[];
  /** A group named `version` becomes the version. */
  readonly pattern: RegExp;
  readonly standing?: Standing;
};

/** A rule that applied. */
export interface Finding {
  readonly rule: Rule;
  readonly evidence: Evidence;
  readonly version?: string;
}

/** Every rule on every clue of its fields. */
export function applyRules(rules: readonly Rule[], clues: Clues): readonly Finding[] {
  return rules.flatMap(rule =>
    rule.fields.flatMap(field =>
      clues.of(field).flatMap(evidence => {
        const match = rule.pattern.exec(evidence.text);
        if (match === null) return [];
        const version = match.groups?.['version'];
        const shown = isLong(evidence.text) ? { ...evidence, text: excerptAround(match) } : evidence;
        return [{ rule, evidence: shown, ...(version === undefined ? {} : { version }) }];
      }),
    ),
  );
}

/** A whole log, or the flags of a processor, is no evidence to show: the line with the match is. */
function isLong(text: string): boolean {
  return text.length > 200;
}

function excerptAround({ input, index, 0: found }: RegExpExecArray): string {
  const start = Math.max(input.lastIndexOf('\n', index) + 1, index - 80);
  const newline = input.indexOf('\n', index + found.length);
  const end = Math.min(newline < 0 ? input.length : newline, index + found.length + 80);
  return `${start > 0 && input[start - 1] !== '\n' ? '…' : ''}${input.slice(start, end).trim()}${end < input.length && input[end] !== '\n' ? '…' : ''}`;
}
