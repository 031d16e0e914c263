/** How long a pass waits before it goes on without, in milliseconds. A test has its own. */
export interface Patience {
  /** For an answer of a target whose run goes on: then the run counts as lost for the pass. */
  readonly lost: number;
  /** For a target to answer after its command `start`. */
  readonly answer: number;
  /** Between two questions whether it does, and whether its machine is free. */
  readonly again: number;
  /** For a command `start` or `stop`. */
  readonly command: number;
  /** For results to come home. */
  readonly home: number;
  /** For another run on the same machine, that no step of the pass is. */
  readonly busy: number;
}

const minute = 60_000;

export const usualPatience: Patience = {
  lost: 15 * minute,
  answer: 10 * minute,
  again: 10_000,
  command: 10 * minute,
  home: 30 * minute,
  busy: 12 * 60 * minute,
};
