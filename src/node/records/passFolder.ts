import { type Pass, parseNote, parsePass, type StepNote, serialisePass } from '../../core/campaign/pass';
import type { PassNotes } from '../../core/campaign/passState';
import { type Step, stepName } from '../../core/campaign/steps';
import type { Claim, RecordFolder } from './recordFolder';

/**
 * The passes of campaigns, in the folder of the runs: `ID.pass.json` says what one does, `ID.step-0-1.json` what became of
 * a step, `ID.begun-0-1.json` that the command `start` of a step began. While `ID.paused.json` is there nothing new starts,
 * and after `ID.ended.json` never. Windows agree by these files alone.
 */
export class PassFolder {
  readonly #passes = new Map<string, Pass>();
  readonly #steps = new Map<string, Map<string, StepNote>>();
  /** All names of the last look: files are written once, so that a name that was read needs no second look. */
  #names: ReadonlySet<string> = new Set();
  #loading: Promise<void> | undefined;

  constructor(private readonly folder: RecordFolder) {}

  /** Reads what other windows have written. */
  async load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  /** The newest first. */
  get passes(): readonly Pass[] {
    return [...this.#passes.values()].sort((a, b) => b.began - a.began || b.id.localeCompare(a.id));
  }

  pass(id: string): Pass | undefined {
    return this.#passes.get(id);
  }

  notes(id: string): PassNotes {
    return {
      steps: this.#steps.get(id) ?? new Map(),
      isPaused: this.#names.has(`${id}.paused.json`),
      isEnded: this.#names.has(`${id}.ended.json`),
    };
  }

  isBegun(id: string, step: Step): boolean {
    return this.#names.has(`${id}.begun-${stepName(step)}.json`);
  }

  add(pass: Pass): Promise<void> {
    return this.#write(`${pass.id}.pass.json`, serialisePass(pass));
  }

  /** The first word counts. */
  note(id: string, step: Step, note: StepNote): Promise<void> {
    return this.#write(`${id}.step-${stepName(step)}.json`, `${JSON.stringify(note)}\n`);
  }

  noteBegun(id: string, step: Step): Promise<void> {
    return this.#write(`${id}.begun-${stepName(step)}.json`, '{}\n');
  }

  /** After what runs now nothing starts, until `goOn`. */
  pause(id: string): Promise<void> {
    return this.#write(`${id}.paused.json`, '{}\n');
  }

  async goOn(id: string): Promise<void> {
    await this.folder.remove(`${id}.paused.json`);
    await this.load();
  }

  /** After what runs now nothing starts any more. */
  end(id: string): Promise<void> {
    return this.#write(`${id}.ended.json`, '{}\n');
  }

  /** Removes everything of a pass that is over, the pass first: what is left of it drives nobody. */
  async forget(id: string): Promise<void> {
    const own = [...this.#names].filter(name => name.startsWith(`${id}.`));
    const pass = `${id}.pass.json`;
    for (const name of [pass, ...own.filter(other => other !== pass)]) await this.folder.remove(name);
    await this.load();
  }

  /** Claims to drive a pass; undefined where another window does. */
  claim(id: string): Promise<Claim | undefined> {
    return this.folder.claim(`${id}.drive`);
  }

  async #write(name: string, text: string): Promise<void> {
    await this.folder.writeNew(name, text);
    await this.load();
  }

  async #load(): Promise<void> {
    const names = new Set((await this.folder.list()).filter(name => kindOf(name) !== undefined));
    const fresh = [...names].filter(name => !this.#names.has(name));
    for (const name of this.#names) if (!names.has(name)) this.#drop(name);
    const texts = await Promise.all(
      fresh.map(name => (hasContent(name) ? this.folder.read(name) : Promise.resolve(undefined))),
    );
    for (const [at, name] of fresh.entries()) {
      const text = texts[at];
      if (text !== undefined) this.#take(name, text);
    }
    this.#names = names;
  }

  #take(name: string, text: string): void {
    const [id = '', kind = ''] = name.split('.');
    if (kind === 'pass') {
      const pass = parsePass(text);
      if (pass?.id === id) this.#passes.set(id, pass);
      return;
    }
    const note = parseNote(text);
    if (note === undefined) return;
    const steps = this.#steps.get(id) ?? new Map<string, StepNote>();
    this.#steps.set(id, steps.set(kind.slice('step-'.length), note));
  }

  #drop(name: string): void {
    const [id = '', kind = ''] = name.split('.');
    if (kind === 'pass') this.#passes.delete(id);
    else if (kind.startsWith('step-')) this.#steps.get(id)?.delete(kind.slice('step-'.length));
  }
}

/** What a file is, of those that are ours. */
function kindOf(name: string): string | undefined {
  return /^[\w-]{1,64}\.(pass|paused|ended|(?:step|begun)-\d{1,3}-\d{1,3})\.json$/.exec(name)?.[1];
}

function hasContent(name: string): boolean {
  const kind = kindOf(name) ?? '';
  return kind === 'pass' || kind.startsWith('step-');
}
