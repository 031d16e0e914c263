import { type Block, type Field, placeOf, textOf } from './block';
import { identifiersOf, modernResult, modernSystem } from './legacy';
import type { Budget } from './limits';
import { differenceOf, lookOf } from './lookalike';
import { excerpt, type Problems } from './readingProblems';
import { resultOf } from './result';
import type { BenchmarkResult, Layout, ResultFile, SourceRange, System } from './resultFile';
import { systemOf } from './system';
import { UnknownElements } from './unknownElements';

/** Puts a result file together from its blocks, whatever their order. */
export class ResultFileBuilder {
  #about: Block | undefined;
  #suite: Block | undefined;
  #isLegacy = false;
  readonly #systems: Block[] = [];
  readonly #results: BenchmarkResult[] = [];
  readonly #occurrences = new Map<string, number>();
  readonly #declared = new Set<string>();
  /** Where entries name systems that no System has declared so far, by that name. */
  readonly #named = new Map<string, SourceRange[]>();

  readonly #unknown: UnknownElements;

  constructor(
    private readonly problems: Problems,
    private readonly budget: Budget,
  ) {
    this.#unknown = new UnknownElements(problems);
  }

  add(block: Block): void {
    // What a System may hold depends on the layout, which is known at the end.
    if (block.name !== 'System') this.#unknown.look(block);
    switch (block.name) {
      case 'Generated':
        this.#about ??= block;
        return;
      case 'Suite':
        this.#suite ??= block;
        return;
      case 'System':
        this.#systems.push(block);
        this.#declare(block.fields.get('Identifier'));
        return;
      case 'Benchmark':
        this.#isLegacy = true;
        this.#addResult(modernResult(block));
        return;
      case 'Result':
        this.#addResult(block);
        return;
      case 'Entry':
        return;
    }
  }

  /** The file. `root` is the root's start tag; a file that breaks off is not told what it lacks. */
  build(root: SourceRange, isWhole: boolean): ResultFile {
    const layout: Layout = this.#isLegacy || (this.#suite && !this.#about) ? 'legacy' : 'current';
    if (layout === 'current') for (const system of this.#systems) this.#unknown.look(system);
    const systems = this.#buildSystems(layout);
    if (isWhole && systems.length === 0) this.problems.add('no-systems', root);
    if (isWhole && this.#results.length === 0) this.problems.add('no-results', root);
    return { layout, ...this.#head(), systems, results: this.#results, problems: this.problems.list() };
  }

  #head() {
    const about = this.#about ?? this.#suite;
    if (about === undefined) return {};
    const title = textOf(about, 'Title');
    const description = textOf(about, 'Description');
    const modified = textOf(about, 'LastModified');
    const client = textOf(about, 'TestClient');
    const presetEnvironment = textOf(about, 'PreSetEnvironmentVariables');
    return {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(modified !== undefined && { modified }),
      ...(client !== undefined && { client }),
      ...(presetEnvironment !== undefined && { presetEnvironment }),
    };
  }

  #declare(identifier: Field | undefined): void {
    if (identifier !== undefined) this.#declared.add(identifier.text);
  }

  #addResult(block: Block): void {
    const result = resultOf(block, this.problems, this.budget);
    const occurrence = this.#occurrences.get(result.key) ?? 0;
    this.#occurrences.set(result.key, occurrence + 1);
    this.#results.push({ ...result, occurrence });
    if (occurrence > 0) {
      const title = excerpt([result.title, result.description].filter(Boolean).join(' · '));
      this.problems.add('duplicate-result', placeOf(block, 'Identifier', 'Title'), { title });
    }
    for (const entry of block.entries) {
      const system = entry.fields.get('Identifier')?.text ?? '';
      if (this.#declared.has(system)) continue;
      const places = this.#named.get(system);
      const place = placeOf(entry, 'Identifier');
      if (places === undefined) this.#named.set(system, [place]);
      else places.push(place);
    }
  }

  #buildSystems(layout: Layout): readonly System[] {
    const systems: System[] = [];
    const declared = new Map<string, SourceRange>();
    for (const block of layout === 'legacy' ? this.#modernSystems() : this.#systems) {
      const system = systemOf(block, this.problems);
      const { identifier } = system;
      if (declared.has(identifier)) {
        this.problems.add('duplicate-system', placeOf(block, 'Identifier'), { system: excerpt(identifier) });
      } else declared.set(identifier, placeOf(block, 'Identifier'));
      systems.push(system);
    }
    const alike = this.#tellAlike(declared);
    // Without any System, as in PTS's fragments, one problem says it all.
    if (systems.length > 0) this.#tellUndeclared(new Set(declared.keys()), alike);
    return systems;
  }

  *#modernSystems(): Generator<Block> {
    for (const block of this.#systems) {
      const listed = identifiersOf(block);
      const lone = this.#systems.length === 1 ? [...this.#named.keys()] : [''];
      for (const identifier of listed.length > 0 ? listed : lone) {
        if (!this.budget.take('systems')) return;
        yield modernSystem(block, identifier);
      }
    }
  }

  /** Systems that entries name and no System declares, but for those that only look otherwise. */
  #tellUndeclared(declared: ReadonlySet<string>, alike: ReadonlySet<string>): void {
    for (const [system, places] of this.#named) {
      if (declared.has(system) || alike.has(system)) continue;
      for (const place of places) this.problems.add('undeclared-system', place, { system: excerpt(system) });
    }
  }

  /**
   * Names that a person takes for one and PTS for several, each against the first of them: the values of
   * the one stand apart from the description of the other.
   * @returns those that were told of.
   */
  #tellAlike(declared: ReadonlyMap<string, SourceRange>): ReadonlySet<string> {
    const firsts = new Map<string, { readonly name: string; readonly line: number }>();
    const told = new Set<string>();
    const named = [...this.#named].flatMap(([name, [place]]) =>
      place === undefined ? [] : [[name, place] as const],
    );
    for (const [name, range] of [...declared, ...named]) {
      const look = lookOf(name);
      const first = firsts.get(look);
      if (first === undefined) firsts.set(look, { name, line: range.line });
      else if (first.name !== name && !told.has(name)) {
        told.add(name);
        this.problems.add('similar-systems', range, {
          system: excerpt(name),
          other: excerpt(first.name),
          line: first.line,
          difference: differenceOf(name, first.name),
        });
      }
    }
    return told;
  }
}
