import { parseDocument } from '../../../src/core/document/parse';
import { askedOf, checkCompared, compared } from '../compared';
import { documentText } from '../generators/document';
import { doubleKey } from '../generators/double';
import { layouts } from '../generators/layout';
import { nest } from '../generators/nest';
import { repeatItem, repeatToken } from '../generators/repeat';
import { scrambles } from '../generators/scramble';
import { mutated, type Step } from '../generators/step';
import type { Kind, Making } from '../kind';
import { namedFiles } from '../loaded';

/** Changes of a document's text; what is listed twice comes twice as often. */
export const documentSteps: readonly Step[] = [
  ...scrambles,
  ...[doubleKey, doubleKey, repeatItem, repeatItem, repeatToken('json'), nest],
  ...layouts,
];

/** A document of the corpus or a made one. Characters of a system: 120, about. */
export function anyDocument({ random, material, size }: Making): string {
  if (material.documents.length > 0 && random.chance(0.2)) return random.pick(material.documents);
  const count = random.chance(0.8) ? 1 + random.below(5) : Math.ceil(size / 120);
  return documentText(random, material.identifiers, count);
}

/** `.ptscompare`: read, and the comparison it asks for of small real results. */
export const document: Kind = {
  weight: 9,
  make(making) {
    const { random, material } = making;
    const start = anyDocument(making);
    const { text, recipe } = random.chance(0.3)
      ? { text: start, recipe: ['made'] }
      : mutated(start, documentSteps, making);
    const asked = askedOf(random);
    return {
      recipe,
      parts: [{ name: 'fuzz.ptscompare', content: text }],
      work: () => {
        const reading = parseDocument(text);
        if (reading.kind === 'invalid') {
          asked.formatter.say(reading.message);
          return () => [];
        }
        const outcome = compared(reading.document, namedFiles(material), asked);
        return () => checkCompared(outcome);
      },
    };
  },
};
