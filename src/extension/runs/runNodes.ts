/** A line of the Runs view: a run, or something about one. */
export type RunsNode = RunNode | DetailNode;

export interface RunNode {
  readonly kind: 'run';
  readonly id: string;
}

export interface DetailNode {
  readonly kind: 'detail';
  readonly id: string;
  readonly text: string;
  readonly more?: string;
  readonly icon?: 'ok' | 'lacking' | 'problem' | 'where' | 'time';
}

/** The id of the run that a command is about: of a line of the view, or given as it is. */
export function runIdOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || !('kind' in given) || !('id' in given)) return undefined;
  return given.kind === 'run' && typeof given.id === 'string' ? given.id : undefined;
}
