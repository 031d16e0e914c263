import { test } from 'vitest';
import { growing } from '../bench/growth';
import { expectProportion } from '../growth';

// Of a quarter of the size that is measured on the bench: what grows with the square does so there, too.

test.each(growing.map(work => [work.name, work] as const))(
  '%s takes less than three times as long, so that large files stay usable',
  (_, { size, prepare }) => expectProportion(prepare, Math.ceil(size / 4)),
);
