import { compareInSteps } from '../../src/core/comparison/compare';
import type { Comparison } from '../../src/core/comparison/comparison';
import { ComparisonMemory } from '../../src/core/comparison/memory';
import { defaultChoices } from '../../src/core/document/method';
import { Compared } from '../../src/core/inline/compared';
import { inlaysOf } from '../../src/core/inline/inlays';
import { lensText } from '../../src/core/inline/lensText';
import { OwnRows } from '../../src/core/inline/ownRows';
import { resultAt } from '../../src/core/inline/place';
import { problemsInSteps } from '../../src/core/inline/problems';
import { Formatter } from '../../src/core/messages/formatter';
import { IncrementalReader } from '../../src/core/results/incrementalReader';
import { readResultFile } from '../../src/core/results/read';
import type { Reading, ResultFile } from '../../src/core/results/resultFile';
import { finished, type Steps } from '../../src/core/steps';
import type { Figure } from './figure';
import { resultFileOf } from './resultFile';

const words = new Formatter('en');
/** So many results are in sight at once. */
const inSight = 3;

/** What a keystroke within the trials of a large result file costs, until all that is shown in the text is up to date. */
export function inlineFigures(): readonly Figure[] {
  return [...figuresOf(1, 20, 100), ...figuresOf(18, 6, 500)];
}

function figuresOf(megabytes: number, rounds: number, goal: number): readonly Figure[] {
  const editor = new Editor(resultFileOf(megabytes));
  // The first round is that of opening the file.
  editor.type();
  editor.compare();
  const typed = Array.from({ length: rounds }, () => editor.type());
  const broken = Array.from({ length: Math.min(rounds, 5) }, () => {
    const times = editor.type('<');
    editor.type('<');
    return times;
  });
  const compared = Array.from({ length: Math.min(rounds, 3) }, () => {
    editor.type();
    return editor.compare();
  });
  const anew = Array.from({ length: 2 }, () => editor.anew());
  const least = (times: readonly number[]) => times.reduce((a, b) => Math.min(a, b));
  const name = `a keystroke in ${megabytes} MB`;
  return [
    {
      name: `${name}: figures of the result, hints and problems`,
      value: least(typed.map(({ total }) => total)),
      unit: 'ms',
      goal: { atMost: goal },
    },
    {
      name: `${name}: longest the host is blocked by them`,
      value: least(typed.map(({ longest }) => longest)),
      unit: 'ms',
      goal: { atMost: 20 },
    },
    {
      name: `${name}: figures, hints and problems where it is a lone <`,
      value: least(broken.map(({ total }) => total)),
      unit: 'ms',
      goal: { atMost: goal },
      note: 'the text is no XML then, as with every tag that is half typed',
    },
    {
      name: `${name}: longest the host is blocked by those`,
      value: least(broken.map(({ longest }) => longest)),
      unit: 'ms',
      goal: { atMost: 20 },
    },
    {
      name: `${name}: the same, all read and doubted anew`,
      value: least(anew),
      unit: 'ms',
      note: 'as if nothing were remembered of the text before, and in one go',
    },
    {
      name: `${name}: verdicts of all results`,
      value: least(compared.map(({ total }) => total)),
      unit: 'ms',
      goal: { atMost: goal },
      note: 'each verdict is corrected over all rows, so all of them are judged anew',
    },
    {
      name: `${name}: longest the host is blocked by the verdicts`,
      value: least(compared.map(({ longest }) => longest)),
      unit: 'ms',
      goal: { atMost: 20 },
      note: 'collections of garbage included, which no step can divide',
    },
  ];
}

interface Times {
  readonly total: number;
  /** Of the parts between which the host answers others. */
  readonly longest: number;
}

/** The text of a result that somebody types in, with what is shown in it. */
class Editor {
  readonly #reader = new IncrementalReader();
  readonly #memory = new ComparisonMemory();
  #rows: OwnRows | undefined;
  #compared: Compared | undefined;
  #file: ResultFile;

  constructor(private text: string) {
    this.#file = fileOf(this.#reader.read(text));
  }

  /** One more sign in the middle of the file, or one less where it stands there already and is no digit. */
  type(sign = '1'): Times {
    const at = this.text.indexOf('</RawString>', this.text.length / 2);
    const isThere = sign !== '1' && this.text[at - 1] === sign;
    const before = this.text.slice(0, isThere ? at - 1 : at);
    // Through bytes, so that it is one piece as VS Code's text is.
    this.text = Buffer.from(`${before}${isThere ? '' : sign}${this.text.slice(at)}`).toString();
    const watch = new Watch();
    this.#file = watch.time(() => fileOf(this.#reader.read(this.text)));
    const rows = watch.time(() => new OwnRows(this.#file, 0.95, this.#rows));
    this.#rows = rows;
    const touched = resultAt(this.#file, at);
    if (touched === undefined) throw new Error('nothing was typed in');
    watch.time(() => lensText(touched, rows, this.#compared, words));
    const first = this.#file.results.indexOf(touched);
    for (const result of this.#file.results.slice(first, first + inSight))
      watch.time(() => inlaysOf([result], rows, words));
    watch.steps(problemsInSteps(this.#file));
    return watch;
  }

  compare(): Times {
    const watch = new Watch();
    const comparison = watch.steps(this.#comparing(this.#memory, { kind: 'results', file: this.#file }));
    this.#compared = watch.time(() => new Compared(comparison, this.#file, 'f'));
    return watch;
  }

  /** Milliseconds of reading and doubting the whole text. */
  anew(): number {
    const start = performance.now();
    const reading = readResultFile(this.text);
    finished(problemsInSteps(fileOf(reading)));
    return performance.now() - start;
  }

  #comparing(memory: ComparisonMemory, reading: Reading): Steps<Comparison> {
    const files = [{ path: 'f', folder: 'f', reading }];
    return compareInSteps({ version: 1, files: ['f'], ...defaultChoices }, files, {
      memory,
      choosesBaseline: true,
    });
  }
}

/** Adds up the times of works, and keeps the longest. */
class Watch implements Times {
  total = 0;
  longest = 0;

  time<Outcome>(work: () => Outcome): Outcome {
    const start = performance.now();
    const outcome = work();
    const took = performance.now() - start;
    this.total += took;
    this.longest = Math.max(this.longest, took);
    return outcome;
  }

  steps<Outcome>(steps: Steps<Outcome>): Outcome {
    for (;;) {
      const step = this.time(() => steps.next());
      if (step.done) return step.value;
    }
  }
}

function fileOf(reading: Reading): ResultFile {
  if (reading.kind !== 'results') throw new Error('the generated file does not read');
  return reading.file;
}
