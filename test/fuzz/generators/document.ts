import { namedPaths } from '../loaded';
import { oddTexts } from '../odd/texts';
import type { Random } from '../random';

const roles = ['host', 'control', 'guest', 'container'];
const layerKinds = ['xen', 'kvm', 'hyper-v', 'vmware', 'docker', 'bare-metal', 'other:x', '__proto__'];

/** The text of a comparison document, valid but for a few, laid out in some way. */
export function documentText(
  random: Random,
  identifiers: readonly string[],
  /** Systems, and files; the document has about so many. */
  count: number,
): string {
  const text = (plain: string) => (random.chance(0.12) ? random.pick(oddTexts) : plain);
  const name = (plain: string) => text(plain) || plain;
  const some = (most: number) => random.below(most + 1);
  const session = () => ({
    file: random.chance(0.9) ? random.pick(namedPaths) : name('nowhere'),
    identifier: identifiers.length === 0 || random.chance(0.1) ? text('x') : random.pick(identifiers),
    ...(random.chance(0.1) ? { occurrence: random.pick([0, 0, 1, 2, -1]) } : {}),
  });
  const layer = () => ({
    kind: random.pick(layerKinds),
    role: random.pick(roles),
    ...(random.chance(0.3) ? { version: text('4.17'), product: text('EC2'), mode: text('hvm') } : {}),
  });
  const system = (at: number) => ({
    label: random.chance(0.12) ? `${random.pick(oddTexts)}${at}` : `L${at}`,
    sessions: Array.from({ length: 1 + some(2) }, session),
    ...(random.chance(0.25)
      ? {
          ranOn: {
            layers: Array.from({ length: some(3) }, layer),
            below: random.pick(['nothing', 'not known']),
          },
        }
      : {}),
    ...(random.chance(0.1) ? { note: text('kept') } : {}),
  });
  const document = {
    version: 1,
    ...(random.chance(0.4) ? { title: text('Title') } : {}),
    files: [...namedPaths, ...Array.from({ length: Math.max(0, count - 3) }, (_, at) => `f${at}`)].filter(
      () => random.chance(0.9),
    ),
    ...(random.chance(0.75)
      ? { systems: Array.from({ length: Math.max(1, count) }, (_, at) => system(at)) }
      : {}),
    ...(random.chance(0.6) ? { baseline: text('L0') } : {}),
    ...(random.chance(0.6) ? { confidence: random.pick([90, 95, 99]) } : {}),
    ...(random.chance(0.6) ? { margin: random.pick([1, 2.5, 50, 1e-300, 0.001]) } : {}),
    ...(random.chance(0.6) ? { correction: random.pick(['bh', 'holm']) } : {}),
    ...(random.chance(0.3) ? { unknown: { a: [text('kept')] } } : {}),
  };
  const json = JSON.stringify(document, undefined, random.pick([0, 0, 1, 2, 4, '\t']));
  return random.chance(0.7) ? json : `${json}\n`;
}
