import type { Evidence } from '../evidence/evidence';
import { type Fact, factValue, made, type SystemView } from './fact';

/** The first match in QEMU's command line or libvirt's description of the guest, which the host has. */
function fromHost(
  { hosts, clues }: SystemView,
  pattern: RegExp,
): { readonly found: string; readonly clue: Evidence } | undefined {
  for (const one of [clues, ...hosts]) {
    const clue = one.first('qemu.command-lines', 'virsh.dumpxml');
    const match = pattern.exec(clue?.text ?? '');
    const found = match?.slice(1).find(group => group !== undefined);
    if (clue !== undefined && match !== null && found !== undefined)
      return { found, clue: { ...clue, text: match[0] } };
  }
  return undefined;
}

const disk = ['Disk'] as const;

export const diskFacts: readonly Fact[] = [
  {
    id: 'disk-format',
    group: 'confounder',
    blocks: disk,
    read: subject => {
      const said = fromHost(
        subject,
        /<driver [^<>]*type=['"](\w+)['"]|"driver": ?"(qcow2|raw|vmdk|vhdx?|qed)"|\bformat=(\w+)/,
      );
      return said === undefined
        ? factValue(subject.clues.first('disk.format'))
        : made(said.found, [said.clue]);
    },
  },
  {
    id: 'disk-cache',
    group: 'confounder',
    blocks: disk,
    read: subject => {
      const said = fromHost(subject, /<driver [^<>]*cache=['"](\w+)['"]|\bcache=(\w+)/);
      return said === undefined
        ? factValue(subject.clues.first('disk.cache'))
        : made(said.found, [said.clue]);
    },
  },
  {
    id: 'disk-scheduler',
    group: 'confounder',
    weighs: disk,
    read: ({ clues }) => factValue(clues.first('disk-scheduler')),
  },
  {
    id: 'mount-options',
    group: 'confounder',
    weighs: disk,
    // Options that identify the volume do not change how it is written.
    read: ({ clues }) =>
      factValue(clues.first('disk-mount-options'), text =>
        text
          .split(',')
          .filter(option => !/^(?:subvol(?:id)?|addr|username|domain|seclabel|uid|gid)(?:=|$)/.test(option))
          .toSorted()
          .join(','),
      ),
  },
  {
    id: 'file-system',
    group: 'confounder',
    weighs: disk,
    read: ({ clues }) => factValue(clues.first('File-System')),
  },
];
