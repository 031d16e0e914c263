import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { readSources, root } from './sources';
import { superLinear } from './superLinear';

interface Literal {
  /** `src/core/environment/logs.ts:57`. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Expressions that are never asked about a text from outside, or only about a few characters of it. */
const harmless: readonly { readonly source: string; readonly because: string }[] = [
  { source: '\\s*%$', because: 'cli/options.ts: an option that the user typed' },
];

/** Every regular expression that is written in `src`, and every place that makes one of a text. */
function expressionsOf(file: string): {
  readonly literals: readonly Literal[];
  readonly made: readonly string[];
} {
  const text = readFileSync(path.join(root, file), 'utf8');
  const literals: Literal[] = [];
  const made: string[] = [];
  const place = (start: unknown) => `${file}:${text.slice(0, Number(start)).split('\n').length}`;
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const entries = new Map<string, unknown>(Object.entries(node));
    const regex = entries.get('regex');
    if (typeof regex === 'object' && regex !== null && 'pattern' in regex && 'flags' in regex)
      literals.push({
        place: place(entries.get('start')),
        source: String(regex.pattern),
        flags: String(regex.flags),
      });
    const callee = entries.get('callee');
    if (typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'RegExp')
      made.push(place(entries.get('start')));
    for (const child of entries.values()) walk(child);
  };
  walk(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return { literals, made };
}

describe('the check of regular expressions', () => {
  test.each([
    /^(a+)+$/,
    /(\w+|\d+)*!/,
    /\s*%$/,
    /Xen .*amazon/i,
    /\bQEMU\b(?!.*\bKVM\b)/i,
    /^\s+([A-Za-z ]+): (.*)$/,
    /<!--[\s\S]*?-->|<[^!?][^>]*>/g,
    /^[\s\S]*x$/m,
    / \(.*$/,
    /(?:^|\s)xen\b(?!.*Hypervisor)/i,
    /([\d.]+) MHz/,
    /(?=.*b)a/,
  ])(
    'the check of regular expressions finds %s, which a hostile text would keep busy for minutes',
    expression => {
      expect(superLinear(expression.source, expression.flags)).toMatch(
        /^(exponential|quadratic|started over)/,
      );
    },
  );

  test.each([
    /^Xen .*amazon/i,
    /\s+/g,
    /\d+/,
    /\bXen (?<version>\d[\w.+~-]*) Hypervisor/i,
    /(?<!\d)(\d+) x /,
    /\b(\w+)=/,
    /clocksource (\S+)$/,
    /^(?!.*\bkvm\b).*\bvmware\b/i,
    /a{1,200}b/,
    /^lxcfs .*rw$/m,
    /^([ \t]+)\S/m,
    /\bcontainer=(?:oci|\w+)/,
  ])(
    'the check of regular expressions leaves %s alone, which takes no longer than the text is long',
    expression => {
      expect(superLinear(expression.source, expression.flags)).toBeUndefined();
    },
  );
});

describe('every regular expression of the sources', () => {
  const found = readSources().map(({ file }) => expressionsOf(file));
  const literals = found.flatMap(one => one.literals);

  test('every regular expression of the sources takes no more than in proportion to a text: no file of a stranger may stop the editor', () => {
    const excused = new Set(harmless.map(({ source }) => source));
    const slow = literals.flatMap(({ place, source, flags }) => {
      const why = superLinear(source, flags);
      return why === undefined || excused.has(source) ? [] : [`${place}: /${source}/${flags}: ${why}`];
    });
    expect(slow).toEqual([]);
    expect(literals.length).toBeGreaterThan(200);
  });

  test('every regular expression of the sources is written out as one, so that this check sees it', () => {
    expect(found.flatMap(({ made }) => made)).toEqual([]);
  });

  test('every regular expression of the sources is still there where it is excused', () => {
    const sources = new Set(literals.map(({ source }) => source));
    expect(harmless.filter(({ source }) => !sources.has(source))).toEqual([]);
  });
});
