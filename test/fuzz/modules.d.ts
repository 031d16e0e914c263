/** As far as it is used; it comes with xml2js, without types of its own. */
declare module 'sax' {
  interface Parser {
    onerror: (error: Error) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onopentag: (tag: { readonly name: string }) => void;
    onclosetag: (name: string) => void;
    ondoctype: (text: string) => void;
    write(text: string): Parser;
    close(): void;
  }
  const sax: {
    parser(
      strict: boolean,
      options: { readonly strictEntities: boolean; readonly position: boolean },
    ): Parser;
  };
  export default sax;
}
