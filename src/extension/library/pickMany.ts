import * as vscode from 'vscode';

interface PickManyOptions<Item> {
  readonly title: string;
  readonly placeholder: string;
  readonly preselected: readonly Item[];
  /** The heading of what is ticked. */
  readonly ticked: string;
  /** The heading of the others. */
  readonly others: (shown: number | 'all', count: number) => string;
}

/** More lines than these are not sent to the list: nobody looks through them, and each key would send them again. */
const mostListed = 1_000;

/**
 * So long after new lines were sent, VS Code may tell of ticks that it lost with the old ones, and may lose one that was
 * set meanwhile.
 */
const settlingMilliseconds = 300;

/**
 * A multi-select whose ticked items stand on top and stay there whatever is searched for; `undefined` when the user turned
 * away. VS Code's own search finds letters that are strewn over a line: this one finds whole texts, those in names first.
 */
export async function pickMany<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: PickManyOptions<Item>,
): Promise<readonly Item[] | undefined> {
  const picker = vscode.window.createQuickPick<Item | vscode.QuickPickItem>();
  // The lines keep the order in which they are sent.
  Object.assign(picker, { sortByLabel: false });
  picker.canSelectMany = true;
  // Ticks are work, which a click beside the list would lose; and VS Code may give the focus back to a page so late that
  // the list, which has just come, would go.
  picker.ignoreFocusOut = true;
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  const known = new Map<vscode.QuickPickItem, Item>(items.map(item => [{ ...item, alwaysShow: true }, item]));
  const lines = [...known.keys()];
  let ticked = lines.filter(line => options.preselected.some(item => item === known.get(line)));
  let selected: readonly vscode.QuickPickItem[] = ticked;
  let shown: readonly vscode.QuickPickItem[] | undefined;
  let sent = 0;
  const show = () => {
    const others = found(lines, picker.value).filter(line => !ticked.includes(line));
    const listed = others.slice(0, mostListed);
    const wanted = [...ticked, ...listed];
    if (areSame(wanted, shown ?? []) && areSame(ticked, selected)) return;
    shown = wanted;
    sent = Date.now();
    picker.items = [
      ...(ticked.length > 0 ? [separator(options.ticked)] : []),
      ...ticked,
      ...(others.length > 0
        ? [separator(options.others(listed.length < others.length ? listed.length : 'all', others.length))]
        : []),
      ...listed,
    ];
    picker.selectedItems = ticked;
    // One key further down is the first that is found.
    const last = ticked.at(-1);
    if (picker.value !== '' && last !== undefined) picker.activeItems = [last];
  };
  show();
  const isAccepted = await new Promise<boolean>(resolve => {
    picker.onDidChangeValue(show);
    picker.onDidChangeSelection(now => {
      // A person takes one tick away, VS Code all of them, before it sets those that were sent.
      const isEmptied = now.length === 0 || selected.length === 0;
      selected = now;
      const isSettling = Date.now() - sent < settlingMilliseconds;
      const isLoss = isEmptied && isSettling && ticked.some(line => !now.includes(line));
      ticked = isLoss ? [...new Set([...ticked, ...now])] : [...now];
      // What was lost is set again, unless VS Code does so at once.
      if (isLoss) setTimeout(() => !areSame(ticked, selected) && show());
    });
    picker.onDidAccept(() => resolve(true));
    picker.onDidHide(() => resolve(false));
    picker.show();
  });
  picker.dispose();
  return isAccepted ? ticked.flatMap(line => known.get(line) ?? []) : undefined;
}

/** The lines that hold a text, in whatever case; those whose name holds it come first. */
function found(lines: readonly vscode.QuickPickItem[], text: string): readonly vscode.QuickPickItem[] {
  const wanted = text.trim().toLowerCase();
  const holds = (part = '') => part.toLowerCase().includes(wanted);
  const others = lines.filter(
    ({ label, description, detail }) => !holds(label) && (holds(description) || holds(detail)),
  );
  return [...lines.filter(({ label }) => holds(label)), ...others];
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
