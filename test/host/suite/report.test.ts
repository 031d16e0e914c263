import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { loadFormatter } from '../../../src/core/messages/catalogueFormatter';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { ResultChoices } from '../../../src/extension/page/resultChoices';
import { Comparisons } from '../../../src/extension/plan/comparisons';
import { WriteReport } from '../../../src/extension/report/writeReport';
import { eventually } from '../eventually';
import { MemoryMemento } from '../memento';
import { runText } from '../runText';

const { window, env } = vscode;
const asked = {
  showQuickPick: window.showQuickPick,
  showOpenDialog: window.showOpenDialog,
  showInformationMessage: window.showInformationMessage,
  showWarningMessage: window.showWarningMessage,
  showErrorMessage: window.showErrorMessage,
};

suite('a report is written', () => {
  let home = '';
  const at = (...names: readonly string[]) => path.join(home, ...names);
  const result = () => vscode.Uri.file(at('result', 'composite.xml'));
  const results = new ResultDocuments();

  setup(() => {
    home = mkdtempSync(path.join(tmpdir(), 'pts-lens-report-host-'));
    mkdirSync(at('result'));
    mkdirSync(at('out'));
    writeFileSync(at('result', 'composite.xml'), runText('Guest', 2));
    // It was written long ago.
    utimesSync(at('result', 'composite.xml'), 1_000_000, 1_000_000);
  });
  teardown(async () => {
    Object.assign(window, asked);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(home, { recursive: true, force: true });
  });
  suiteTeardown(() => results.dispose());

  /** Answers the questions as a person would, and tells what was said then. */
  async function written(
    format: 'HTML' | 'Markdown',
    { into = vscode.Uri.file(at('out')), press = '' } = {},
    comparisons = new Comparisons(results, new ResultChoices(new MemoryMemento())),
  ): Promise<readonly string[]> {
    const said: string[] = [];
    const wishes = ['English', format, 'Without'];
    Object.assign(window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        const wish = wishes.shift();
        return items.find(({ label }) => label === wish);
      },
      showOpenDialog: async () => [into],
      ...Object.fromEntries(
        ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'].map(name => [
          name,
          async (text: string, ...buttons: readonly string[]) => {
            said.push(text);
            return buttons.find(button => button === press);
          },
        ]),
      ),
    });
    await new WriteReport(await loadFormatter('en'), comparisons, results, async () => '<svg></svg>').run(
      result(),
    );
    return said;
  }

  test('with the checksum of the file that was read, whatever the clock of its disk says', async () => {
    const ahead = Date.now() / 1_000 + 3_600;
    utimesSync(at('result', 'composite.xml'), ahead, ahead);
    const [said = ''] = await written('Markdown');
    assert.match(said, /^The report is written: .*report\.md$/);
    const checksum = createHash('sha256')
      .update(readFileSync(at('result', 'composite.xml')))
      .digest('hex');
    assert.ok(readFileSync(at('out', 'report.md'), 'utf8').includes(checksum));
  });

  test('not into a place where nothing can be written, and the message says so', async () => {
    const provider = vscode.workspace.registerFileSystemProvider('pts-read-only', nothingThere(), {
      isReadonly: true,
    });
    const { fs } = vscode.workspace;
    await eventually('VS Code knows it', () => fs.isWritableFileSystem('pts-read-only') === false);
    const said = await written('HTML', { into: vscode.Uri.parse('pts-read-only:/folder') });
    provider.dispose();
    assert.deepEqual(said, ['Nothing can be written to that folder. Choose one of another place.']);
  });

  test('not into a folder whose disk refuses: the former report stays, and the reason is told', async () => {
    writeFileSync(at('out', 'pictures'), 'mine');
    const [said = ''] = await written('Markdown');
    assert.match(said, /^Nothing was written; what was there is unchanged\. The reason: .*pictures/);
    assert.ok(!existsSync(at('out', 'report.md')));
    assert.equal(readFileSync(at('out', 'pictures'), 'utf8'), 'mine');
  });

  test('not over a folder of that name, in which a person has files', async () => {
    mkdirSync(at('out', 'report.html'));
    writeFileSync(at('out', 'report.html', 'mine'), 'mine');
    const [said = ''] = await written('HTML');
    assert.match(said, /^Not written: .*report\.html is there already, and no report of PTS Lens\./);
    assert.equal(readFileSync(at('out', 'report.html', 'mine'), 'utf8'), 'mine');
  });

  test('not of a file with changes that are not saved: its checksum would be that of other figures', async () => {
    const document = await vscode.workspace.openTextDocument(result());
    await window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(result(), new vscode.Range(0, 0, 0, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    assert.deepEqual(await written('HTML'), [
      'composite.xml has changes that are not saved. Save them first: the report names each file by its checksum.',
    ]);
    assert.ok(!existsSync(at('out', 'report.html')));
  });

  const beingWritten = [
    'composite.xml was written while it was read. Write the report when the run has ended.',
  ];

  test('not of a file that is written while it is read', async () => {
    const comparisons = new Comparisons(results, new ResultChoices(new MemoryMemento()));
    const found = await comparisons.at(result());
    Object.assign(comparisons, {
      at: async () => {
        writeFileSync(at('result', 'composite.xml'), runText('Guest', 3));
        return found;
      },
    });
    assert.deepEqual(await written('HTML', {}, comparisons), beingWritten);
    assert.ok(!existsSync(at('out', 'report.html')));
  });

  test('not of a file that is half written, though its last whole reading is shown', async () => {
    await results.load(result(), 'composite.xml');
    // A moment ago, before the report was asked for.
    writeFileSync(at('result', 'composite.xml'), runText('Guest', 3).slice(0, -200));
    await new Promise(resolve => setTimeout(resolve, 200));
    assert.deepEqual(await written('HTML'), beingWritten);
    assert.ok(!existsSync(at('out', 'report.html')));
  });

  test('and opens: HTML in the browser of this machine, or as a text where the machine is another one', async () => {
    const opened: string[] = [];
    const { openExternal } = env;
    Object.assign(env, {
      openExternal: async (uri: vscode.Uri) => {
        opened.push(uri.toString());
        return true;
      },
    });
    await written('HTML', { press: 'Open' });
    Object.assign(env, { openExternal });
    const report = vscode.Uri.file(at('out', 'report.html')).toString();
    const { activeTab } = window.tabGroups.activeTabGroup;
    if (env.remoteName === undefined) assert.deepEqual(opened, [report]);
    else {
      assert.deepEqual(opened, []);
      assert.ok(activeTab?.input instanceof vscode.TabInputText);
      assert.equal(activeTab.input.uri.toString(), report);
    }
  });
});

/** A file system in which every question is answered with "there is no such file". */
function nothingThere(): vscode.FileSystemProvider {
  const none = (uri: vscode.Uri) => {
    throw vscode.FileSystemError.FileNotFound(uri);
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: none,
    readDirectory: none,
    readFile: none,
    createDirectory: none,
    writeFile: none,
    delete: none,
    rename: none,
  };
}
