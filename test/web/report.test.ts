import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ComparisonPage } from '../screen/comparisonPage';
import { answer, said } from '../screen/reportQuestions';
import { test } from '../screen/screenTest';

test('a report is written in the browser, without Node, and draws its pictures there', async ({ open }) => {
  const workbench = await open({ folder: 'samples', size: { width: 1500, height: 1000 } });
  await ComparisonPage.openLab(workbench);
  await workbench.command('PTS: Write Report…');
  await answer(workbench, ['English', 'HTML', 'Without'], 'Write Here');
  await said(workbench, 'The report is written: report.html');
  const html = readFileSync(path.join(workbench.folder, 'report.html'), 'utf8');
  expect(html.match(/<img src="data:image\/svg/g)).toHaveLength(10);
  expect(html).toContain('This cannot be credited to the hypervisor of Hyper-V.');
});
