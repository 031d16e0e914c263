import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  folderOf,
  isAllowedId,
  isAllowedIdentifier,
  isAllowedTitle,
  keptOf,
  logNameOf,
} from '../../../src/core/runs/names';

interface Recorded {
  readonly given: string;
  readonly identifier: string;
  readonly folder: string;
  readonly logs: string;
}

/** What the functions of PTS 10.8.6 itself answered under PHP 8.2. */
const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../fixtures/ptsNames.json'), 'utf8'),
);

test.each(recorded)('a run named “$given” is found again under the name that PTS gives it', each => {
  expect(keptOf(each.given)).toBe(each.identifier);
  expect(folderOf(each.given)).toBe(each.folder);
  expect(logNameOf(each.given)).toBe(each.logs);
});

test('an identifier that is allowed is the one that stands in the result, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 20 }), name => {
      if (isAllowedIdentifier(name)) {
        expect(keptOf(name)).toBe(name);
        expect(logNameOf(name)).toBe(name);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each(['KVM r1 2026-11-27', 'guest_2', 'a.b', 'A+B, c@d', '00'])('%s may name a run', name => {
  expect(isAllowedIdentifier(name)).toBe(true);
});

test.each([
  '',
  '0',
  ' a',
  'a ',
  'a  b',
  '-a',
  '.a',
  'a.',
  'a/b',
  'a:b',
  'a;b',
  '$HOSTNAME',
  'a\nb',
  'é',
  'x'.repeat(101),
])('“%s” may not name a run: PTS would change it, or it is no name of a file', name => {
  expect(isAllowedIdentifier(name)).toBe(false);
});

test('a title needs a folder that no command takes for an option', () => {
  expect(isAllowedTitle('KVM r1')).toBe(true);
  expect(isAllowedTitle('a__')).toBe(true);
  expect(isAllowedTitle('_ -x')).toBe(false);
});

test.each(['20261127-013000-ab12', 'a'])('%s may name the folder of a run', id => {
  expect(isAllowedId(id)).toBe(true);
});

test.each(['', '-a', '..', 'a/b', 'a b', 'a\n', 'a'.repeat(65)])(
  '“%s” may not name the folder of a run',
  id => {
    expect(isAllowedId(id)).toBe(false);
  },
);
