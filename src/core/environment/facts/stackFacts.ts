import { message } from '../../messages/message';
import { clip } from '../../text/plainText';
import type { Clues } from '../evidence/clues';
import { limits } from '../evidence/evidenceLimits';
import { confidences, depthOf, hypervisorLayers, isDepthKnown, roleOf } from '../stack/layer';
import { type Fact, made, type SystemView } from './fact';
import { isSameMachine } from './machine';

const evidenceOf = ({ stack }: SystemView) => stack.layers.flatMap(({ evidence }) => evidence.slice(0, 1));

/** Depth, role and machine: they decide whether two systems can differ by their hypervisor alone. */
export const stackFacts: readonly Fact[] = [
  {
    id: 'nesting',
    group: 'confounder',
    blocks: 'all',
    weighs: 'all',
    countsUnknown: true,
    read: subject => {
      const { stack } = subject;
      const depth = depthOf(stack);
      if (depth === 0 && stack.below === 'not known') return undefined;
      const words = isDepthKnown(stack)
        ? message('environment.depth', { depth })
        : message('environment.depth-at-least', { depth });
      return { ...made(String(depth), evidenceOf(subject)), words };
    },
    // Visible depths that differ count as different: a hidden layer would have to make up for it exactly.
    compare: (a, b) => {
      if (isNothingKnown(a) || isNothingKnown(b)) return 'unknown';
      const [ours, theirs] = [depthOf(a.stack), depthOf(b.stack)];
      if (ours === theirs) return isDepthKnown(a.stack) && isDepthKnown(b.stack) ? 'same' : 'unknown';
      const shallow = ours < theirs ? a.stack : b.stack;
      // A container shows none of the layers around it.
      return isDepthKnown(shallow) || depthOf(shallow) > 0 ? 'differs' : 'unknown';
    },
  },
  {
    id: 'role',
    group: 'confounder',
    blocks: 'all',
    read: subject => {
      const role = roleOf(subject.stack);
      return role === undefined
        ? undefined
        : { ...made(role, evidenceOf(subject)), words: message('environment.role', { role }) };
    },
  },
  {
    id: 'emulation',
    group: 'confounder',
    blocks: 'all',
    read: ({ stack }) => {
      const tcg = stack.layers.find(
        ({ mode, confidence }) => mode === 'tcg' && confidences.indexOf(confidence) > 0,
      );
      if (tcg !== undefined)
        return { ...made('yes', tcg.evidence), words: message('environment.emulated', { emulated: 'yes' }) };
      const layers = hypervisorLayers(stack);
      if (stack.layers.length === 0 || layers.some(({ kind }) => kind === 'qemu' || kind === 'other:unknown'))
        return undefined;
      if (layers.length === 0 && stack.below === 'not known') return undefined;
      return {
        ...made(
          'no',
          layers.flatMap(({ evidence }) => evidence.slice(0, 1)),
        ),
        words: message('environment.emulated', { emulated: 'no' }),
      };
    },
  },
  {
    id: 'hardware-virtualization',
    group: 'confounder',
    blocks: 'all',
    read: subject => {
      const available = virtualizationBelow(subject);
      if (available === undefined) return undefined;
      const shown = subject.hosts[0]?.first('xl.info', 'Flags', 'cpu.flags');
      return {
        ...made(
          available ? 'yes' : 'no',
          shown === undefined ? evidenceOf(subject) : [{ ...shown, text: clip(shown.text, limits.shown) }],
        ),
        words: message('environment.available', { available: available ? 'yes' : 'no' }),
      };
    },
    // Usually unknown on both sides; only hardware virtualization that one side lacks counts.
    compare: (a, b) => {
      const [ours, theirs] = [virtualizationBelow(a), virtualizationBelow(b)];
      if (ours === theirs) return ours === undefined ? 'unknown' : 'same';
      return ours === false || theirs === false ? 'differs' : 'unknown';
    },
  },
  {
    id: 'machine',
    group: 'confounder',
    blocks: 'all',
    weighs: 'all',
    countsUnknown: true,
    read: ({ machine }) => {
      const first = machine[0];
      return first === undefined
        ? undefined
        : made(
            first.name.toLowerCase(),
            machine.map(({ evidence: shown }) => shown),
            first.name,
          );
    },
    compare: (a, b) => isSameMachine(a.machine, b.machine),
  },
];

function isNothingKnown({ stack }: SystemView): boolean {
  return stack.layers.length === 0 && stack.below === 'not known';
}

/** True when the innermost hypervisor could use VT-x or AMD-V; undefined where unknown. */
function virtualizationBelow({ stack, hosts }: SystemView): boolean | undefined {
  const layers = hypervisorLayers(stack);
  // VMware and VirtualBox on Windows with Hyper-V or VBS on pass neither on to their guests.
  const root = layers.findIndex(({ kind, role }) => kind === 'hyper-v' && role === 'control');
  const hosted = layers.findIndex(
    ({ kind }, index) => root >= 0 && index > root && (kind === 'vmware' || kind === 'virtualbox'),
  );
  if (hosted >= 0 && hosted < layers.length - 1) return false;
  const host = layers.length > 0 ? hosts[0] : undefined;
  if (host === undefined) return undefined;
  const offered = offersVirtualization(host);
  // What the host does not see of its processor, the one below it may refuse.
  return offered ?? (hosts[1] !== undefined && withholdsVirtualization(hosts[1]) ? false : undefined);
}

/** True when a host is known to pass VT-x or AMD-V on to none of its guests, or not to the one that is looked at. */
function withholdsVirtualization(host: Clues): boolean {
  const vmx = host.first('vmx.settings')?.text;
  // VMware passes it on only where it is told to.
  if (vmx !== undefined && !/^ *vhv\.enable *= *"true"/im.test(vmx)) return true;
  if (/ExposeVirtualizationExtensions = "False"/i.test(host.first('hyperv.vm-settings')?.text ?? ''))
    return true;
  return /^(?:n|0)$/i.test(host.first('kvm.nested')?.text.trim() ?? '');
}

/** True when the host's processor lets a hypervisor on it use VT-x or AMD-V; undefined where unknown. */
function offersVirtualization(host: Clues): boolean | undefined {
  const xen = host.first('xl.info')?.text;
  if (xen !== undefined) {
    const capabilities = /^virt_caps\s*:(.*)/m.exec(xen)?.[1];
    return capabilities === undefined ? undefined : /\bhvm\b/.test(capabilities);
  }
  // Dom0 does not see the flags that Xen uses.
  if (host.first('hypervisor.type')?.text.trim() === 'xen') return undefined;
  const flags = host.first('Flags', 'cpu.flags')?.text;
  if (flags === undefined || !/(?:^|\s)fpu\s/.test(flags)) return undefined;
  return /(?:^|\s)(?:vmx|svm)(?:\s|$)/.test(flags);
}
