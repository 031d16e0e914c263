import { annotationEditOfBytes } from '../../../src/core/findings/annotationEdit';
import { decodeText } from '../../../src/core/results/decode';
import { readResultFile } from '../../../src/core/results/read';
import { composite } from '../generators/composite';
import { encoded } from '../generators/layout';
import { mutated } from '../generators/step';
import type { Kind } from '../kind';
import { oddTexts } from '../odd/texts';
import { annotationKept } from '../oracles/annotations';
import { resultSteps } from './results';

/** An annotation set in a result file, or taken out of it. */
export const annotation: Kind = {
  weight: 8,
  make(making) {
    const { random, material, size } = making;
    const made = random.chance(0.25)
      ? composite(random, size)
      : random.chance(0.3)
        ? { text: random.pick(material.results), recipe: ['real'] }
        : mutated(random.pick(material.results), resultSteps, making, 2);
    const content = encoded(made.text, random);
    const place = random.fraction();
    const text = random.chance(0.1) ? 'long '.repeat(1 + Math.floor(size / 5)) : random.pick(oddTexts);
    return {
      recipe: made.recipe,
      parts: [
        { name: 'composite.xml', content },
        { name: 'annotation.txt', content: text },
      ],
      work: () => {
        const decoded = decodeText(content);
        const reading = decoded.kind === 'text' ? readResultFile(decoded.text) : undefined;
        const results = reading?.kind === 'results' ? reading.file.results : [];
        const result = results[Math.floor(place * results.length)];
        if (result === undefined) return () => [];
        const edited = annotationEditOfBytes(content, result, () => text);
        return () => (edited instanceof Uint8Array ? annotationKept(content, edited, result, text) : []);
      },
    };
  },
};
