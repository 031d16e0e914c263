import { describe, expect, test } from 'vitest';
import { Clues } from '../../../src/core/environment/evidence/clues';
import { matchesGlob } from '../../../src/core/environment/evidence/declared';
import type { Evidence } from '../../../src/core/environment/evidence/evidence';
import { limits } from '../../../src/core/environment/evidence/evidenceLimits';
import { logNames } from '../../../src/core/environment/evidence/gather';
import {
  dmesgLines,
  dmiFields,
  lscpuFields,
  processorFields,
} from '../../../src/core/environment/evidence/logs';
import { readProbe } from '../../../src/core/environment/evidence/probe';
import type { SystemView } from '../../../src/core/environment/facts/fact';
import { facts } from '../../../src/core/environment/facts/table';
import { compareFacts, subjectOf } from '../../../src/core/environment/fairness/comparability';
import { applyRules, type Rule } from '../../../src/core/environment/layers/rule';
import { rules, stackOf } from '../../../src/core/environment/layers/stack';
import { profileFacts } from '../../../src/core/environment/profiles/profiles';
import { readTestDefinition } from '../../../src/core/environment/profiles/testDefinition';
import { expectProportion } from '../../growth';
import { evidence, probeOf } from './systems';

// Texts of a stranger: every rule and reader on runs of what it stumbles over, of a size and of twice
// that size. What grows with the square takes four times as long; no absolute time decides anything.

const filled = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** What runs of it lead back to a start: blanks, digits, brackets, letters, lines, and words of ours. */
const pieces = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  ' \n',
  '0',
  '1.',
  '1 x ',
  '(',
  '(1 Cores',
  '((Total Cores: ',
  '[0',
  '<',
  '<driver ',
  'a',
  'A ',
  'aB9_',
  '-',
  '-cloud-',
  ': ',
  ' + ',
  ', KVM: ',
  '@',
  ';',
  '/',
  'é',
  '\u0000',
  'Xen ',
  'xen ',
  'QEMU ',
  'KVM ',
  'qemu KVM VMware xen ',
  'Amazon EC2 ',
  'Microsoft Virtual Machine ',
  'Booting ',
  'Xen version ',
  'hypervisor ',
  'fpu ',
  'accel=',
  'cache=',
] as const;

/** The words that a rule is about, over and over: its beginning without its end. */
function ownText({ pattern, except }: Rule, size: number): string {
  const words = `${pattern.source} ${except?.source ?? ''}`
    .split(/[^A-Za-z0-9.:/-]+/)
    .filter(word => word.length > 1);
  return filled(`${words.join(' ')} `, size);
}

class OneText extends Clues {
  constructor(readonly text: string) {
    super([]);
  }

  override of(field: string): readonly Evidence[] {
    return [{ source: 'log', file: 'hostile', field, text: this.text }];
  }
}

function viewOfText(text: string): SystemView {
  const clues = new OneText(text);
  const stack = { layers: [], below: 'not known' } as const;
  return { evidence: evidence({}), machine: [], stack, clues, hosts: [clues] };
}

describe('a rule of layers', () => {
  test.each(pieces)('a rule of layers takes time in proportion to a text of “%s”', piece => {
    expectProportion(size => {
      const text = filled(piece, size);
      return () => {
        for (const { pattern, except } of rules) {
          pattern.exec(text);
          except?.test(text);
        }
      };
    }, 16_384);
  });

  test('a rule of layers takes time in proportion to a text of its own words, in each order', () => {
    for (const reverse of [false, true])
      expectProportion(size => {
        const texts = rules.map(rule => {
          const text = ownText(rule, size);
          return { rule, text: reverse ? text.split(' ').toReversed().join(' ') : text };
        });
        return () => {
          for (const { rule, text } of texts) {
            rule.pattern.exec(text);
            rule.except?.test(text);
          }
        };
      }, 16_384);
  });
});

describe('a fact', () => {
  test.each(pieces)('a fact takes time in proportion to texts of “%s”', piece => {
    expectProportion(size => {
      const [a, b] = [viewOfText(filled(piece, size)), viewOfText(`${filled(piece, size)}b`)];
      return () => {
        for (const fact of facts) fact.compare?.(a, b, fact.read(a), fact.read(b));
      };
    }, 16_384);
  });
});

describe('a log', () => {
  const readers = [lscpuFields, processorFields, dmesgLines, dmiFields];
  const section = 'System Information\n';

  test.each(pieces)('a log takes time in proportion to a text of “%s”', piece => {
    expectProportion(size => {
      const text = section + filled(piece, size);
      return () => {
        for (const read of readers) read(text);
      };
    }, 131_072);
  });

  test.each(pieces)('a log takes time in proportion to lines of “%s”', piece => {
    expectProportion(size => {
      const text = section + filled(`\t${filled(piece.replaceAll('\n', ' '), 4_000)}\n`, size);
      return () => {
        for (const read of readers) read(text);
      };
    }, 131_072);
  });
});

describe('a probe', () => {
  test.each([...pieces, '[', '{"a":', '"', '\\'])(
    'a probe takes time in proportion to answers of “%s”',
    piece => {
      expectProportion(size => {
        const text = filled(piece, size);
        const probe = JSON.stringify({
          format: 'pts-lens-probe',
          version: 1,
          role: 'host',
          answers: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}`, text])),
        });
        return () => {
          readProbe(probe);
          readProbe(text);
        };
      }, 32_768);
    },
  );
});

describe('a definition', () => {
  const root = '<PhoronixTestSuite>';
  test.each([
    ...[
      '<a',
      '<!--',
      '<![CDATA[',
      '<?',
      '<?a ',
      '<!',
      '</',
      '</a>',
      '<a>',
      '<a/>',
      '<a ',
      '<a b="',
      '<a b=""',
    ],
    ...[
      '&',
      '&amp;',
      ']]>',
      '-->',
      '>',
      '"',
      ' ',
      'a',
      '\n',
      '<a></a>',
      '<!---->',
      '<![CDATA[]]>',
      '<a b="c"/>',
    ],
  ])('a definition takes time in proportion to a text of “%s”', piece => {
    for (const start of ['', root])
      expectProportion(size => {
        const text = start + filled(piece, size);
        return () => {
          readTestDefinition(text);
        };
      }, 16_384);
  });
});

describe('a pattern of the settings', () => {
  test.each(['*', '*a', '?', '*?', 'a*b'])(
    'a pattern of the settings takes time in proportion to an identifier, with many “%s”',
    piece => {
      const pattern = `${filled(piece, limits.pattern - 1)}c`;
      expectProportion(size => {
        const text = filled('ab', size);
        return () => {
          matchesGlob(text, pattern);
        };
      }, limits.text / 2);
    },
  );
});

describe('a system', () => {
  const everything = (text: string) => {
    const fields = [...new Set(rules.flatMap(rule => rule.fields))];
    const texts = Object.fromEntries(fields.map(field => [field, text]));
    const logs = Object.fromEntries(
      logNames.filter(name => !name.endsWith('.json')).map(name => [name, text]),
    );
    const given = evidence({
      identifier: text,
      title: text,
      hardware: `Motherboard: ${text}`,
      software: `System Layer: ${text}`,
      details: texts,
      logs,
      probe: texts,
    });
    return { ...given, hosts: [probeOf('host', texts)] };
  };

  test.each(['QEMU KVM Xen HVM domU ', ' ', '(', '<driver ', 'Xen Xen\n'])(
    'a system takes time in proportion to texts of “%s” everywhere',
    piece => {
      expectProportion(size => {
        const [a, b] = [everything(filled(piece, size)), everything(`${filled(piece, size)}b`)];
        return () => {
          compareFacts(subjectOf(a), subjectOf(b));
        };
      }, 16_384);
    },
  );

  test('a system shows a short piece of a long text, or a hover would hold a whole log', () => {
    const { layers } = stackOf(everything('QEMU KVM Xen HVM domU '.repeat(20_000)));
    expect(layers.length).toBeGreaterThan(0);
    for (const layer of layers) for (const { text } of layer.evidence) expect(text.length).toBeLessThan(500);
  });

  test('a system is read as far as the limits reach: the logs of one file may not fill the memory', () => {
    const line = 'Vendor ID: GenuineIntel\n';
    const logs = Object.fromEntries(logNames.map(name => [name, line.repeat(limits.log / line.length)]));
    const { clues } = subjectOf(evidence({ identifier: 'x'.repeat(100_000), logs }));
    const length = clues.all.reduce((sum, { text }) => sum + text.length, 0);
    expect(length).toBeLessThanOrEqual(limits.logs + limits.text + 1);
    expect(clues.first('Identifier')?.text.length).toBeLessThanOrEqual(limits.text + 1);
  });

  test('a system loses no line of a log to a longer one before it', () => {
    const text = `${' '.repeat(60_000)}\nSystem Information\n\t${' '.repeat(60_000)}\n\tManufacturer: QEMU\n`;
    expect(dmiFields(text)).toEqual([['Board', 'QEMU']]);
    expect(dmesgLines(`${'Xen '.repeat(60_000)}\n[ 0.0] Hypervisor detected: KVM`)).toEqual([
      'Hypervisor detected: KVM',
    ]);
  });

  test('a system tells the version that a probe’s answer holds, and not an endless one', () => {
    const findings = applyRules(
      rules,
      new Clues([{ source: 'probe', field: 'xl.info', text: `xen_version : ${'4.17.'.repeat(10_000)}` }]),
    );
    for (const { version } of findings) expect(version?.length ?? 0).toBeLessThanOrEqual(80);
  });

  test('a system is found by the name of a profile as long as a novel', () => {
    expectProportion(size => {
      const name = `pts/x${filled('-1', size)}!`;
      return () => {
        profileFacts(name);
      };
    }, 65_536);
  });
});
