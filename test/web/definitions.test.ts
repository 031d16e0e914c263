import { test } from '../screen/screenTest';

test('without Node, too, a definition explains its elements', async ({ open }) => {
  const suite = '<PhoronixTestSuite><Execute><Test>pts/blake2-1.2.2</Test></Execute></PhoronixTestSuite>\n';
  const workbench = await open({ folder: 'samples', files: { 'suite-definition.xml': suite } });
  await workbench.explorerRow('suite-definition.xml').dblclick();
  const { page } = workbench;
  await page.locator('.view-line').getByText('blake2').click();
  // VS Code asks for a hover once, and the worker of the browser is not there as soon as the text is.
  await page.locator('.breadcrumbs-control', { hasText: 'pts/blake2-1.2.2' }).waitFor();
  await page.locator('.view-line').getByText('Execute').first().hover();
  await page.locator('.monaco-hover', { hasText: 'One test of the suite.' }).first().waitFor();
});
