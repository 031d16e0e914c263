import { describe, expect, test } from 'vitest';
import { parseDefinitionXml } from '../../../src/core/environment/profiles/definitionXml';
import type { PlannedTest } from '../../../src/core/plan/plan';
import { suiteOf } from '../../../src/core/plan/suite';
import { comparisonKey } from '../../../src/core/results/key';
import { scanSuite } from './scanSuite';

function planned(rest: Partial<PlannedTest>): PlannedTest {
  return {
    test: 'pts/ramspeed-1.4.3',
    title: 'RAMspeed',
    arguments: 'COPY -b 3',
    description: 'Type: Copy - Benchmark: Integer',
    rows: [],
    rounds: 3,
    trials: 5,
    ...rest,
  };
}

function xmlOf(tests: readonly PlannedTest[], title = 'KVM r1'): string {
  const suite = suiteOf(title, tests);
  if (suite.kind !== 'suite') throw new Error(`refused: ${suite.message.id}`);
  return suite.xml;
}

/** What decides whether a run joins a result, from the suite or from the result. */
function keyOf(run: { readonly test: string; readonly arguments: string; readonly description: string }) {
  return comparisonKey({
    ...run,
    identifier: run.test,
    title: 'RAMspeed',
    appVersion: '3.5.0',
    scale: 'MB/s',
  });
}

describe('a suite runs exactly the rows that it is made of', () => {
  test('an Execute for each test, to be read by eye', () => {
    expect(
      xmlOf([planned({}), planned({ test: 'local/blake2file-1.0.0', arguments: '', description: '' })]),
    ).toBe(
      `<?xml version="1.0"?>
<PhoronixTestSuite>
  <SuiteInformation>
    <Title>KVM r1</Title>
    <Version>1.0.0</Version>
    <TestType>System</TestType>
    <Description>KVM r1</Description>
    <Maintainer>PTS Lens</Maintainer>
  </SuiteInformation>
  <Execute>
    <Test>pts/ramspeed-1.4.3</Test>
    <Arguments>COPY -b 3</Arguments>
    <Description>Type: Copy - Benchmark: Integer</Description>
  </Execute>
  <Execute>
    <Test>local/blake2file-1.0.0</Test>
  </Execute>
</PhoronixTestSuite>
`,
    );
  });

  test.each([
    ['two blanks within', 'ADD  -b 3'],
    ['signs of XML', `a>b && "c" 'd' ]]> &amp; &#65;`],
    ['a blank behind a less-than sign', 'a < b'],
    ['lines', 'one\ntwo\r\nthree\rfour\tfive'],
    ['other scripts', 'Тест — 試験 😀'],
    ['what looks like a reference', '${HOME} $(touch x) `id`'],
  ])('the key is the same with %s in the Arguments and Description', (_, text) => {
    const one = planned({ arguments: `-x ${text} -y`, description: text });
    const [back] = scanSuite(xmlOf([one]));
    expect(back).toEqual({ test: one.test, arguments: one.arguments, description: one.description });
    expect(back && keyOf(back)).toBe(keyOf(one));
  });

  test('a title with signs of XML leaves the suite one document', () => {
    const parsed = parseDefinitionXml(xmlOf([planned({})], 'a </Title><Execute> & b'));
    expect(parsed).toMatchObject({
      kind: 'parsed',
      value: { PhoronixTestSuite: { SuiteInformation: { Title: 'a </Title><Execute> & b' } } },
    });
  });

  test('a name that no XML can hold does not keep the tests from running', () => {
    expect(scanSuite(xmlOf([planned({})], 'a\u0007b'))).toHaveLength(1);
  });

  test.each([
    ['a control character', { arguments: 'a\u0007b' }, 'plan.left-character'],
    ['half a character', { description: '\ud800' }, 'plan.left-character'],
    ['what PTS takes for a tag and drops', { arguments: 'run <input.txt' }, 'plan.left-tag'],
    ['no version', { test: 'local/ramcopy' }, 'plan.left-no-version'],
    ['a way out of the folder of profiles', { test: '../../etc-1.0.0' }, 'plan.left-odd-name'],
    ['no test', { test: '' }, 'plan.left-no-test'],
    ['endless Arguments', { arguments: 'x'.repeat(100_000) }, 'plan.left-long'],
  ])('%s is refused with its reason, and no suite is written', (_, rest, id) => {
    expect(suiteOf('KVM r1', [planned({}), planned(rest)])).toMatchObject({
      kind: 'refused',
      message: { id },
    });
  });
});
