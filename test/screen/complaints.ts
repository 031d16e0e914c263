import type { BrowserContext } from 'playwright-core';

/** What this build of VS Code logs as an error whatever an extension does. */
const knownErrors = new RegExp(
  [
    '/vsda(_bg)?\\.(js|wasm)',
    'favicon',
    // A picture of its welcome page.
    'media/templates\\.png',
    // Of its own extensions, when a folder becomes trusted.
    'Extension `vscode\\.[^`]+` is already registered',
    'update/check',
    // When a secret is kept: this server keeps none of its keys.
    '405 .*/mint-key',
    // Its own service worker, which this build lacks; the second has no address.
    'serviceWorker\\.js',
    '\\(404\\) was received when fetching the script',
    // Asked for by VS Code's accounts where nobody has signed in.
    "authentication provider 'github'",
    // Asked for a language pack where the display language is not English.
    'No extension gallery service configured',
    // Where a comment is to be gone to before VS Code has drawn its thread: it logs it, and opens the thread all the same.
    'The cursor must be on a line with a comment',
    // On every reload.
    "IndexedDB database 'vscode-web-db' is closed",
    // A line expanded in the moment the tree is drawn anew: the click is lost, and what repeats it counts that.
    'TreeError \\[ptsLens\\.results\\] (Data tree node|Tree element) not found',
    // When an extension writes a setting: the file is opened for it, and closed again.
    "document 'file:[^']*/settings\\.json already exists!'",
    'Error: unknown document',
    '\\[lifecycle\\] Long running operations during shutdown',
  ].join('|'),
);

/**
 * What a browser should not have had to say: errors in the console, uncaught exceptions, and requests
 * that would have left this machine.
 */
export class Complaints {
  readonly #lines: string[] = [];

  constructor(context: BrowserContext) {
    context.on('console', message => {
      const [text = ''] = message.text().split('\n');
      const line = `${text} (${message.location().url})`;
      if (message.type() === 'error' && !knownErrors.test(line)) this.#lines.push(`console: ${line}`);
    });
    context.on('weberror', error =>
      this.#lines.push(`exception: ${error.error().stack ?? error.error().message}`),
    );
    context.on('request', request => {
      const { protocol, hostname } = new URL(request.url());
      const stays = /^(data|blob):$/.test(protocol) || hostname === '127.0.0.1' || ownResource.test(hostname);
      if (!stays) this.#lines.push(`request: ${request.method()} ${request.url().slice(0, 200)}`);
    });
  }

  /** All of them since they were last taken, without repetitions. */
  take(): readonly string[] {
    return [...new Set(this.#lines.splice(0))];
  }
}

/** Answered by the webview's service worker, on this machine. */
const ownResource = /\.vscode-resource\.vscode-cdn\.net$/;
