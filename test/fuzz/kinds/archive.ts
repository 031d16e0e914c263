import { logNames } from '../../../src/core/environment/evidence/gather';
import { logsInZip } from '../../../src/core/environment/evidence/zippedLogs';
import { archiveOf, type Member, memberOf } from '../generators/archive';
import { damaged } from '../generators/layout';
import type { Kind, Making } from '../kind';
import { boundedArchive } from '../oracles/archive';

/** What a member unpacks to: what is packed is a thousand times smaller. Few sizes, since packing takes long. */
const unpacked = [10_000, 200_000, 1_000_000, 4_000_000, 40_000_000] as const;
const [, , , largestHonest] = unpacked;
const mostMembers = 6_000;
const folders = [
  'a',
  'system-logs/b',
  '..',
  '../../c',
  '/d',
  'e\\f',
  '__proto__',
  '',
  'a/b/c',
  'constructor',
  '\u202ex',
];

/** `system-logs.zip`: members that lie of their size, lie over one another, or are many. */
export const archive: Kind = {
  weight: 3,
  isUnmeasured: true,
  make(making) {
    const { random } = making;
    const way = random.pick(['plain', 'plain', 'large', 'lying', 'overlapping', 'many'] as const);
    const members = membersOf(way, making);
    const whole = archiveOf(members, random);
    const content = random.chance(0.3) ? damaged(whole, random) : whole;
    return {
      recipe: [`${way}-members`],
      parts: [{ name: 'system-logs.zip', content }],
      work: async () => {
        const before = process.resourceUsage().maxRSS;
        const logs = await logsInZip(content);
        const peak = 1024 * (process.resourceUsage().maxRSS - before);
        return () => boundedArchive(logs, peak);
      },
    };
  },
};

type Way = 'plain' | 'large' | 'lying' | 'overlapping' | 'many';

function membersOf(way: Way, { random, material, size }: Making): readonly Member[] {
  const name = (at: number) => `${random.pick(folders)}${at}/${random.pick(logNames)}`;
  const small = (at: number) => {
    const texts = material.logs.get(random.pick(logNames)) ?? [];
    return memberOf(name(at), Buffer.from((texts[0] ?? 'x').slice(0, 4_000)), random.chance(0.7));
  };
  if (way === 'plain') return Array.from({ length: random.below(8) }, (_, at) => small(at));
  if (way === 'many') {
    const count = Math.min(mostMembers, Math.ceil(size / 150));
    return Array.from({ length: count }, (_, at) => memberOf(name(at), Buffer.from('a: b\n'), false));
  }
  const isLying = way === 'lying' || random.chance(0.3);
  const drawn = random.pick(unpacked);
  const packed = lines(`a0/${random.pick(logNames)}`, isLying ? drawn : Math.min(drawn, largestHonest));
  const first = isLying ? { ...packed, claimed: random.pick([0, 1, 100, 4_000_000, 0xffffffff]) } : packed;
  if (way === 'overlapping') {
    const count = Math.min(mostMembers, Math.ceil(size / 90));
    return [
      first,
      ...Array.from({ length: count }, (_, at) => ({ ...first, name: name(at + 1), shares: 0 })),
    ];
  }
  const count = Math.max(1, Math.floor(size / Math.max(200, first.data.length)));
  return Array.from({ length: Math.min(200, count) }, (_, at) => ({ ...first, name: name(at) }));
}

const known = new Map<number, Member>();

/** A member of so many bytes of lines that say nothing. */
function lines(name: string, length: number): Member {
  const packed = known.get(length) ?? memberOf(name, Buffer.alloc(length, 'a: b\n'), true);
  known.set(length, packed);
  return { ...packed, name };
}
