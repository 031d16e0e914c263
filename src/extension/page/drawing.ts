import type * as vscode from 'vscode';
import { latestOnly } from '../latestOnly';

/** What draws a page anew: asked again while it computes, it computes once more. */
export interface Drawn<State> {
  readonly panel: Pick<vscode.WebviewPanel, 'visible'>;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
  readonly state: () => Promise<State>;
  /** Sends a state to the page. */
  readonly show: (state: State) => Promise<unknown>;
}

/**
 * A page that is hidden is thrown away by VS Code and asks anew when it comes back, as one does that has just loaded:
 * what is sent to it meanwhile has no answer, so that none is waited for.
 */
export function drawing<State>({ panel, log, state, show }: Drawn<State>): () => Promise<void> {
  const failed = (error: unknown) => log.error(error instanceof Error ? error : String(error));
  const draw = latestOnly(async () => {
    const shown = await state();
    if (panel.visible) show(shown).catch(failed);
  });
  return () => draw().catch(failed);
}
