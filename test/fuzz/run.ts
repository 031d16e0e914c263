import type { Finding } from './finding';
import { growth } from './growth';
import { type Options, readOptions } from './options';
import { describe, writeReport } from './report';
import { supervise } from './supervisor';
import { Tally } from './tally';
import { watch } from './watchdog';
import { inputsFolder, type Order, type Said, work } from './worker';

// Fuzzes for as long as was asked, or runs one input again; ends with 1 where something was found.

class Run {
  readonly #tally = new Tally();
  readonly #start = performance.now();
  readonly #until: number;
  #digest = '';
  #current = { kind: '', recipe: [] as readonly string[], size: 0 };

  constructor(private readonly options: Options) {
    this.#until = Date.now() + 1000 * (options.only === undefined ? options.seconds : 3600);
  }

  async whole(): Promise<boolean> {
    const { only } = this.options;
    if (only !== undefined) await this.#save(only);
    let from = only ?? 0;
    while (Date.now() < this.#until) {
      const ending = await supervise(
        this.#order(from, only === undefined ? Number.MAX_SAFE_INTEGER : only + 1),
        said => this.#listen(said),
      );
      if (ending.kind === 'finished') break;
      const { input } = ending;
      if (input === undefined) throw new Error('the corpus could not be read in time');
      await this.#lost(input, ending.finding);
      from = input + 1;
      if (only !== undefined) break;
    }
    return this.#end();
  }

  #order(from: number, to: number, saveOnly = false): Order {
    const { seed, kind, corpus, only } = this.options;
    return {
      seed,
      from,
      to,
      corpus,
      until: this.#until,
      saveOnly,
      ...(kind === undefined || only !== undefined ? {} : { kind }),
    };
  }

  #listen(said: Said): void {
    switch (said.kind) {
      case 'ready':
        this.#digest = said.digest;
        break;
      case 'begun':
        this.#current = { kind: said.of, recipe: [], size: 0 };
        break;
      case 'made':
        this.#current = { ...this.#current, recipe: said.recipe, size: said.size };
        break;
      case 'ended': {
        const { kind, size } = this.#current;
        this.#tally.count(kind, said.input, said.milliseconds, size);
        for (const one of said.findings) this.#add(said.input, one);
        break;
      }
    }
  }

  /** A hang is one only if it is one again, alone: a machine may have stood still. */
  async #lost(input: number, lost: Finding): Promise<void> {
    const { kind, recipe } = this.#current;
    const isKnown = this.#tally
      .foundIn(kind)
      .some(({ signature }) => signature === `${lost.oracle}: ${lost.what}`);
    if (lost.what.startsWith('hangs') && !isKnown && this.options.only === undefined) {
      const again = await supervise(
        { ...this.#order(input, input + 1), until: Number.MAX_SAFE_INTEGER },
        () => {},
      );
      if (again.kind === 'finished') {
        console.log(`input ${input} (${kind}: ${recipe.join(', ')}) was slow once, and not again`);
        return;
      }
    }
    this.#tally.count(kind, input, 0, 0);
    this.#add(input, lost);
    if (this.options.only === undefined) await this.#save(input);
  }

  async #save(input: number): Promise<void> {
    await supervise({ ...this.#order(input, input + 1, true), until: Number.MAX_SAFE_INTEGER }, () => {});
  }

  #add(input: number, one: Finding): void {
    this.#tally.add(
      this.#current.kind,
      input,
      this.#current.recipe,
      one,
      (performance.now() - this.#start) / 1000,
    );
  }

  #end(): boolean {
    const { seed, only } = this.options;
    console.log(describe(this.#tally, this.options, this.#digest, (performance.now() - this.#start) / 1000));
    if (only === undefined) writeReport(this.#tally, this.options, this.#digest);
    else
      console.log(
        `${this.#current.recipe.join(', ')}; ${this.#current.size} bytes; saved in ${inputsFolder}/${seed}-${only}`,
      );
    return this.#tally.hasFindings;
  }
}

const [first = '', second = ''] = process.argv.slice(2);
if (first === '--work') await work(JSON.parse(second));
else if (first === '--watch') await watch();
else
  try {
    const options = readOptions(process.argv.slice(2));
    const isFound = options.growth ? await growth(options) : await new Run(options).whole();
    if (isFound) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
