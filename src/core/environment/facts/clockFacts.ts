import { message } from '../../messages/message';
import { hypervisorLayers } from '../stack/layer';
import { type Fact, made, type SystemView } from './fact';

/** Relative drift of a guest's clock against the launching machine's that counts as a difference. */
const driftThatMatters = 0.005;

/** Any guest loses fewer seconds than this to steal. */
const stealThatMatters = 1;

/** Ticks a second of /proc/stat, on every Linux that PTS runs on. */
const ticksPerSecond = 100;

function sourceOf({ clues }: SystemView) {
  const asked = clues.first('clock.source');
  if (asked !== undefined) return { name: asked.text.trim(), clue: asked };
  const line = clues.of('dmesg').findLast(({ text }) => /^clocksource: Switched to clocksource/.test(text));
  const name = /clocksource (\S+)$/.exec(line?.text ?? '')?.[1];
  return name === undefined ? undefined : { name, clue: line };
}

const isParavirtual = (name: string) => /^(?:kvm-clock|xen|hyperv_)/.test(name);

/** What the launcher noted of the clocks: what passed in the guest, here, and by how much the first may be wrong. */
const elapsed = ['clock.elapsed.guest', 'clock.elapsed.launcher', 'clock.elapsed.margin'] as const;

interface Drift {
  /** Of the guest's clock from the launching machine's, relative; 0 where equal. */
  readonly drift: number;
  readonly margin: number;
  /** Whether it matters. */
  readonly isWrong: boolean;
}

/** Undefined where nothing was noted, and where what was noted fits a clock that is right as well as one that is wrong. */
function driftOf({ clues }: SystemView): Drift | undefined {
  const [guest, launcher, error] = elapsed.map(name => Number(clues.first(name)?.text ?? Number.NaN));
  if (guest === undefined || launcher === undefined || error === undefined) return undefined;
  const [drift, margin] = [guest / launcher - 1, error / launcher];
  if (!(guest > 0 && launcher > 0 && margin >= 0) || !Number.isFinite(drift)) return undefined;
  const isWrong = Math.abs(drift) - margin > driftThatMatters;
  return isWrong || Math.abs(drift) + margin <= driftThatMatters ? { drift, margin, isWrong } : undefined;
}

function stolenSeconds({ clues }: SystemView): number | undefined {
  const before = clues.first('steal.before');
  const after = clues.first('steal.after');
  if (before === undefined || after === undefined) return undefined;
  const ticks = Number(after.text) - Number(before.text);
  return ticks >= 0 ? ticks / ticksPerSecond : undefined;
}

/** True where the hypervisor counts steal. Hyper-V and hosted VMware do not: their 0 is no evidence. */
function countsSteal({ stack }: SystemView): boolean {
  const kind = hypervisorLayers(stack).at(-1)?.kind;
  return kind === 'kvm' || kind === 'xen' || kind === 'qemu';
}

export const clockFacts: readonly Fact[] = [
  {
    id: 'clock-source',
    group: 'confounder',
    weighs: 'all',
    blocksCycles: true,
    // Each hypervisor's own clock is part of it; only another clock is a difference.
    read: subject => {
      const source = sourceOf(subject);
      return source === undefined
        ? undefined
        : made(isParavirtual(source.name) ? 'paravirtual' : source.name, [source.clue], source.name);
    },
  },
  {
    id: 'paravirtual-clock',
    group: 'hypervisor',
    read: subject => {
      const source = sourceOf(subject);
      return source !== undefined && isParavirtual(source.name)
        ? made(source.name, [source.clue])
        : undefined;
    },
  },
  {
    id: 'clock-drift',
    group: 'confounder',
    weighs: 'all',
    blocksCycles: true,
    read: subject => {
      const found = driftOf(subject);
      if (found === undefined) return undefined;
      const evidence = elapsed.map(name => subject.clues.first(name));
      const inPercent = (part: number) => Number((part * 100).toFixed(3));
      const words = message('environment.drift', {
        percent: inPercent(found.drift),
        margin: inPercent(found.margin),
      });
      return { ...made(String(found.drift), evidence), words };
    },
    // A clock that is wrong on either side spoils the comparison, whatever the other does.
    compare: (a, b) => {
      const drifts = [driftOf(a), driftOf(b)];
      if (drifts.some(found => found?.isWrong === true)) return 'differs';
      return drifts.includes(undefined) ? 'unknown' : 'same';
    },
  },
  {
    id: 'steal',
    group: 'confounder',
    weighs: 'all',
    read: subject => {
      const seconds = stolenSeconds(subject);
      if (seconds === undefined || (seconds === 0 && !countsSteal(subject))) return undefined;
      const evidence = [subject.clues.first('steal.before'), subject.clues.first('steal.after')];
      return {
        ...made(String(seconds), evidence, `${seconds} s`),
        words: message('environment.seconds', { seconds }),
      };
    },
    compare: (a, b) => {
      const [x, y] = [stolenSeconds(a), stolenSeconds(b)];
      const known = [countsSteal(a) ? x : x || undefined, countsSteal(b) ? y : y || undefined];
      const [ours = 0, theirs = 0] = known;
      if (Math.abs(ours - theirs) > stealThatMatters) return 'differs';
      return known.includes(undefined) ? 'unknown' : 'same';
    },
  },
];
