import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { profileFacts } from '../../../src/core/environment/profiles/profiles';

describe('profileFacts', () => {
  test('profileFacts tells a memory benchmark from a processor benchmark, or the wrong differences would block a verdict', () => {
    expect(profileFacts('pts/ramspeed-1.4.3')).toEqual({ testType: 'Memory', trials: 3 });
    expect(profileFacts('pts/blake2-1.2.2')).toEqual({ testType: 'Processor', trials: 3 });
    expect(profileFacts('pts/sqlite-2.2.0')).toEqual({ testType: 'Disk', trials: 3 });
  });

  test('profileFacts knows a profile whatever its version, or an update of PTS would lose the class', () => {
    expect(profileFacts('pts/ramspeed')).toEqual(profileFacts('pts/ramspeed-99.0.0'));
    expect(profileFacts('pts/compress-7zip')).toEqual(profileFacts('pts/compress-7zip-1.11.0'));
  });

  test('profileFacts says nothing of a profile it does not know, rather than guess', () => {
    for (const identifier of [
      'local/ramspeed-1.4.3',
      'pts/no-such-test-1.0.0',
      'constructor',
      '',
      '-1.0.0',
    ]) {
      expect(profileFacts(identifier)).toBeUndefined();
    }
  });

  test('profileFacts believes the installed profile before the public one: a changed test would be weighed as the old one', () => {
    const installed = new Map([
      ['pts/ramspeed-1.4.3', { testType: 'System', timesToRun: 7 }],
      ['local/mine-1.0.0', { testType: 'Disk' }],
    ]);
    expect(profileFacts('pts/ramspeed-1.4.3', installed)).toEqual({ testType: 'System', trials: 7 });
    expect(profileFacts('local/mine-1.0.0', installed)).toEqual({ testType: 'Disk', trials: 3 });
    expect(profileFacts('pts/blake2-1.2.2', installed)).toEqual({ testType: 'Processor', trials: 3 });
  });

  test('profileFacts leaves the class open where the profile names none', () => {
    expect(profileFacts('system/sqlite-1.0.0')).toEqual({ trials: 3 });
  });
});

const reference = resolve(__dirname, '../../../../shared/reference/test-profiles.json');
const here = existsSync(reference);
if (!here) console.log(`skipped: ${reference} is not here`);

describe.skipIf(!here)('the reference list of public profiles', () => {
  const { profiles }: { profiles: Record<string, { type: string; trials: number }> } = here
    ? JSON.parse(readFileSync(reference, 'utf8'))
    : { profiles: {} };

  test('the reference list of public profiles agrees with ours in every entry', () => {
    expect(Object.keys(profiles).length).toBeGreaterThan(600);
    for (const [profile, { type, trials }] of Object.entries(profiles)) {
      const facts = type === '' ? { trials } : { testType: type, trials };
      expect(profileFacts(profile), profile).toEqual(facts);
      expect(profileFacts(`${profile}-1.2.3`), profile).toEqual(facts);
    }
  });
});
