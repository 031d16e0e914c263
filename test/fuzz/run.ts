import { type Finding, finding, signatureOf } from './finding';
import { growth } from './growth';
import { type Options, readOptions } from './options';
import { describe, writeReport } from './report';
import { longest, supervise } from './supervisor';
import { Tally } from './tally';
import { inputsFolder, type Order, type Said, work } from './worker';

// Fuzzes for as long as was asked, or runs one input again; ends with 1 where something was found.

/** An input that is run again may take longer, so that it can be seen where its time goes. */
const longestAlone = 180_000;

class Run {
  readonly #tally = new Tally();
  readonly #start = performance.now();
  #digest = '';
  #current = { kind: '', recipe: [] as readonly string[], size: 0 };

  constructor(private readonly options: Options) {}

  /** All inputs that there is time for. True when something was found. */
  async whole(): Promise<boolean> {
    const until = Date.now() + 1000 * this.options.seconds;
    for (let from = 0; Date.now() < until; ) {
      const { kind } = this.options;
      const order = {
        ...this.#order(from, Number.MAX_SAFE_INTEGER),
        until,
        ...(kind === undefined ? {} : { kind }),
      };
      const ending = await supervise(order, said => this.#listen(said));
      if (ending.kind === 'finished') break;
      const { input } = ending;
      if (input === undefined) throw new Error('the corpus could not be read in time');
      await this.#lost(input, ending.finding);
      from = input + 1;
    }
    console.log(describe(this.#tally, this.options, this.#digest, this.#seconds));
    writeReport(this.#tally, this.options, this.#digest);
    return this.#tally.hasFindings;
  }

  /** One input, which is saved before it is run. */
  async alone(input: number): Promise<boolean> {
    await this.#save(input);
    const order = { ...this.#order(input, input + 1), profile: true };
    const ending = await supervise(order, said => this.#listen(said), longestAlone);
    if (ending.kind === 'lost') this.#add(input, ending.finding);
    console.log(describe(this.#tally, this.options, this.#digest, this.#seconds));
    const { recipe, size } = this.#current;
    console.log(
      `${recipe.join(', ')}; ${size} bytes; saved in ${inputsFolder}/${this.options.seed}-${input}`,
    );
    return this.#tally.hasFindings;
  }

  get #seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  #order(from: number, to: number): Order {
    const { seed, corpus } = this.options;
    return { seed, from, to, corpus, until: Number.MAX_SAFE_INTEGER, saveOnly: false, profile: false };
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
        const { input, milliseconds, findings, place } = said;
        this.#tally.count(this.#current.kind, input, milliseconds, this.#current.size);
        for (const one of findings) this.#add(input, one);
        if (milliseconds > longest)
          this.#add(input, finding('survives', 'hangs', `${Math.round(milliseconds)} ms`));
        if (place !== '') console.log(`${Math.round(milliseconds)} ms, most of it in ${place}`);
        break;
      }
    }
  }

  /** A hang is one only if it is one again, alone: a machine may have stood still. */
  async #lost(input: number, lost: Finding): Promise<void> {
    const { kind, recipe } = this.#current;
    const isKnown = this.#tally.foundIn(kind).some(({ signature }) => signature === signatureOf(lost));
    if (lost.what === 'hangs' && !isKnown) {
      const again = await supervise(this.#order(input, input + 1), () => {});
      if (again.kind === 'finished') {
        console.log(`input ${input} (${kind}: ${recipe.join(', ')}) was slow once, and not again`);
        return;
      }
    }
    this.#tally.count(kind, input, 0, 0);
    this.#add(input, lost);
    await this.#save(input);
  }

  async #save(input: number): Promise<void> {
    await supervise({ ...this.#order(input, input + 1), saveOnly: true }, () => {});
  }

  #add(input: number, one: Finding): void {
    this.#tally.add(this.#current.kind, input, this.#current.recipe, one, this.#seconds);
  }
}

const [first = '', second = ''] = process.argv.slice(2);
if (first === '--work') await work(JSON.parse(second));
else
  try {
    const options = readOptions(process.argv.slice(2));
    const run = new Run(options);
    const { only } = options;
    const found = options.growth
      ? await growth(options)
      : only === undefined
        ? await run.whole()
        : await run.alone(only);
    if (found) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
