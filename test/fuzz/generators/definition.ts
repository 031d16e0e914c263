/** A test definition as PTS's profiles have it: what is installed on a machine, cut to what is read. */
export const definitionText = `<?xml version="1.0"?>
<!--Phoronix Test Suite v10.8.4-->
<PhoronixTestSuite>
  <TestInformation>
    <Title>Copy of memory</Title>
    <AppVersion>3.5.0</AppVersion>
    <Description>Copies memory.</Description>
    <ResultScale>MB/s</ResultScale>
    <Proportion>HIB</Proportion>
    <SubTitle>Average</SubTitle>
    <TimesToRun>3</TimesToRun>
  </TestInformation>
  <TestProfile>
    <Version>1.4.3</Version>
    <SupportedPlatforms>Linux, BSD, MacOSX</SupportedPlatforms>
    <TestType>Memory</TestType>
    <License>Free</License>
  </TestProfile>
  <TestSettings>
    <Option>
      <DisplayName>Type</DisplayName>
      <Menu><Entry><Name>Copy</Name><Value>COPY</Value></Entry></Menu>
    </Option>
  </TestSettings>
</PhoronixTestSuite>
`;
