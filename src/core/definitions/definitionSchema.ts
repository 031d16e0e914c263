import { type Message, message } from '../messages/message';

/** The root of all of PTS's documents. */
export const root = 'PhoronixTestSuite';

/** What is told of an element: the same of elements of one name, unless PTS reads them in another way. */
type About =
  | (typeof schema)[keyof typeof schema][number]
  | 'Execute-Arguments'
  | 'Execute-Description'
  | 'ExtraData-Identifier'
  | 'Results-ResultScale';

/** The elements that PTS 10.8 reads, by the element they stand in. */
const schema = {
  [root]: [
    'TestInformation',
    'TestProfile',
    'TestSettings',
    'SuiteInformation',
    'Execute',
    'ResultsParser',
    'ImageParser',
    'SystemMonitor',
    'ExtraData',
  ],
  TestInformation: [
    'Title',
    'AppVersion',
    'Description',
    'ResultScale',
    'Proportion',
    'ResultQuantifier',
    'DisplayFormat',
    'SubTitle',
    'Executable',
    'TimesToRun',
    'IgnoreRuns',
    'InstallationAgreement',
    'PreInstallMessage',
    'PostInstallMessage',
  ],
  TestProfile: [
    'Version',
    'SupportedPlatforms',
    'SoftwareType',
    'TestType',
    'License',
    'Status',
    'SupportedArchitectures',
    'ExternalDependencies',
    'SystemDependencies',
    'Extends',
    'RequiresRoot',
    'EnvironmentSize',
    'EnvironmentTestingSize',
    'EstimatedTimePerRun',
    'ProjectURL',
    'RequiresCoreVersionMin',
    'RequiresCoreVersionMax',
    'InternalTags',
    'Maintainer',
    'AllowResultsSharing',
    'AutoSaveResults',
  ],
  TestSettings: ['Default', 'Option'],
  Default: ['Arguments', 'PostArguments', 'AllowCacheShare', 'MinimumLength', 'MaximumLength'],
  Option: ['DisplayName', 'Identifier', 'ArgumentPrefix', 'ArgumentPostfix', 'DefaultEntry', 'Menu'],
  Menu: ['Entry'],
  Entry: ['Name', 'Value', 'Message'],
  SuiteInformation: [
    'Title',
    'Version',
    'TestType',
    'Description',
    'Maintainer',
    'PreRunMessage',
    'PostRunMessage',
    'RunMode',
    'RequiresCoreVersionMin',
    'RequiresCoreVersionMax',
  ],
  Execute: ['Test', 'Arguments', 'Description', 'Mode', 'OverrideTestOptions'],
  ResultsParser: [
    'OutputTemplate',
    'MatchToTestArguments',
    'ResultKey',
    'LineHint',
    'LineBeforeHint',
    'LineAfterHint',
    'ResultBeforeString',
    'ResultAfterString',
    'StripFromResult',
    'StripResultPostfix',
    'MultiMatch',
    'DivideResultBy',
    'DivideResultDivisor',
    'MultiplyResultBy',
    'ResultScale',
    'ResultProportion',
    'DisplayFormat',
    'ResultPrecision',
    'Importance',
    'ArgumentsDescription',
    'AppendToArgumentsDescription',
    'FileFormat',
    'TurnCharsToSpace',
    'DeleteOutputBefore',
    'DeleteOutputAfter',
  ],
  ImageParser: ['SourceImage', 'MatchToTestArguments', 'ImageX', 'ImageY', 'ImageWidth', 'ImageHeight'],
  SystemMonitor: ['Sensor', 'PollingFrequency', 'Report'],
  ExtraData: ['Identifier'],
} as const;

/** Elements that PTS reads in another way than the others of their name. */
const others: ReadonlyMap<string, About> = new Map([
  ['Execute/Arguments', 'Execute-Arguments'],
  ['Execute/Description', 'Execute-Description'],
  ['ExtraData/Identifier', 'ExtraData-Identifier'],
  ['ResultsParser/ResultScale', 'Results-ResultScale'],
] as const);

const byParent: ReadonlyMap<string, ReadonlyMap<string, About>> = new Map(
  Object.entries(schema).map(([parent, names]) => [
    parent,
    new Map(names.map((name: About) => [name, others.get(`${parent}/${name}`) ?? name])),
  ]),
);

export function isInSchema(parent: string, name: string): boolean {
  return byParent.get(parent)?.has(name) === true;
}

/** What PTS does with an element; undefined for one that it does not read there. */
export function aboutElement(parent: string, name: string): Message | undefined {
  const about = byParent.get(parent)?.get(name);
  return about && message(`definitions.${about}`);
}

/** The children whose texts stand for an element where it is one of many. */
export const labels: ReadonlyMap<string, { readonly name: string; readonly detail?: string }> = new Map([
  ['Option', { name: 'DisplayName' }],
  ['Entry', { name: 'Name', detail: 'Value' }],
  ['Execute', { name: 'Test', detail: 'Description' }],
  ['ResultsParser', { name: 'OutputTemplate', detail: 'ResultScale' }],
  ['ImageParser', { name: 'SourceImage' }],
  ['SystemMonitor', { name: 'Sensor' }],
  ['ExtraData', { name: 'Identifier' }],
]);
