/**
 * The few globals that Node, the web worker host and the page all have. `src/core` is checked
 * without Node's or the browser's types, so what it may lean on is listed here and nowhere else.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
