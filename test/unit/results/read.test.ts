import { describe, expect, test } from 'vitest';
import { document, entryOf, entryXml, fileOf, problemsOf, resultOf, resultXml, run } from './sample';

describe('trials', () => {
  test('trials come in the order they ran, with the most decimals written', () => {
    const entry = entryOf(entryXml('0.25', '0.22:0.3:0.235'));
    expect(entry).toMatchObject({ value: 0.25, trials: [0.22, 0.3, 0.235], decimals: 3 });
  });

  test('trials are the value alone when PTS left RawString empty', () => {
    expect(entryOf(entryXml('12.50'))).toMatchObject({ trials: [12.5], decimals: 2 });
  });

  test('trials are none for a failed test, whose value is never 0', () => {
    const failed = entryOf(
      entryXml('', '', 'A', '<JSON>{"error":"E: no library","test-run-times":"1:2"}</JSON>'),
    );
    expect(failed).toMatchObject({
      trials: [],
      series: [],
      outcomes: [],
      error: 'E: no library',
      runTimes: [1, 2],
    });
    expect('value' in failed).toBe(false);
    expect('rawValue' in failed).toBe(false);
  });

  test('trials leave out what is no number, and say so once', () => {
    const text = document(resultXml(entryXml('2', '1:x:3::Infinity:0x10:1e400:NaN:1,5')));
    expect(resultOf(text).entries[0]?.trials).toEqual([1, 3]);
    expect(fileOf(text).problems).toMatchObject([
      { id: 'non-numeric', message: { args: { text: 'x', count: 7 } } },
    ]);
  });

  test('trials may be written with an exponent, a sign or a bare point', () => {
    expect(entryOf(entryXml('1', '1.5e-3:-2:+.5:3.:1E3')).trials).toEqual([0.0015, -2, 0.5, 3, 1000]);
    expect(entryOf(entryXml('1', '1.5e-3')).decimals).toBe(4);
  });

  test('trials are the very numbers the text names, to the last bit', () => {
    for (const text of [
      '0.1',
      '131.10658597946',
      '123456789012345',
      '0.000000000000001',
      '999999999.999999',
      '-4.35',
      '12345678901234567890.5',
    ]) {
      expect(entryOf(entryXml(text)).value).toBe(Number(text));
      expect(entryOf(entryXml('1', `1:${text}`)).trials).toEqual([1, Number(text)]);
    }
  });

  test('trials are the same however plainly their neighbours are written', () => {
    const texts = ['7', '0.10', '.5', '3.', '1.23456789012345678', '.', '', '1.2.3'];
    const read = (list: string) => entryOf(entryXml('1', list));
    for (const text of texts) {
      const alone = read(`${text}:2`);
      const beside = read(`${text}:2:1e0`);
      expect(beside.trials).toEqual([...alone.trials, 1]);
      expect(beside.decimals).toBe(alone.decimals);
    }
  });
});

describe('what is no trial', () => {
  test('samples of a sensor are a series', () => {
    const entry = entryOf(entryXml('2.97,100.00,0'), 'LINE_GRAPH');
    expect(entry).toMatchObject({ series: [2.97, 100, 0], trials: [], rawValue: '2.97,100.00,0' });
    expect('value' in entry).toBe(false);
  });

  test('PASS and FAIL are outcomes', () => {
    expect(entryOf(entryXml('PASS,FAIL'), 'MULTI_PASS_FAIL')).toMatchObject({
      outcomes: ['PASS', 'FAIL'],
      trials: [],
    });
  });

  test('a picture is neither a number nor a problem', () => {
    const text = document(
      resultXml(entryXml('iVBORw0KGgo='), '<DisplayFormat>IMAGE_COMPARISON</DisplayFormat>'),
    );
    expect(resultOf(text).entries[0]).toMatchObject({ rawValue: 'iVBORw0KGgo=', trials: [] });
    expect(problemsOf(text)).toEqual([]);
  });

  test('a format not known is kept and read as bars', () => {
    const text = document(resultXml(entryXml('1', '1:2'), '<DisplayFormat>NEW_GRAPH</DisplayFormat>'));
    expect(resultOf(text)).toMatchObject({ displayFormat: 'NEW_GRAPH', entries: [{ trials: [1, 2] }] });
  });

  test('the format counts wherever it stands', () => {
    const text = document(
      `<Result><Data>${entryXml('1,2')}</Data><DisplayFormat>LINE_GRAPH</DisplayFormat></Result>`,
    );
    expect(resultOf(text).entries[0]?.series).toEqual([1, 2]);
  });
});

describe('a file of today', () => {
  const file = fileOf(run('guest-compare').toString());

  test('a file of today gives what stands in its head, its systems and its results', () => {
    expect(file).toMatchObject({
      layout: 'current',
      title: 'Guest Compare',
      client: 'Phoronix Test Suite v10.8.6',
    });
    expect(file.systems).toHaveLength(3);
    expect(file.results).toHaveLength(12);
    expect(file.problems).toEqual([]);
    expect([...(file.systems[0]?.hardware.keys() ?? [])]).toEqual(['Processor', 'Memory', 'Disk']);
    expect(file.systems[0]?.software.get('System Layer')).toBe('docker');
    expect(file.systems[0]?.details.get('cpu-microcode')).toBe('0x1000065');
  });

  test('a file of today gives the annotation PTS wrote, line ends and signs as they were typed', () => {
    const { results } = fileOf(run('flaky-annotated').toString());
    expect(results[2]?.annotation).toBe(
      'Host was swapping: run B trials 1-2 are outliers.\nSecond line <b>bold</b> & "quotes" é ✓',
    );
  });

  test("a file of today gives PTS's own key of a result, so that its logs and its parent are found", () => {
    const { results } = fileOf(run('monitored').toString());
    expect(results[0]?.key).toBe('c6e67b5a054c62907320ac0e6de5a18b80920b62');
    expect(results[1]?.parent).toBe('c6e67b5a054c62907320ac0e6de5a18b80920b62');
    expect(results.find(result => result.identifier === undefined)?.key).toBe(
      '16a2d57e8d02c6a46bb0b0c4a7d02914fca28dea',
    );
  });

  test('a file of today gives run times whether or not they stand alone, and tells JSON that is cut', () => {
    const entry = (json: string) => entryXml('1', '', 'A', `<JSON>${json}</JSON>`);
    expect(entryOf(entry('{"test-run-times":"0.32:14.1"}')).runTimes).toEqual([0.32, 14.1]);
    expect(entryOf(entry('{"test-run-times":"0.32:14.1","x":1}')).runTimes).toEqual([0.32, 14.1]);
    expect(problemsOf(document(resultXml(entry('{"test-run-times":"}'))))).toContain('bad-json');
  });

  test('a file of today keeps compiler options apart from each other', () => {
    const json = '{"compiler-options":{"compiler-type":"CC","compiler":"gcc","compiler-options":"-O2"}}';
    expect(entryOf(entryXml('1', '', 'A', `<JSON>${json}</JSON>`)).compiler).toEqual({
      type: 'CC',
      compiler: 'gcc',
      options: '-O2',
    });
  });
});

describe('a file of 2008', () => {
  const text = `<?xml version="1.0"?>
<?xml-stylesheet type="text/xsl" href="pts-results-viewer/viewer.xsl" ?>
<PhoronixTestSuite>
	<Benchmark>
		<Name>LAME MP3 Encoding</Name><Version>3.97</Version><Attributes>WAV To MP3</Attributes>
		<Scale>Seconds</Scale><Proportion></Proportion><ResultFormat>BAR_GRAPH</ResultFormat>
		<TestName>encode-mp3</TestName><TestArguments>-h</TestArguments>
		<Results><Group>
			<Entry><Identifier>one</Identifier><Value>20.77</Value></Entry>
			<Entry><Identifier>two</Identifier><Value>21.5</Value></Entry>
		</Group></Results>
	</Benchmark>
	<System>
		<Hardware>Processor: Core2 (Total Cores: 2), System Memory: 1982MB </Hardware>
		<Software>OS: Ubuntu 8.04, Kernel: 2.6.24 (x86_64) </Software>
		<Author>michael</Author><TestDate>April 4, 2008 02:57 PM</TestDate><TestNotes> </TestNotes>
		<Version>0.1.0</Version><AssociatedIdentifiers>one,two</AssociatedIdentifiers>
	</System>
	<Suite><Title>Mp3 Test</Title><Description>Encodes.</Description></Suite>
</PhoronixTestSuite>`;

  test('a file of 2008 reads as one of today, with a system for each identifier', () => {
    const file = fileOf(text);
    expect(file).toMatchObject({
      layout: 'legacy',
      title: 'Mp3 Test',
      description: 'Encodes.',
      problems: [],
    });
    expect(file.systems.map(system => system.identifier)).toEqual(['one', 'two']);
    expect(file.systems[1]).toMatchObject({
      user: 'michael',
      timestamp: 'April 4, 2008 02:57 PM',
      clientVersion: '0.1.0',
    });
    expect(file.systems[1]?.hardware.get('System Memory')).toBe('1982MB');
    expect(file.results).toMatchObject([
      {
        identifier: 'encode-mp3',
        title: 'LAME MP3 Encoding',
        appVersion: '3.97',
        description: 'WAV To MP3',
        arguments: '-h',
        scale: 'Seconds',
        proportion: '',
        displayFormat: 'BAR_GRAPH',
        entries: [
          { system: 'one', trials: [20.77] },
          { system: 'two', trials: [21.5] },
        ],
      },
    ]);
  });

  test('a file of 2008 whose system names no identifiers means those of the entries', () => {
    const file = fileOf(text.replace('one,two', ''));
    expect(file.systems.map(system => system.identifier)).toEqual(['one', 'two']);
  });
});

describe('oddities', () => {
  test('two results of one key are both there', () => {
    const text = document(resultXml(entryXml('1')) + resultXml(entryXml('2')));
    const { results, problems } = fileOf(text);
    expect(results.map(result => [result.occurrence, result.entries[0]?.value])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(results[0]?.key).toBe(results[1]?.key);
    expect(problems).toMatchObject([{ id: 'duplicate-result', severity: 'warning' }]);
  });

  test('two entries of one system are both there', () => {
    const text = document(resultXml(entryXml('1') + entryXml('2')));
    expect(resultOf(text).entries.map(entry => entry.value)).toEqual([1, 2]);
    expect(problemsOf(text)).toEqual(['duplicate-entry']);
  });

  test('an entry of a system that is not described is there, and its place is told', () => {
    const text = document(resultXml(entryXml('1', '', 'stranger')));
    const [problem] = fileOf(text).problems;
    expect(problem?.id).toBe('undeclared-system');
    expect(text.slice(problem?.range.start, problem?.range.end)).toBe('stranger');
    expect(problem?.range.line).toBe(4);
  });

  test('a system described after its results counts as described', () => {
    const system = '<System><Identifier>late</Identifier></System>';
    expect(problemsOf(document(resultXml(entryXml('1', '', 'late')) + system))).toEqual([]);
  });

  test('two systems of one identifier are both there', () => {
    const system = '<System><Identifier>A</Identifier></System>';
    const file = fileOf(document(resultXml(entryXml('1')), system + system));
    expect(file.systems).toHaveLength(2);
    expect(file.problems).toMatchObject([{ id: 'duplicate-system' }]);
  });

  test('JSON that cannot be read costs nothing else', () => {
    const text = document(resultXml(entryXml('1', '1:2', 'A', '<JSON>{"error":</JSON>')));
    expect(resultOf(text).entries[0]?.trials).toEqual([1, 2]);
    expect(problemsOf(text)).toEqual(['bad-json']);
  });

  test('JSON values that are not text become text or are left out', () => {
    const system =
      '<System><Identifier>A</Identifier><JSON>{"n":1,"t":true,"s":"x","o":{},"z":null}</JSON></System>';
    const [first] = fileOf(document(resultXml(entryXml('1')), system)).systems;
    expect([...(first?.details ?? [])]).toEqual([
      ['n', '1'],
      ['t', 'true'],
      ['s', 'x'],
    ]);
  });

  test('a run without results yet, and a fragment without systems, read and say so', () => {
    expect(problemsOf(document(''))).toEqual(['no-results']);
    expect(problemsOf(document(resultXml(entryXml('1')), ''))).toEqual(['no-systems']);
    expect(problemsOf('<PhoronixTestSuite/>')).toEqual(['no-systems', 'no-results']);
  });
});

describe('Hardware and Software', () => {
  const hardware = (text: string) => {
    const system = `<System><Identifier>A</Identifier><Hardware>${text}</Hardware></System>`;
    return [...(fileOf(document('', system)).systems[0]?.hardware ?? [])];
  };

  test('a comma in a value does not cut it', () => {
    expect(hardware('Motherboard: Foo, Inc. X1, Memory: 4GB')).toEqual([
      ['Motherboard', 'Foo, Inc. X1'],
      ['Memory', '4GB'],
    ]);
  });

  test('a colon in a value does not cut it', () => {
    expect(hardware('Disk: a: b')).toEqual([['Disk', 'a: b']]);
  });

  test('text before the first key, and a key that comes again, are kept', () => {
    expect(hardware('unknown, Disk: a, Disk: b')).toEqual([
      ['', 'unknown'],
      ['Disk', 'a + b'],
    ]);
  });
});
