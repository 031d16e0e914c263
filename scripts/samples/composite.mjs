// @ts-check

const client = 'Phoronix Test Suite v10.8.6';

/** How Debian 12's GCC was built, as PTS lists it (shortened). */
const compilerConfiguration =
  '--build=x86_64-linux-gnu --enable-cet --enable-checking=release --enable-default-pie --enable-gnu-unique-object --enable-languages=c,ada,c++,go,d,fortran,objc,obj-c++,m2 --enable-libstdcxx-time=yes --enable-multiarch --enable-shared --enable-threads=posix --host=x86_64-linux-gnu --target=x86_64-linux-gnu --with-abi=m64 --with-tune=generic -v';

/**
 * @typedef {import('./session.mjs').Measured} Measured
 * @typedef {import('./systems.mjs').SampleSystem} SampleSystem
 */

/**
 * composite.xml as PTS 10.8 writes it: elements in its order, two blanks of indentation, no encoding
 * declared and every character beyond ASCII as a reference.
 *
 * @param {SampleSystem} system
 * @param {{ results: readonly Measured[], end: Date }} session
 */
export function compositeXml(system, { results, end }) {
  return [
    '<?xml version="1.0"?>',
    `<!--${client}-->`,
    '<PhoronixTestSuite>',
    '  <Generated>',
    ...elements(4, {
      Title: system.title,
      LastModified: localTime(end),
      TestClient: client,
      Description: system.description,
      Notes: '',
      InternalTags: '',
      ReferenceID: '',
      PreSetEnvironmentVariables: '',
    }),
    '  </Generated>',
    '  <System>',
    ...elements(4, {
      Identifier: system.identifier,
      Hardware: system.hardware,
      Software: system.software,
      User: 'root',
      TimeStamp: system.started,
      TestClientVersion: '10.8.6',
      Notes: '',
      JSON: json(details(system)),
    }),
    '  </System>',
    ...results.flatMap(result => [
      ...resultElement(system, result),
      ...(result.cpuUsage === undefined ? [] : monitorElement(system, result, result.cpuUsage)),
    ]),
    '</PhoronixTestSuite>',
    '',
  ].join('\n');
}

/** @param {Date} date */
export function localTime(date) {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** @param {SampleSystem} system */
function details(system) {
  const security = Object.entries(system.vulnerabilities)
    .map(([name, text]) => `${name}: ${text.replaceAll(',', '').replace('Mitigation: ', 'Mitigation of ')}`)
    .join(' + ');
  return {
    'compiler-configuration': compilerConfiguration,
    'disk-scheduler': 'MQ-DEADLINE',
    'disk-mount-options': 'errors=remount-ro,relatime,rw',
    'disk-details': 'Block Size: 4096',
    'cpu-microcode': system.microcode,
    'kernel-extra-details': 'Transparent Huge Pages: always',
    security,
  };
}

/**
 * @param {SampleSystem} system
 * @param {Measured} measured
 */
function resultElement(system, { benchmark, value, trials, runTimes, error }) {
  const { compiler } = benchmark;
  const note = {
    ...(compiler === undefined
      ? {}
      : {
          'compiler-options': {
            'compiler-type': compiler.type,
            compiler: compiler.name,
            'compiler-options': compiler.options,
          },
        }),
    'test-run-times': runTimes.join(':'),
    ...(error === undefined ? {} : { error }),
  };
  const finding = system.finding?.result === benchmark.description ? system.finding.text : undefined;
  return [
    '  <Result>',
    ...elements(4, {
      Identifier: benchmark.identifier,
      Title: benchmark.title,
      AppVersion: benchmark.appVersion,
      Arguments: benchmark.arguments,
      Description: benchmark.description,
      Scale: benchmark.scale,
      Proportion: benchmark.proportion,
      DisplayFormat: benchmark.displayFormat,
      ...(finding === undefined ? {} : { Annotation: finding }),
    }),
    ...entry({
      Identifier: system.identifier,
      Value: value,
      RawString: trials.length > 1 ? trials.join(':') : '',
      JSON: json(note),
    }),
    '  </Result>',
  ];
}

/**
 * The system monitor's result: a clone of the test's without its identifier.
 *
 * @param {SampleSystem} system
 * @param {Measured} measured
 * @param {readonly string[]} samples
 */
function monitorElement(system, { benchmark, key }, samples) {
  return [
    '  <Result>',
    ...elements(4, {
      Identifier: '',
      Title: benchmark.title,
      AppVersion: benchmark.appVersion,
      Arguments: `CPU Usage (Summary) ${benchmark.arguments}`,
      Description: 'CPU Usage (Summary) Monitor',
      Scale: 'Percent',
      Proportion: 'LIB',
      DisplayFormat: 'LINE_GRAPH',
      Parent: key,
    }),
    ...entry({ Identifier: system.identifier, Value: samples.join(','), RawString: '' }),
    '  </Result>',
  ];
}

/** @param {Readonly<Record<string, string>>} content */
function entry(content) {
  return ['    <Data>', '      <Entry>', ...elements(8, content), '      </Entry>', '    </Data>'];
}

/**
 * @param {number} indentation
 * @param {Readonly<Record<string, string>>} content
 */
function elements(indentation, content) {
  return Object.entries(content).map(
    ([name, text]) => `${' '.repeat(indentation)}<${name}>${escaped(text)}</${name}>`,
  );
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(
      /[\u0080-\u{10ffff}]/gu,
      character => `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`,
    );
}

/**
 * JSON with the escapes of PHP's json_encode.
 *
 * @param {object} value
 */
function json(value) {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
