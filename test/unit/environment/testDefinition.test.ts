import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTestDefinition } from '../../../src/core/environment/profiles/testDefinition';

const definition = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.6-->
<PhoronixTestSuite>
  <TestInformation>
    <Title>RAMspeed SMP</Title>
    <AppVersion>3.5.0</AppVersion>
    <Description>A &amp; B</Description>
    <ResultScale>MB/s</ResultScale>
    <Proportion>HIB</Proportion>
    <TimesToRun>5</TimesToRun>
  </TestInformation>
  <TestProfile>
    <Version>1.4.3</Version>
    <SupportedPlatforms>Linux, BSD</SupportedPlatforms>
    <TestType>Memory</TestType>
  </TestProfile>
  <TestSettings><Option><DisplayName>Type</DisplayName></Option><Option><DisplayName>Benchmark</DisplayName></Option></TestSettings>
</PhoronixTestSuite>
`;

const inside = (xml: string) => `<PhoronixTestSuite>${xml}</PhoronixTestSuite>`;

describe('readTestDefinition', () => {
  test('readTestDefinition reads class and scheduled trials, which go before what is known of the public profile', () => {
    expect(readTestDefinition(definition)).toEqual({
      kind: 'definition',
      definition: {
        testType: 'Memory',
        timesToRun: 5,
        title: 'RAMspeed SMP',
        appVersion: '3.5.0',
        scale: 'MB/s',
        proportion: 'HIB',
        profileVersion: '1.4.3',
      },
    });
  });

  test('readTestDefinition leaves out what is empty, repeated or no count, rather than guess', () => {
    const xml = inside(
      '<TestInformation><Title/><Title>b</Title><TimesToRun>many</TimesToRun></TestInformation><TestProfile><TestType>  </TestType></TestProfile>',
    );
    expect(readTestDefinition(xml)).toEqual({ kind: 'definition', definition: {} });
    for (const times of ['0', '-3', '1e9', '2.5'])
      expect(
        readTestDefinition(inside(`<TestInformation><TimesToRun>${times}</TimesToRun></TestInformation>`)),
      ).toEqual({ kind: 'definition', definition: {} });
  });

  test.each([
    ['', 'not-xml'],
    ['not xml at all', 'not-xml'],
    ['<PhoronixTestSuite><TestProfile>', 'not-xml'],
    ['<other/>', 'not-a-definition'],
    ['<PhoronixTestSuite/>', 'not-a-definition'],
    [inside('<Result/>'), 'not-a-definition'],
    [inside('<TestInformation><Title>&lol;</Title></TestInformation>'), 'not-xml'],
    [
      `<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY b "&lol;&lol;">]>${inside('<TestProfile><TestType>&b;</TestType></TestProfile>')}`,
      'has-entities',
    ],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><PhoronixTestSuite/>', 'has-entities'],
    [inside('<!ELEMENT a ANY>'), 'has-entities'],
    ['<!'.repeat(400_000), 'has-entities'],
    [`${'<a>'.repeat(200_000)}`, 'too-deep'],
    [inside(' '.repeat(2_000_000)), 'too-large'],
    [inside('<TestProfile><TestType>Memory</TestType></TestProfile>').slice(0, -3), 'not-xml'],
  ] as const)(
    'readTestDefinition answers %s with the problem %s: hostile text must not stop the extension',
    (xml, problem) => {
      expect(readTestDefinition(xml)).toEqual({ kind: 'problem', problem });
    },
  );

  test('readTestDefinition does not let names of elements reach into objects', () => {
    const xml = inside(
      '<__proto__><testType>x</testType></__proto__><constructor/><TestProfile><TestType>Disk</TestType></TestProfile>',
    );
    expect(readTestDefinition(xml)).toEqual({ kind: 'definition', definition: { testType: 'Disk' } });
    expect(({} as { testType?: string }).testType).toBeUndefined();
  });
});

const examples = resolve(__dirname, '../../../../shared/examples/pts-test-profiles');
const here = existsSync(examples);
if (!here) console.log(`skipped: ${examples} is not here`);

describe.skipIf(!here)('the example profiles', () => {
  test('all read', () => {
    const names = here
      ? readdirSync(examples).filter(name => existsSync(join(examples, name, 'test-definition.xml')))
      : [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const reading = readTestDefinition(readFileSync(join(examples, name, 'test-definition.xml'), 'utf8'));
      if (reading.kind !== 'definition') throw new Error(`${name} reads as ${reading.kind}`);
      expect(reading.definition.title, name).toMatch(/\S/);
    }
  });
});
