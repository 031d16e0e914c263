/**
 * The parser alone, as far as it is used: xml2js's own types bring Node's globals with them, which
 * this folder must not see.
 */
declare module 'xml2js/lib/parser.js' {
  export class Parser {
    constructor(options?: {
      readonly async?: boolean;
      readonly strict?: boolean;
      readonly explicitArray?: boolean;
      readonly ignoreAttrs?: boolean;
      readonly trim?: boolean;
      /** Called at each start tag. */
      readonly tagNameProcessors?: readonly ((name: string) => string)[];
      /** Called at each end tag, with the value of the element; the answer takes its place. */
      readonly validator?: (path: string, before: unknown, value: unknown) => unknown;
    });
    /** Where it stands: units read so far, and so far before the tag, its `<` included. */
    readonly saxParser: { readonly position: number; readonly startTagPosition: number };
    /** Without `async` the callback is called before this returns. */
    parseString(text: string, callback: (error: unknown, result: unknown) => void): void;
  }
}
