import { describe, expect, test } from 'vitest';
import { loadFormatter } from '../../../src/core/messages/catalogueFormatter';
import { rewriting, sealed } from '../../../src/core/report/seal';
import { writeTogether } from '../../../src/core/report/writeTogether';
import { ownWordsText } from '../../../src/core/reports/ownWords';
import { failureText } from '../../../src/core/writing/failureText';
import type { WritingFolder } from '../../../src/core/writing/writtenFile';

/** What a test makes go wrong: `act` on `name` is refused. */
type Fault = readonly [act: 'write' | 'rename' | 'delete', name: string];

/** A folder in memory whose disk refuses what is told. */
function memoryFolder(files = new Map<string, string>(), faults: readonly Fault[] = []): WritingFolder {
  const meet = (act: Fault[0], name: string) => {
    if (faults.some(fault => fault[0] === act && fault[1] === name)) throw new Error(`${act} ${name}`);
  };
  return {
    read: async name => {
      const text = files.get(name);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    write: async (name, content) => {
      meet('write', name);
      files.set(name, typeof content === 'string' ? content : new TextDecoder().decode(content));
    },
    rename: async (from, to) => {
      meet('rename', to);
      files.set(to, files.get(from) ?? '');
      files.delete(from);
    },
    delete: async name => {
      meet('delete', name);
      files.delete(name);
    },
  };
}

const written = { kind: 'written', left: [] };
const report = (text: string) => sealed(`# ${text}\n\n${ownWordsText('a place')}\n`);
const files = (text: string) => [
  { name: 'report.md', text: report(text) },
  { name: 'pictures/a.svg', text: sealed(`<svg>${text}</svg>`) },
];

describe('a report that is written a second time', () => {
  test('takes the place of one that nobody changed', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    expect(await writeTogether(files('new'), memoryFolder(disk))).toEqual(written);
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
      expect(await writeTogether(files(text), memoryFolder(disk))).toEqual(written);
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

  test.each<Fault>([
    ['write', 'pictures/a.svg.pts-lens-tmp'],
    ['write', 'pictures/a.svg.pts-lens-old'],
    ['rename', 'report.md'],
    ['rename', 'pictures/a.svg'],
    ['rename', 'pictures/new.svg'],
    ['delete', 'pictures/002-gone.svg'],
  ])(
    'leaves the former one whole, and nothing of the new one, where the disk refuses to %s %s',
    async (...fault) => {
      const disk = new Map<string, string>();
      await writeTogether([...shown('old', '002-gone'), ...files('old').slice(1)], memoryFolder(disk));
      const before = new Map(disk);
      const fresh = [...files('new'), { name: 'pictures/new.svg', text: sealed('<svg>new</svg>') }];
      expect(await writeTogether(fresh, memoryFolder(disk, [fault]))).toEqual({
        kind: 'failed',
        cause: new Error(fault.join(' ')),
        torn: [],
        left: [],
      });
      expect(disk).toEqual(before);
    },
  );

  test('says which files are new and where the former ones stand, if they cannot be put back', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    const folder = memoryFolder(disk, [['rename', 'pictures/a.svg']]);
    let renamed = 0;
    const failing = {
      ...folder,
      rename: async (from: string, to: string) => {
        renamed += 1;
        if (renamed === 3) throw new Error('gone');
        await folder.rename(from, to);
      },
    };
    const outcome = await writeTogether(files('new'), failing);
    expect(outcome).toMatchObject({ kind: 'failed', torn: ['report.md'], left: [] });
    expect(disk.get('report.md')).toBe(report('new'));
    expect(disk.get('report.md.pts-lens-old')).toBe(report('old'));
    if (outcome.kind !== 'failed') return;
    const en = failureText(outcome, 'the disk is gone', name => name, await loadFormatter('en'));
    expect(en).toBe(
      'Written in part only. report.md is new and could not be put back; what it was stands in report.md.pts-lens-old. The reason: the disk is gone',
    );
    const ru = failureText(outcome, 'диска нет', name => name, await loadFormatter('ru'));
    expect(ru).toContain(
      'вернуть прежний не удалось: он сохранён как report.md.pts-lens-old. Причина: диска нет',
    );
  });

  test('names no file as left over that was never written', async () => {
    const disk = new Map<string, string>();
    const refused: Fault[] = [
      ['write', 'report.md.pts-lens-tmp'],
      ['delete', 'report.md.pts-lens-tmp'],
    ];
    expect(await writeTogether(files('new'), memoryFolder(disk, refused))).toMatchObject({
      kind: 'failed',
      left: [],
    });
  });

  test('says what is left over where the disk does not let it go', async () => {
    const disk = new Map<string, string>();
    await writeTogether(files('old'), memoryFolder(disk));
    const folder = memoryFolder(disk, [['delete', 'report.md.pts-lens-old']]);
    const outcome = await writeTogether(files('new'), folder);
    expect(outcome).toEqual({ kind: 'written', left: ['report.md.pts-lens-old'] });
    expect(disk.get('report.md')).toBe(report('new'));
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

/** A report with pictures, sealed each. */
function shown(text: string, ...names: readonly string[]) {
  const images = names.map(name => `![${name}](pictures/${name}.svg)\n`).join('\n');
  return [
    { name: 'report.md', text: sealed(`# ${text}\n\n${ownWordsText('a place')}\n\n${images}`) },
    ...names.map(name => ({ name: `pictures/${name}.svg`, text: sealed(`<svg>${name}</svg>`) })),
  ];
}

describe('pictures that the former report shows and the new one does not', () => {
  const disk = new Map<string, string>();
  const namesAfter = async (change: () => void) => {
    disk.clear();
    await writeTogether(shown('old', '001-a', '002-b'), memoryFolder(disk));
    change();
    expect(await writeTogether(shown('new', '001-a'), memoryFolder(disk))).toEqual(written);
    return [...disk.keys()].sort();
  };

  test('go, so that nobody hands in a picture of other figures', async () => {
    expect(await namesAfter(() => {})).toEqual(['pictures/001-a.svg', 'report.md']);
  });

  test.each([
    [
      'a person changed',
      () => disk.set('pictures/002-b.svg', `${disk.get('pictures/002-b.svg')}<!-- mine -->`),
    ],
    ['a person put there under its name', () => disk.set('pictures/002-b.svg', '<svg>mine</svg>')],
    [
      'a person’s own words show',
      () => {
        const place = '<!-- own-words -->\n';
        const text = disk.get('report.md') ?? '';
        disk.set('report.md', text.replace(place, `${place}![see](pictures/002-b.svg)\n`));
      },
    ],
  ])('stay where %s', async (_, change) => {
    expect(await namesAfter(change)).toContain('pictures/002-b.svg');
  });

  test('stay where another report wrote them: this one never showed them', async () => {
    const other = 'pictures/009-other.svg';
    expect(await namesAfter(() => disk.set(other, sealed('<svg>other</svg>')))).toContain(other);
  });

  test('are only those of its own folder, whatever a report links to', async () => {
    disk.clear();
    const evil = ['../report.svg', 'pictures/../../x.svg', 'pictures/a/b.svg', '/etc/x.svg'];
    const text = sealed(evil.map(name => `![x](${name})\n`).join(''));
    disk.set('report.md', text);
    for (const name of evil) disk.set(name, sealed('<svg>evil</svg>'));
    expect(await writeTogether([{ name: 'report.md', text: report('new') }], memoryFolder(disk))).toEqual(
      written,
    );
    expect([...disk.keys()].sort()).toEqual([...evil, 'report.md'].sort());
  });
});
