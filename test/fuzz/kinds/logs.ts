import { logFolderName, logNames } from '../../../src/core/environment/evidence/gather';
import { askedOf, checkCompared, compared } from '../compared';
import { composite } from '../generators/composite';
import { nest } from '../generators/nest';
import { repeatToken } from '../generators/repeat';
import { scrambles } from '../generators/scramble';
import { mutated, type Step, splice } from '../generators/step';
import type { Kind, Making } from '../kind';
import { documentOf, loaded } from '../loaded';
import { systemWords } from '../odd/texts';

const words: Step = {
  name: 'system-words',
  apply(text, random, size) {
    const at = random.below(text.length + 1);
    const word = random.pick(systemWords);
    return splice(
      text,
      at,
      at,
      random.pick([word, `\n${word}\n`, word.repeat(Math.ceil(size / word.length))]),
    );
  },
};

const steps = [...scrambles, words, words, repeatToken('log'), repeatToken('log'), repeatToken('log'), nest];

/** A log of the corpus, mutated. */
export function anyLog(
  name: string,
  making: Making,
): { readonly text: string; readonly recipe: readonly string[] } {
  const { random, material } = making;
  const texts = material.logs.get(name) ?? [...material.logs.values()].flat();
  const { text, recipe } = mutated(random.pick(texts), steps, making, 3);
  return { text, recipe: recipe.map(step => `${name} ${step}`) };
}

/** `system-logs/`: what the systems of a file ran on, said by logs that are hostile. */
export const logs: Kind = {
  weight: 12,
  make(making) {
    const { random, material } = making;
    const base = random.chance(0.7) ? random.pick(material.results) : composite(random, 2_000).text;
    const names = [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(logNames)))];
    const made = names.map(name => ({ name, ...anyLog(name, making) }));
    const identifier = /<System>\s*<Identifier>([^<&]{0,100})</.exec(base)?.[1] ?? '';
    const folder = logFolderName(identifier);
    const asked = askedOf(random);
    return {
      recipe: made.flatMap(({ recipe }) => recipe),
      parts: [
        { name: 'composite.xml', content: base },
        ...made.map(({ name, text }) => ({ name: `system-logs/${folder}/${name}`, content: text })),
      ],
      work: () => {
        const systemLogs = new Map([[folder, new Map(made.map(({ name, text }) => [name, text]))]]);
        const file = loaded('f/composite.xml', base, systemLogs);
        const outcome = compared(documentOf([file.path]), [file], asked);
        return () => checkCompared(outcome);
      },
    };
  },
};
