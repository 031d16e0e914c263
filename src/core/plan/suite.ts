/// <reference path="../xml2jsBuilder.d.ts" />
import { Builder } from 'xml2js/lib/builder.js';
import type { Message } from '../messages/message';
import { forbiddenCharacter } from '../results/escape';
import { refusalMessage } from './leftOut';
import type { PlannedTest } from './plan';
import { refusalOf } from './refusal';

export type Suite =
  /** The text of a `suite-definition.xml`. */
  | { readonly kind: 'suite'; readonly xml: string }
  | { readonly kind: 'refused'; readonly test: string; readonly message: Message };

/**
 * A suite: an `<Execute>` for each test, with its Arguments and Description to the character, so that
 * the results join those they are made of by key. Every text is escaped; one that no XML can hold, or that PTS would
 * change, is refused.
 */
export function suiteOf(name: string, tests: readonly PlannedTest[]): Suite {
  const title = isXml(name) ? name : 'PTS Lens';
  for (const { test, arguments: args, description } of tests) {
    const refusal = refusalOf({ identifier: test, arguments: args, description });
    if (refusal !== undefined) return { kind: 'refused', test, message: refusalMessage(refusal) };
  }
  const builder = new Builder({
    xmldec: { version: '1.0' },
    renderOpts: { pretty: true, indent: '  ', newline: '\n' },
  });
  const xml = builder.buildObject({
    PhoronixTestSuite: {
      SuiteInformation: {
        Title: title,
        Version: '1.0.0',
        TestType: 'System',
        Description: title,
        Maintainer: 'PTS Lens',
      },
      Execute: tests.map(({ test, arguments: args, description }) => ({
        Test: test,
        ...(args === '' ? {} : { Arguments: args }),
        ...(description === '' ? {} : { Description: description }),
      })),
    },
  });
  return { kind: 'suite', xml: `${xml}\n` };
}

function isXml(text: string): boolean {
  return forbiddenCharacter(text) === undefined;
}
