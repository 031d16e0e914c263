import { definitionElements } from '../../../src/core/definitions/definitionElements';
import { definitionOutline } from '../../../src/core/definitions/definitionOutline';
import { readTestDefinition } from '../../../src/core/environment/profiles/testDefinition';
import { askedOf, checkCompared, compared } from '../compared';
import { doubleElement } from '../generators/double';
import { otherField } from '../generators/fields';
import { layouts } from '../generators/layout';
import { nest } from '../generators/nest';
import { repeatElement, repeatToken } from '../generators/repeat';
import { scrambles } from '../generators/scramble';
import { mutated } from '../generators/step';
import type { Kind } from '../kind';
import { documentOf, loaded } from '../loaded';
import { finiteValues } from '../oracles/finite';
import { outlineOf } from '../oracles/outline';

const steps = [
  ...scrambles,
  otherField,
  otherField,
  doubleElement,
  repeatElement,
  repeatToken('xml'),
  repeatToken('xml'),
  repeatToken('xml'),
  nest,
  ...layouts,
];

/** `test-definition.xml` of an installed profile, and the comparison that believes it. */
export const definition: Kind = {
  weight: 6,
  make(making) {
    const { random, material } = making;
    const { text, recipe } = mutated(random.pick(material.definitions), steps, making);
    const base = random.pick(material.results);
    const asked = random.chance(0.2) ? askedOf(random) : undefined;
    return {
      recipe,
      parts: [{ name: 'test-definition.xml', content: text }],
      work: () => {
        const reading = readTestDefinition(text);
        const outline = definitionOutline(definitionElements(text));
        const checked = () => [...finiteValues('definition', reading), ...outlineOf(text, outline)];
        if (reading.kind === 'problem' || asked === undefined) return checked;
        const file = loaded('f/composite.xml', base);
        const results = file.reading.kind === 'results' ? file.reading.file.results : [];
        const installed = new Map(
          results.flatMap(({ identifier = '' }) => [[identifier, reading.definition] as const]),
        );
        const outcome = compared(documentOf([file.path]), [file], asked, { installed });
        return () => [...checked(), ...checkCompared(outcome)];
      },
    };
  },
};
