import * as vscode from 'vscode';

/** Quicker than this, nothing is shown. */
const patienceMilliseconds = 500;

/** Awaits a task; after a while it shows a notification that can be cancelled. Undefined when cancelled: the task goes on. */
export async function withProgress<T>(title: string, task: Promise<T>): Promise<T | undefined> {
  const late = Symbol('late');
  const patience = new Promise<typeof late>(resolve => setTimeout(() => resolve(late), patienceMilliseconds));
  const first = await Promise.race([task, patience]);
  if (first !== late) return first;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, token) =>
      Promise.race([
        task,
        new Promise<undefined>(resolve => token.onCancellationRequested(() => resolve(undefined))),
      ]),
  );
}
