import type { InventoryFailure } from '../../core/ansible/inventoryFailure';
import type { Check } from '../../core/runs/preflight';
import type { Failure } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import type { WrongTarget } from '../../core/targets/targetSchema';

/** A line of the Targets view. */
export type TargetsNode = TargetNode | WrongNode | CheckNode | InventoryNode;

export interface TargetNode {
  readonly kind: 'target';
  readonly target: Target;
}

export interface WrongNode {
  readonly kind: 'wrong';
  readonly wrong: WrongTarget;
}

/** The Ansible inventory, where it gives no hosts. */
export interface InventoryNode {
  readonly kind: 'inventory';
  readonly failure: InventoryFailure;
}

export interface CheckNode {
  readonly kind: 'check';
  readonly target: Target;
  readonly check: Check;
  /** Of a target that was not reached. */
  readonly failure?: Failure;
}

export function isTargetsNode(value: unknown): value is TargetsNode {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);
}

const kinds = new Set<unknown>(['target', 'wrong', 'check', 'inventory']);

/** The name in the settings of what a line is about; empty for what is no target. */
export function nameOf(node: TargetsNode): string {
  if (node.kind === 'inventory') return '';
  return node.kind === 'wrong' ? node.wrong.name : node.target.name;
}
