/** How a JSON text is laid out, so that what is added to it looks as if its author had written it. */
export interface JsonStyle {
  /** One level of indentation. */
  readonly indent: string;
  readonly lineEnd: string;
  /** A blank after colons and commas; false for minified texts. */
  readonly isSpaced: boolean;
}

export function styleOf(json: string): JsonStyle {
  return {
    indent: /^([ \t]+)\S/m.exec(json)?.[1] ?? '  ',
    lineEnd: json.includes('\r\n') ? '\r\n' : '\n',
    isSpaced: /[\r\n]/.test(json) || /": /.test(json),
  };
}

/** A property in this style, its value over several lines when it begins a line of this indentation. */
export function writeProperty(key: string, value: unknown, style: JsonStyle, margin?: string): string {
  return `${JSON.stringify(key)}:${style.isSpaced ? ' ' : ''}${writeValue(value, style, margin)}`;
}

/**
 * A value in this style.
 * @param margin the indentation of the line it stands in, for a value over several lines; absent: one line
 */
export function writeValue(value: unknown, style: JsonStyle, margin?: string): string {
  if (margin === undefined) return writeInLine(value, style);
  return JSON.stringify(value, undefined, style.indent).replaceAll('\n', `${style.lineEnd}${margin}`);
}

function writeInLine(value: unknown, style: JsonStyle): string {
  if (!style.isSpaced || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${items.map(item => writeInLine(item, style)).join(', ')}]`;
  }
  const properties: readonly (readonly [string, unknown])[] = Object.entries(value);
  const written = properties
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => writeProperty(key, each, style));
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}
