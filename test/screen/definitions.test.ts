import { expect } from 'vitest';
import { test } from './screenTest';

const definition = `<?xml version="1.0"?>
<PhoronixTestSuite>
  <TestInformation>
    <Title>RAM Copy</Title>
    <AppVersion>1.0</AppVersion>
    <ResultScale>MB/s</ResultScale>
    <Proportion>HIB</Proportion>
    <TimesToRun>3</TimesToRun>
  </TestInformation>
  <TestProfile>
    <Version>1.0.0</Version>
    <TestType>Memory</TestType>
  </TestProfile>
  <TestSettings>
    <Option>
      <DisplayName>Type</DisplayName>
      <Menu>
        <Entry><Name>Copy</Name><Value>COPY</Value></Entry>
        <Entry><Name>Scale</Name><Value>SCALE</Value></Entry>
      </Menu>
    </Option>
  </TestSettings>
</PhoronixTestSuite>
`;
const suite = `<?xml version="1.0"?>
<PhoronixTestSuite>
  <SuiteInformation><Title>Memory</Title></SuiteInformation>
  <Execute><Test>local/ramcopy-1.0.0</Test><Description>Type: Copy</Description></Execute>
</PhoronixTestSuite>
`;
const foreign =
  '<?xml version="1.0"?>\n<tests><TestInformation><Title>of another product</Title></TestInformation></tests>\n';

test('a definition has an icon, an outline and hovers; one of another product has neither outline nor hover', async ({
  open,
}) => {
  const workbench = await open({
    folder: 'test/fixtures/runs/passfail',
    files: {
      'test-definition.xml': definition,
      'suite-definition.xml': suite,
      'results-definition.xml': foreign,
    },
  });
  const { page } = workbench;
  for (const name of ['test-definition.xml', 'suite-definition.xml', 'results-definition.xml'])
    await expect
      .poll(() =>
        workbench
          .explorerRow(name)
          .locator('.monaco-icon-label')
          .evaluate(label => getComputedStyle(label, '::before').backgroundImage),
      )
      .toMatch(/media(?:\/|%2F)definition\.svg/);

  await workbench.explorerRow('test-definition.xml').dblclick();
  await page.locator('.statusbar-item').getByText('PTS Definition').waitFor();
  // It has the root of a result, but is none.
  await expect.poll(() => page.getByRole('button', { name: 'Open Result View' }).count()).toBe(0);
  const outline = page.locator('.quick-input-widget .monaco-list-row');
  await workbench.command('Go to Symbol in Editor...');
  await outline.filter({ hasText: 'TestSettings' }).first().waitFor();
  await expect
    .poll(() => outline.evaluateAll(rows => rows.map(row => row.getAttribute('aria-label'))))
    .toEqual(expect.arrayContaining(['Title (property)', 'Type (object)', 'Copy (object)']));
  await workbench.screenshot('definition-outline');
  await page.keyboard.press('Escape');
  // The pointer rests on the name of a tag.
  await page.locator('.view-line').getByText('TimesToRun').first().hover();
  const hover = page.locator('.monaco-hover', { hasText: 'Trials that are scheduled; 3 by default.' });
  await hover.first().waitFor();
  await workbench.screenshot('definition');

  await page.mouse.move(0, 0);
  await workbench.explorerRow('suite-definition.xml').dblclick();
  await page.locator('.breadcrumbs-control', { hasText: 'suite-definition.xml' }).waitFor();
  await workbench.command('Go to Symbol in Editor...');
  await outline.filter({ hasText: 'local/ramcopy-1.0.0' }).first().waitFor();
  await page.keyboard.press('Escape');

  await workbench.explorerRow('results-definition.xml').dblclick();
  await page.locator('.breadcrumbs-control', { hasText: 'results-definition.xml' }).waitFor();
  await workbench.command('Go to Symbol in Editor...');
  await page.locator('.quick-input-widget').getByText('No editor symbols').waitFor();
  await page.keyboard.press('Escape');
});
