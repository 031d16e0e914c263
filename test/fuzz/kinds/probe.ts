import { logFolderName } from '../../../src/core/environment/evidence/gather';
import { probeProblem, readProbe } from '../../../src/core/environment/evidence/probe';
import { askedOf, checkCompared, compared } from '../compared';
import { doubleKey } from '../generators/double';
import { nest } from '../generators/nest';
import { repeatItem, repeatToken } from '../generators/repeat';
import { scrambles } from '../generators/scramble';
import { mutated, type Step, splice } from '../generators/step';
import type { Kind } from '../kind';
import { documentOf, loaded } from '../loaded';
import { oddNumbers } from '../odd/numbers';
import { oddTexts, systemWords } from '../odd/texts';
import { finiteValues } from '../oracles/finite';

/** Gives an answer of the probe another value. */
const otherAnswer: Step = {
  name: 'other-answer',
  apply(text, random, size) {
    const answers = text.indexOf('"answers"');
    const start = text.indexOf('": ', answers + random.below(text.length - answers));
    if (start < 0) return text;
    const word = random.pick([...systemWords, ...oddTexts]);
    const many = word.repeat(Math.ceil(size / Math.max(1, word.length)));
    const value = random.pick([
      JSON.stringify(word),
      JSON.stringify(many),
      random.pick(oddNumbers),
      'null',
      '{}',
      'true',
    ]);
    const end = text.indexOf('\n', start);
    return splice(text, start + 3, end < 0 ? text.length : end, `${value},`);
  },
};

const steps = [
  ...scrambles,
  otherAnswer,
  otherAnswer,
  otherAnswer,
  otherAnswer,
  doubleKey,
  repeatItem,
  repeatToken('json'),
  nest,
];
const fallback =
  '{\n"format": "pts-lens-probe",\n"version": 1,\n"role": "guest",\n"answers": {\n"hypervisor": "KVM"\n}\n}';

/** `pts-lens-probe.json`: the launcher's answers about a system and its hosts. */
export const probe: Kind = {
  weight: 7,
  make(making) {
    const { random, material } = making;
    const base = random.pick(material.results);
    const { text, recipe } = mutated(random.pick([...material.probes, fallback]), steps, making);
    const name = random.pick([
      'pts-lens-probe.json',
      'pts-lens-probe.host.json',
      'pts-lens-probe.host2.json',
    ]);
    const folder = logFolderName(/<System>\s*<Identifier>([^<&]{0,100})</.exec(base)?.[1] ?? '');
    const asked = askedOf(random);
    return {
      recipe,
      parts: [
        { name: 'composite.xml', content: base },
        { name: `system-logs/${folder}/${name}`, content: text },
      ],
      work: () => {
        const reading = readProbe(text);
        if (reading.kind === 'invalid') asked.formatter.say(probeProblem(reading.reason));
        const file = loaded('f/composite.xml', base, new Map([[folder, new Map([[name, text]])]]));
        const outcome = compared(documentOf([file.path]), [file], asked);
        return () => [...finiteValues('probe', reading), ...checkCompared(outcome)];
      },
    };
  },
};
