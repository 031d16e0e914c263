import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Formatter } from '../../../src/core/messages/formatter';
import { pageHtml } from '../../../src/extension/page/pageHtml';

suite('the document of a page', () => {
  for (const [language, words] of [
    ['en', 'Reading and comparing…'],
    ['ru', 'Чтение и сравнение…'],
  ] as const) {
    test(`until the script has drawn, a reader sees an outline and hears what is done: ${language}`, async () => {
      const formatter = new Formatter(language);
      const panel = vscode.window.createWebviewPanel('ptsLensTest', 'outline', vscode.ViewColumn.One);
      const html = pageHtml(panel.webview, vscode.Uri.file('/extension'), formatter);
      panel.webview.html = html;
      // A panel that is closed before it is drawn is an error of VS Code.
      await new Promise(drawn => setTimeout(drawn, 500));
      panel.dispose();
      assert.match(html, new RegExp(`<main class="skeleton" aria-busy="true"><p role="status">${words}</p>`));
      assert.match(html, new RegExp(`<html lang="${language}">`));
    });
  }
});
