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
    });
    /** Without `async` the callback is called before this returns. */
    parseString(text: string, callback: (error: unknown, result: unknown) => void): void;
  }
}
