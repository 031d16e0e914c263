import { describe, expect, test } from 'vitest';
import { fixtures, run } from './run';

// What is printed for two small folders and a document; `npx vitest run -u` rewrites the golden files.

const inputs = {
  folders: [`${fixtures}/xen`, `${fixtures}/kvm`],
  document: [`${fixtures}/lab.ptscompare`],
};

/** Golden files must not know where the checkout is. */
const withoutPlace = (text: string) => text.replaceAll(fixtures, 'FIXTURES').replaceAll('\r\n', '\n');

describe('scripts that read the output find what they found before', () => {
  test.each([
    ['read-folders.json', ['read', ...inputs.folders]],
    ['read-folders.csv', ['read', ...inputs.folders, '--format', 'csv']],
    ['read-folders.md', ['read', ...inputs.folders, '--format', 'markdown']],
    ['compare-folders.json', ['compare', ...inputs.folders]],
    ['compare-document.json', ['compare', ...inputs.document]],
    ['compare-document.csv', ['compare', ...inputs.document, '--format=csv']],
    ['compare-document.md', ['compare', ...inputs.document, '--format=markdown']],
    ['compare-document-ru.md', ['compare', ...inputs.document, '--format=markdown', '--language=ru']],
    ['compare-one.txt', ['compare', `${fixtures}/kvm`, '--format=text']],
    ['lint-document.json', ['lint', ...inputs.document]],
  ])('scripts that read the output find what they found before: %s', async (name, args) => {
    const { code, out, complaint } = await run(args);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    await expect(withoutPlace(out)).toMatchFileSnapshot(`golden/${name}`);
  });
});
