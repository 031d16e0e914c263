import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { htmlText } from '../../core/reports/htmlText';

/**
 * The page's document: its one script and style, and the outline that stands until the script has
 * drawn. Nothing of a result file is ever written here; all data reach the page as messages and the
 * DOM as text.
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  words: Formatter,
  bundle: 'page' | 'plan' | 'campaign' = 'page',
): string {
  const resource = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const nonce = newNonce();
  const policy = [
    `default-src 'none'`,
    // These two do not fall back on it.
    `base-uri 'none'`,
    `form-action 'none'`,
    // strict-dynamic: the nonced script may load its chunks, the sentences and the chart library.
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>PTS Lens</title>
<link rel="stylesheet" href="${resource(`${bundle}.css`)}">
</head>
<body>
<div id="page">
<main class="skeleton" aria-busy="true"><p role="status">${htmlText(words.text('page.loading'))}</p><i></i><i></i><i></i><i></i></main>
</div>
<script type="module" nonce="${nonce}" src="${resource(`${bundle}.js`)}"></script>
</body>
</html>`;
}

/** 128 random bits; `crypto` is a global in both hosts. */
function newNonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}
