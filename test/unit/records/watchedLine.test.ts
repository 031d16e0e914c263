import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinePainter, lineKind } from '../../../src/core/records/watchedLine';

test.each([
  ['[PTS Lens] round 1 of 2: Guests r1', 'round'],
  ['RAM Copy 1.0:', 'test'],
  ['    Test 2 of 4', 'test'],
  ['        Started Run 2 @ 13:07:26 *', 'trial'],
  ['        1463.91', 'value'],
  ['    Average: 1463.91 Events Per Second', 'value'],
  ['        The test quit with a non-zero exit status.', 'problem'],
  ['    [NOTICE] local/x-1.0.0 is not installed.', 'problem'],
  ['    Estimated Test Run-Time:      1 Minute', 'other'],
] as const)('who watches sees by its colour what a line is: %s', (line, kind) => {
  expect(lineKind(line)).toBe(kind);
});

const escapeCharacter = String.fromCharCode(27);
const colours = new RegExp(`${escapeCharacter}\\[[\\d;]{1,5}m`, 'g');

test('every character that PTS printed is shown, in its order, however it comes in pieces', () => {
  const folder = path.join(import.meta.dirname, '../../fixtures/ptsConsole');
  const log = readdirSync(folder)
    .filter(name => name.startsWith('batch-run'))
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
    .replaceAll(/\r/g, '')
    .replaceAll(colours, '');
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }),
      fc.boolean(),
      (sizes, shows) => {
        const painter = new LinePainter();
        let shown = '';
        for (let at = 0, turn = 0; at < log.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          shown += painter.push(log.slice(at, at + size));
          if (shows) shown += painter.rest();
          at += size;
        }
        shown += painter.rest();
        expect(shown.replaceAll(colours, '').replaceAll('\r\n', '\n')).toBe(log);
      },
    ),
    { numRuns: 30 },
  );
});

test('nothing that a target prints makes the terminal act', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const painter = new LinePainter();
      const shown = `${painter.push(text)}${painter.rest()}`.replaceAll(colours, '').replaceAll('\r\n', '');
      expect(shown).not.toMatch(/(?!\t)\p{Cc}/u);
    }),
  );
  const painter = new LinePainter();
  expect(painter.push('\u001b]0;title\u0007\u001b[2Jx\n')).toBe(']0;title[2Jx\r\n');
});

test('a line without an end costs no more than its beginning', () => {
  const painter = new LinePainter();
  for (let at = 0; at < 1_000; at += 1) painter.push('x'.repeat(10_000));
  expect(painter.rest()).toHaveLength(4_096);
});
