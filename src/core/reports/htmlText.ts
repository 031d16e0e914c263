import { oneLine } from '../text/plainText';

/** Text of a result file as one line of HTML that shows just that text, between tags and in a quoted attribute. */
export function htmlText(text: string): string {
  return oneLine(text).replaceAll(/[&<>"']/g, character => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
