/** The builder alone, as far as it is used: xml2js's own types bring Node's globals with them. */
declare module 'xml2js/lib/builder.js' {
  export class Builder {
    constructor(options?: {
      readonly xmldec?: { readonly version: string };
      readonly renderOpts?: { readonly pretty: boolean; readonly indent: string; readonly newline: string };
    });
    /** Elements by name; an array repeats its element. A text is escaped. */
    buildObject(root: object): string;
  }
}
