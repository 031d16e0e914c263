import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { runCommandLine } from '../../../src/cli/commandLine';

/** The folder that is open in this VS Code. */
function folder(): string {
  const [open] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(open);
  return open.uri.fsPath;
}

async function tool(input: object, tokenBudget?: number): Promise<readonly string[]> {
  const { content } = await vscode.lm.invokeTool('ptsLens_compare', {
    input,
    toolInvocationToken: undefined,
    ...(tokenBudget === undefined
      ? {}
      : { tokenizationOptions: { tokenBudget, countTokens: async (text: string) => text.length / 3 } }),
  });
  return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : ''));
}

async function commandLine(...args: readonly string[]): Promise<string> {
  let written = '';
  const before = process.cwd();
  process.chdir(folder());
  try {
    await runCommandLine(['compare', ...args], {
      environment: {},
      write: text => {
        written += text;
      },
      isTerminal: false,
      writeError: () => undefined,
    });
  } finally {
    process.chdir(before);
  }
  return written;
}

async function results(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles('**/composite.xml');
  return found
    .map(uri => path.relative(folder(), path.dirname(uri.fsPath)))
    .filter(name => !name.startsWith('..'))
    .sort()
    .slice(0, 3);
}

suite('the tool for language models', () => {
  suiteSetup(async () => {
    await vscode.extensions.getExtension('pts-lens.pts-lens')?.activate();
  });

  test('it says word for word what the command line says, of several files and with choices', async () => {
    const files = await results();
    assert.ok(files.length > 1, `${files}`);
    assert.deepEqual(await tool({ files }), [await commandLine(...files)]);
    const [first = ''] = files;
    assert.deepEqual(await tool({ files: [first] }), [await commandLine(first)]);
    assert.deepEqual(
      await tool({ files, confidence: 99, margin: 2, correction: 'holm', filter: 'verdict:faster' }),
      [
        await commandLine(
          ...files,
          ...['--confidence', '99', '--margin', '2', '--correction', 'holm', '--filter', 'verdict:faster'],
        ),
      ],
    );
  });

  test('an answer that does not fit leaves its rows out and says so', async () => {
    const files = await results();
    const [json = '', said = ''] = await tool({ files }, 100);
    const report: unknown = JSON.parse(json);
    assert.ok(typeof report === 'object' && report !== null && 'rows' in report);
    assert.deepEqual(report.rows, []);
    assert.match(said, /did not fit/);
  });

  test('it reads nothing but results that the user has opened, and says why', async () => {
    const extension = vscode.extensions.getExtension('pts-lens.pts-lens');
    assert.ok(extension);
    const outside = path.join(realpathSync(extension.extensionPath), 'package.json');
    for (const file of [outside, '/etc/passwd', '../../etc/passwd', 'file://other/share/composite.xml'])
      await assert.rejects(tool({ files: [file] }), /neither in the workspace/);
    await assert.rejects(tool({ files: [] }));
    await assert.rejects(
      tool({ files: [...(await results())], baseline: 'no such system' }),
      /no such system/,
    );
    await assert.rejects(tool({ files: [...(await results())], filter: 'verdict:nonsense' }), /nonsense/);
  });
});
