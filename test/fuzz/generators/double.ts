import { oddTexts, xmlText } from '../odd/texts';
import { matchNear, type Step, splice } from './step';

// Two readers of one text may take the first or the last of two, and must not be of two minds.

/** Writes a leaf element, or an attribute, a second time with another content. */
export const doubleElement: Step = {
  name: 'double-element',
  apply(text, random) {
    const leaf = matchNear(text, /<(\w{1,40})>[^<>]{0,400}<\/\w{1,40}>/, random);
    if (leaf === undefined) return text;
    const [whole, name] = leaf;
    const second = `<${name}>${xmlText(random.pick(oddTexts))}</${name}>`;
    return random.chance(0.5)
      ? splice(text, leaf.index, leaf.index, second)
      : splice(text, leaf.index + whole.length, leaf.index + whole.length, second);
  },
};

/** Writes a key of an object a second time with another value. */
export const doubleKey: Step = {
  name: 'double-key',
  apply(text, random) {
    const key = matchNear(
      text,
      random.pick([/"\w{1,40}"\s{0,4}:/, /"(?:files|systems|baseline|sessions)"\s{0,4}:/]),
      random,
    );
    if (key === undefined) return text;
    const value = random.pick([
      '[]',
      '{}',
      'null',
      '1',
      '"x"',
      '95',
      '["a","b"]',
      '[{"label":"x","sessions":[]}]',
      'true',
    ]);
    return splice(text, key.index, key.index, `${key[0]} ${value},${random.pick(['', '\n', ' '])}`);
  },
};
