/// <reference path="./xml2jsBuilder.d.ts" />
import { Builder } from 'xml2js/lib/builder.js';
import type { Message } from '../messages/message';
import { folderOf } from '../runs/names';
import { refusalMessage } from './leftOut';
import { refusalOf } from './refusal';
import type { PlannedRun } from './rounds';

export type Suite =
  | {
      readonly kind: 'suite';
      /** Its folder's name below `test-suites/local`; PTS runs it as `local/NAME`. */
      readonly name: string;
      /** The text of its `suite-definition.xml`. */
      readonly xml: string;
    }
  | { readonly kind: 'refused'; readonly test: string; readonly message: Message };

/**
 * The suite of one PTS run: an `<Execute>` for each test, with its Arguments and Description to the character, so that
 * the results join those they are made of by key. Every text is escaped; one that no XML can hold, or that PTS would
 * change, is refused.
 */
export function suiteOf({ title, tests }: Pick<PlannedRun, 'title' | 'tests'>): Suite {
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
  return { kind: 'suite', name: folderOf(title), xml: `${xml}\n` };
}
