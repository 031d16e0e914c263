import { describe, expect, test } from 'vitest';
import { rewriting, sealed } from '../../../src/core/report/seal';
import { type ReportFolder, writeTogether } from '../../../src/core/report/writeTogether';
import { ownWordsText } from '../../../src/core/reports/ownWords';

/** A folder in memory; writing under `fails` goes wrong, as on a full disk. */
function memoryFolder(files = new Map<string, string>(), fails?: string): ReportFolder {
  return {
    read: async name => {
      const text = files.get(name);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    write: async (name, text) => {
      if (fails !== undefined && name.startsWith(fails)) throw new Error('disk full');
      files.set(name, text);
    },
    rename: async (from, to) => {
      files.set(to, files.get(from) ?? '');
      files.delete(from);
    },
    delete: async name => {
      files.delete(name);
    },
  };
}

const report = (text: string) => sealed(`# ${text}\n\n${ownWordsText('a place')}\n`);
const files = (text: string) => [
  { name: 'report.md', text: report(text) },
  { name: 'pictures/a.svg', text: sealed(`<svg>${text}</svg>`) },
];

describe('a report that is written a second time', () => {
  test('takes the place of one that nobody changed', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    expect(await writeTogether(files('new'), memoryFolder(disk))).toEqual({ kind: 'written' });
    expect([...disk.keys()].sort()).toEqual(['pictures/a.svg', 'report.md']);
    expect(disk.get('report.md')).toBe(report('new'));
  });

  test('keeps what a person wrote in the place for own words, again and again', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    const own = '\nHyper-V is no better, <b>it is not nested</b>.\n\n';
    const at = '<!-- own-words -->\n';
    disk.set('report.md', (disk.get('report.md') ?? '').replace(at, `${at}${own}`));
    for (const text of ['new', 'newer']) {
      expect(await writeTogether(files(text), memoryFolder(disk))).toEqual({ kind: 'written' });
      expect(disk.get('report.md')).toContain(`# ${text}\n`);
      expect(disk.get('report.md')).toContain(`${at}${own}<!-- /own-words -->`);
    }
  });

  test.each([
    ['a word', (text: string) => text.replace('# old', '# mine')],
    ['words after the end', (text: string) => `${text}mine\n`],
    [
      'the end mark moved into own words',
      (text: string) =>
        text.replace('<!-- own-words -->\n', '<!-- own-words -->\n<!-- /own-words -->\nmine\n'),
    ],
    ['its checksum', (text: string) => text.replace(/[0-9a-f]{64}/, '0'.repeat(64))],
  ])('is not written where somebody changed it, nor any other file: %s', async (_, change) => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    disk.set('report.md', change(disk.get('report.md') ?? ''));
    const before = new Map(disk);
    expect(await writeTogether(files('new'), memoryFolder(disk))).toEqual({
      kind: 'refused',
      refusals: [{ name: 'report.md', why: 'changed' }],
    });
    expect(disk).toEqual(before);
  });

  test('never takes the place of a file that no report wrote, such as somebody’s own report.md', async () => {
    const disk = new Map([['report.md', '# My report\n']]);
    expect(await writeTogether(files('new'), memoryFolder(disk))).toEqual({
      kind: 'refused',
      refusals: [{ name: 'report.md', why: 'foreign' }],
    });
    expect([...disk]).toEqual([['report.md', '# My report\n']]);
  });

  test('leaves the old one where the disk is full, and no half of the new one', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    const before = new Map(disk);
    await expect(writeTogether(files('new'), memoryFolder(disk, 'pictures/'))).rejects.toThrow('disk full');
    expect(disk).toEqual(before);
  });

  test('knows its own text with the line ends of Windows, as git may write it', () => {
    expect(rewriting(report('old').replaceAll('\n', '\r\n'), report('new'))).toEqual({
      kind: 'write',
      text: report('new'),
    });
  });

  test('a hint cannot end the comment that it stands in', () => {
    expect(ownWordsText('a --> <script>').split('-->')).toHaveLength(4);
  });
});
