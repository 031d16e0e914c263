import type { Heard } from '../../core/records/standing';
import { readStates } from '../../core/runs/runState';
import { stateScript } from '../../core/runs/stateScript';
import { failureMessage, failureState } from '../../core/targets/failure';
import type { Transport } from '../transports/transport';

/** Milliseconds that a target has to say how its runs are. */
const timeout = 30_000;

/** What a target said of its runs. */
export interface HeardRuns {
  readonly isReached: boolean;
  readonly runs: readonly (readonly [id: string, heard: Heard])[];
}

/**
 * Asks a target how these runs are.
 * @param name of the target, for a person
 */
export async function hearRuns(
  transport: Transport,
  ids: readonly string[],
  name: string,
): Promise<HeardRuns> {
  const answer = await transport.exec(stateScript(ids), { timeout });
  if (answer.kind === 'failed') {
    const state = failureState(answer.failure);
    const why = failureMessage(answer.failure, name, answer.detail);
    return { isReached: false, runs: ids.map(id => [id, { kind: 'unreached', state, why }] as const) };
  }
  const { clock, runs } = readStates(answer.output);
  return {
    isReached: true,
    runs: runs.map(status => [
      status.id,
      { kind: 'status', status, ...(clock === undefined ? {} : { clock }) },
    ]),
  };
}
