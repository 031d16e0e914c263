import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { Row, RowSample } from '../../../src/core/comparison/comparison';
import { intervalText, valueText } from '../../../src/core/comparison/valueText';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, file, result } from './lab';

const around = (mean: number) => [mean * 0.99, mean, mean * 1.01];

test.each(['MB/s', 'byte/s'])(
  'a row in %s of many systems is told in work that grows with them, not with their square',
  scale => {
    const systems = Array.from({ length: 200 }, (_, at) => `s${at}`);
    const entries = systems.map(system => ({ system, trials: around(5_000) }));
    const files = [file('a', systems, [result({ name: 'x', scale, entries })])];
    const [row] = compareFiles(documentOf(files), files).rows;
    if (row === undefined) throw new Error('There is a row.');
    let looks = 0;
    const counted = row.samples.map(
      (sample): RowSample =>
        new Proxy(sample, {
          get: (target, name, receiver) => {
            if (name === 'summary') looks += 1;
            return Reflect.get(target, name, receiver);
          },
        }),
    );
    const seen: Row = { ...row, samples: counted };
    const words = new Formatter('en');
    for (const sample of counted) {
      expect(valueText(seen, sample, words).text).not.toBe('');
      expect(intervalText(seen, sample, words)).not.toBe('');
    }
    expect(looks).toBeLessThan(20 * systems.length);
  },
);
