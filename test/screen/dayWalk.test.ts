import { dayWalk, dayWalkByKeyboard } from './dayWalk';
import { test } from './screenTest';

test('a day from an empty window to a result that appears while looking', async ({ open }) => {
  const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
  await dayWalk(workbench, 'day');
});

test('the same day by keyboard', async ({ open }) => {
  const workbench = await open({ folder: 'samples', window: 'empty', size: { width: 1500, height: 1000 } });
  await dayWalkByKeyboard(workbench, 'day-by-keyboard');
});
